#!/usr/bin/env python3
"""Does what the documents say, as written, in a fresh clone and in the unpacked zip.

README.md says what is counted. Linux only.
"""
import fnmatch
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

import trial

PATIENCE_SECONDS = 120
COMMAND = re.compile(r"^    (\./stillcast.*?)(?:  .*)?$", re.M)
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.S)
ENGLISH, CHINESE = "README.md", "README.zh-CN.md"


class Home:
    """Stillcast as somebody has it who follows the documents in its folder."""

    def __init__(self, folder: Path, verdict):
        self.folder, self.verdict = folder, verdict
        self.tried: set[str] = set()

    def text(self, name: str) -> str:
        return (self.folder / name).read_text()

    def check(self, what: str, holds: bool, why: str = "") -> None:
        self.verdict(f"{self.folder.name}: {what}", holds, why)

    # ---- commands, through a shell, in the folder
    def run(self, command: str, status: int = 0, **environment: str) -> subprocess.CompletedProcess:
        self.tried.add(command)
        done = subprocess.run(command, shell=True, cwd=self.folder, env={**os.environ, **environment},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.check(f"{command} ends with {status}", done.returncode == status, f"{done.returncode}\n{done.stderr}")
        return done

    @contextmanager
    def daemon(self, log: Path):
        self.tried.add("./stillcast")
        with open(log, "w") as file:
            process = subprocess.Popen("exec ./stillcast", shell=True, cwd=self.folder, stdin=subprocess.DEVNULL,
                                       stdout=file, stderr=file, start_new_session=True)
        try:
            self.wait("the daemon is ready", lambda: "Stillcast ready" in log.read_text())
            yield
            process.send_signal(signal.SIGTERM)
            self.check("the daemon stops when it is told to", process.wait(30) == 143, log.read_text())
        finally:
            process.kill()

    def wait(self, what: str, holds) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not holds() and time.monotonic() < until:
            time.sleep(0.1)
        self.check(what, holds())

    # ---- what people bring along
    def course(self, name: str, manifest: str | None = None, welcome: str = "welcome") -> Path:
        """A folder as the README's example has it."""
        audio, course = self.folder / "examples/greetings/audio", self.folder / name
        (course / "audio/more").mkdir(parents=True)
        shutil.copy(self.folder / "examples/greetings/background.png", course)
        shutil.copy(audio / "german.mp3", course / f"audio/{welcome}.mp3")
        shutil.copy(audio / "english.wav", course / "audio/lesson1.wav")
        shutil.copy(audio / "dutch.mp3", course / "audio/more/1.mp3")
        if manifest:
            (course / "manifest.json").write_text(manifest)
        return course

    def example(self, document: str, number: int = 0) -> str:
        return [text for kind, text in BLOCK.findall(self.text(document)) if kind.startswith("json")][number]

    def result(self, project: str) -> dict:
        return json.loads(self.text(f"outbox/{project}/{project}.json"))

    def has_parts(self, project: str) -> bool:
        return (self.folder / f"outbox/{project}/{project}_part001.mp4").exists()


def try_example(home: Home, _: Path) -> None:
    """README, "First result", and examples/README.md."""
    done = home.run("./stillcast render examples/greetings/manifest.json")
    parts = [home.folder / f"outbox/good-morning/good-morning_part00{number}.mp4" for number in (1, 2)]
    printed = [home.folder / line for line in done.stdout.splitlines()]
    home.check("its parts are printed", printed == parts, done.stdout)
    said = home.text("examples/README.md")
    for part in home.result("good-morning")["parts"]:
        fact = f"`{part['file']}` ({len(part['clips'])} clips, {part['durationSeconds']:.1f} s)"
        home.check(f"examples/README.md: {fact}", fact in said)
    home.run("./stillcast render examples/course/manifest.json")
    lengths = [f"{part['durationSeconds']:.1f}" for part in home.result("spanish-course")["parts"]]
    fact = f"({' and '.join(lengths)} s)"
    home.check(f"examples/README.md: {fact}", fact in said)
    home.run("./stillcast verify outbox/good-morning")
    home.tried.add("./stillcast verify outbox/ID")


def try_folder(home: Home, _: Path) -> None:
    """README, "Your own", up to the manifest."""
    folder = home.course("MY-FOLDER")
    home.run("./stillcast MY-FOLDER")
    home.check("a bare folder becomes a video", home.has_parts("MY-FOLDER"))
    home.check("temp/ is beside outbox/", (home.folder / "temp").is_dir())
    home.run("./stillcast init MY-FOLDER")
    home.check("init writes manifest.json", (folder / "manifest.json").exists())
    manifest = (folder / "manifest.json").read_text()
    home.run("./stillcast init MY-FOLDER", status=1)
    home.check("and never another over it", (folder / "manifest.json").read_text() == manifest)
    home.run("./stillcast MY-FOLDER")
    home.run("./stillcast validate MY-FOLDER")


def try_manifests(home: Home, _: Path) -> None:
    """The manifests in the documents."""
    for document, welcome in ((ENGLISH, "welcome"), (CHINESE, "欢迎")):
        manifest = home.example(document)
        home.course(f"of {document}", manifest, welcome)
        home.run(f"./stillcast render 'of {document}/manifest.json'")
        home.check(f"the manifest of {document} becomes a video", home.has_parts(json.loads(manifest)["id"]))
    data = home.folder / "data"
    shutil.copytree(home.folder / "examples/greetings", data, ignore=lambda *_: ["manifest.json"])
    shutil.copytree(data / "audio/more", data / "audio/lesson2")
    (data / "background.png").rename(data / "bg.png")
    for clip in ("0001", "0002", "0003", "0004", "lesson2/1"):
        shutil.copy(data / "audio/german.mp3", data / f"audio/{clip}.mp3")
    course = home.folder / "examples/course"
    for folder in ("slides", "subs"):
        (data / folder).mkdir()
    shutil.copy(course / "slides/cafe.png", data / "slides/3.png")
    shutil.copy(course / "conversation.srt", data / "subs/0004.srt")
    shutil.copy(course / "cover.png", data)
    whole = home.example("docs/manifest.md").replace("/data/jlpt", str(data))
    (data / "manifest.json").write_text(whole)
    home.run("./stillcast render data/manifest.json")
    said = set(re.findall(r'"(\w+)":', home.example("docs/manifest.md", 1)))
    home.check("docs/manifest.md has all fields of a result", keys(home.result("jlpt-n2")) <= said,
               str(keys(home.result("jlpt-n2")) - said))


def keys(tree) -> set[str]:
    if isinstance(tree, dict):
        return set(tree) | {key for value in tree.values() for key in keys(value)}
    return {key for value in tree for key in keys(value)} if isinstance(tree, list) else set()


def try_daemon(home: Home, scratch: Path) -> None:
    """README, "Your own", and docs/chaining.md."""
    told, log = scratch / f"told {home.folder.name}", scratch / f"log of {home.folder.name}.txt"
    endpoints = "\n".join(line.strip() for line in home.text("docs/chaining.md").splitlines()
                          if line.startswith("    stillcast.") and "-endpoint=" in line)
    with open(home.folder / "stillcast.properties", "a") as properties:
        properties.write(f"\n{endpoints.replace('/srv/done', str(told))}\nstillcast.media-roots={home.folder}\n")
    (home.folder / "routes/upload.yaml").write_text(home.text("examples/routes/upload.yaml").replace(
        "uri: direct:upload", "uri: seda:stillcast-completed?multipleConsumers=true&discardIfNoConsumers=true"))
    home.run("./stillcast submit MY-FOLDER")
    inbox = home.folder / "inbox"
    home.course("dropped", home.example(ENGLISH).replace("my-course", "dropped")).rename(inbox / "dropped")
    (inbox / "NAME.json").write_text("{}")
    with home.daemon(log):
        home.wait("what was submitted is published", lambda: (told / "MY-FOLDER.json").exists())
        home.wait("what was dropped moves to done/", lambda: (inbox / "done/dropped/manifest.json").exists())
        home.check("the completed endpoint has the result", (told / "dropped.json").exists())
        home.wait("the example of a route copies", lambda: (home.folder / "uploads/dropped/dropped_part001.mp4").exists())
        home.wait("what cannot be is reported", lambda: (inbox / "failed/NAME.json.error.txt").exists())
        home.check("log: is seen", "INFO Exchange[" in log.read_text(), log.read_text())
        home.check("with a line for each fault", "\n/clips: is missing" in log.read_text(), log.read_text())
        mended = json.loads(home.example(ENGLISH)) | {"id": "mended", "base": str(inbox / "done/dropped")}
        (inbox / "failed/NAME.json").write_text(json.dumps(mended))
        home.run("./stillcast retry NAME")
        home.wait("what was mended is published", lambda: home.has_parts("mended"))


def try_log(home: Home, _: Path) -> None:
    """docs/operating.md, "Log"."""
    render = "./stillcast render examples/greetings/manifest.json --outbox"
    java = re.findall(r'STILLCAST_JAVA_OPTS="([^"]*=debug)"', home.text("docs/operating.md"))
    loud = home.run(f"{render} o1", STILLCAST_JAVA_OPTS=java[0]) if java else home.run(f"{render} o1 -v")
    home.check("calls of ffmpeg are shown if that is asked for", " -i " in loud.stderr, loud.stderr)
    usual = home.run(f"{render} o2")
    home.check("and only then", " -i " not in usual.stderr, usual.stderr)


def try_notice(home: Home) -> None:
    named = re.findall(r"[a-z0-9.-]+[*]", home.text("NOTICE").split("Libraries in lib/")[1])
    jars = [path.name for path in (home.folder / "lib").glob("*.jar")]
    unnamed = [jar for jar in jars if not any(fnmatch.fnmatch(jar, name) for name in named)]
    unused = [name for name in named if not fnmatch.filter(jars, name)]
    home.check("NOTICE names each library", jars and not unnamed and not unused, f"{unnamed} {unused}")


def try_all(home: Home, scratch: Path) -> None:
    english, chinese = (COMMAND.findall(home.text(name)) for name in (ENGLISH, CHINESE))
    home.check("both READMEs have the same commands", english == chinese, f"{english}\n{chinese}")
    for steps in (try_example, try_folder, try_manifests, try_log, try_daemon):
        try:
            steps(home, scratch)
        except OSError as missing:  # the steps before have failed
            home.check(steps.__name__, False, str(missing))
    home.check("each command of the READMEs was tried", set(english) <= home.tried, str(set(english) - home.tried))


def unpack(clone: Path, scratch: Path) -> Path:
    subprocess.run(["sh", "mvnw", "-q", "-B", "-ntp", "-Dmaven.test.skip=true", "package"], cwd=clone, check=True)
    archive, = (clone / "target").glob("stillcast-*.zip")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(scratch)
        top = packed.namelist()[0].split("/")[0]
    (scratch / top / "stillcast").chmod(0o755)  # which zipfile does not, and unzip does
    return (scratch / top).rename(scratch / "the zip")


def main() -> None:
    args = trial.parser(__doc__).parse_args()
    faults = []

    def verdict(what: str, holds: bool, why: str) -> None:
        print("ok  " if holds else "FAIL", what, flush=True)
        if not holds:
            faults.append(what)
            print("     " + "\n     ".join(why.strip().splitlines()[-12:]), flush=True)

    with trial.scratch_of(args) as scratch:
        clone = scratch / "a clone"
        subprocess.run(["git", "clone", "-q", args.checkout, clone], check=True)
        try_all(Home(clone, verdict), scratch)
        unpacked = Home(unpack(clone, scratch), verdict)
        try_notice(unpacked)
        try_all(unpacked, scratch)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
