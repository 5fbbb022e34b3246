#!/usr/bin/env python3
"""Installs the Debian package in a clean root without Java, lets it work, and removes it again.

README.md says what is looked at. Needs root, debootstrap, and the package, which ./mvnw -Pdist package makes.
"""
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from contextlib import contextmanager
from pathlib import Path

import trial

STATE = Path("var/lib/stillcast")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
START_SECONDS, WORK_SECONDS = 60, 120
MADE_BY_OTHERS = ("/var/lib/dpkg", "/var/log", "/var/cache", "/etc/passwd", "/etc/shadow", "/etc/group", "/etc/gshadow",
                  "/etc/subuid", "/etc/subgid", "/root", "/run", "/tmp", "/proc", "/dev", "/home", "/etc/ld.so.cache")


def mirror_of(suite: str) -> str:
    """Where this machine's own apt has a suite from."""
    said = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages"],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    for line in said.splitlines():
        uri, _, codename = line.partition(" ")
        if codename == suite:
            return uri
    sys.exit(f"this machine's apt knows no {suite}; name a mirror with --mirror")


class Root:
    """A Debian in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def make(self, suite: str, mirror: str | None, *packages: str) -> None:
        """Makes the least that is a Debian, unless it is there, with some packages more."""
        if not self.folder.exists():
            more = [f"--include={','.join(packages)}"] if packages else []
            subprocess.run(["debootstrap", "--variant=minbase", *more, suite, self.folder, mirror or mirror_of(suite)],
                           stdout=subprocess.DEVNULL, check=True)

    def run(self, *command: str, user: str | None = None, check: bool = True) -> subprocess.CompletedProcess:
        return subprocess.run(self.line(*command, user=user), env=self.environment(user), check=check,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def line(self, *command: str, user: str | None = None) -> list[str]:
        """A command line that does something in the root, as a user of it."""
        who = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if user else []
        return ["chroot", str(self.folder), *who, *command]

    @staticmethod
    def environment(user: str | None) -> dict[str, str]:
        return {"PATH": PATH, "HOME": f"/home/{user}" if user else "/root", "DEBIAN_FRONTEND": "noninteractive"}

    def has(self, program: str) -> bool:
        return self.run("sh", "-c", f"command -v {program}", check=False).returncode == 0

    def files(self) -> set[str]:
        """All that is there, but what a package manager writes about any package."""
        found = set()
        for folder, folders, files in os.walk(self.folder):
            shown = "/" + os.path.relpath(folder, self.folder).removeprefix(".").lstrip("/")
            folders[:] = [name for name in folders if not f"{shown.rstrip('/')}/{name}".startswith(MADE_BY_OTHERS)]
            found |= {f"{shown.rstrip('/')}/{name}" for name in folders + files}
        return {path for path in found if not path.startswith(MADE_BY_OTHERS)}

    @contextmanager
    def mounted(self):
        """As a disk of its own, whose room Java can tell."""
        subprocess.run(["mount", "--bind", self.folder, self.folder], check=True)
        try:
            subprocess.run(["mount", "-t", "proc", "proc", self.folder / "proc"], check=True)
            yield
        finally:
            subprocess.run(["umount", "--lazy", "--recursive", self.folder], check=True)


class Unit:
    """What the package's unit says of the daemon: there is no systemd in such a root."""

    def __init__(self, file: Path):
        self.lines = [line.partition("=") for line in file.read_text().splitlines() if "=" in line and line[0] != "#"]

    def __getitem__(self, key: str) -> str:
        return next(value for name, _, value in self.lines if name == key)

    def start(self, root: Root, log: Path) -> subprocess.Popen:
        command = f"umask {self['UMask']} && cd {self['WorkingDirectory']} && exec {self['ExecStart']}"
        with open(log, "ab") as file:
            return subprocess.Popen(root.line("sh", "-c", command, user=self["User"]),
                                    env={"PATH": PATH, "HOME": self["WorkingDirectory"]}, stdin=subprocess.DEVNULL,
                                    stdout=file, stderr=file, start_new_session=True)


def work(root: Root, verdict: trial.Verdict, log: Path) -> None:
    """The daemon by hand, and a member of its group who drops a folder."""
    state = root.folder / STATE
    unit = Unit(root.folder / "usr/lib/systemd/system/stillcast.service")
    root.run("useradd", "--create-home", "--groups", "stillcast", "anna")
    daemon = unit.start(root, log)
    try:
        verdict.say(trial.wait_for(lambda: "Stillcast ready" in log.read_text(), START_SECONDS), "the daemon is ready")
        root.run("sh", "-c", "cp -r /usr/share/doc/stillcast/examples/greetings /var/lib/stillcast/inbox/hello &&"
                             " chmod g+w /var/lib/stillcast/inbox/hello", user="anna")
        done = state / "inbox/done/hello"
        verdict.say(trial.wait_for(done.exists, WORK_SECONDS),
                    "a folder that a member of the group has dropped is rendered, and moves to done/")
        result = trial.result_of(state / "outbox", "good-morning")
        verdict.say(len(result["parts"]) == 2 and not trial.wrong_parts(state / "outbox", result),
                    "both parts are what the result says")
        closed = state / "inbox/closed"
        root.run("sh", "-c", "cp -r /usr/share/doc/stillcast/examples/greetings /var/lib/stillcast/inbox/closed &&"
                             " sed -i s/good-morning/closed/ /var/lib/stillcast/inbox/closed/manifest.json", user="anna")
        note = state / "inbox/closed.status.txt"
        verdict.say(trial.wait_for(lambda: note.exists() and "chmod g+w closed" in note.read_text(), WORK_SECONDS) and
                    (state / "outbox/closed/closed.json").exists(),
                    "one that the daemon may not move is made, too, and its status says what to do")
        closed.chmod(0o2775)
        verdict.say(trial.wait_for((state / "inbox/done/closed").exists, WORK_SECONDS), "then it moves to done/")
        verified = root.run("stillcast", "verify", "/var/lib/stillcast/outbox", user="anna", check=False)
        verdict.say(verified.returncode == 0, "the member of the group reads and verifies them")
        verdict.say("/usr/lib/stillcast/lib/app/ffmpeg-" in log.read_text() and not list(state.rglob("ffmpeg-*")),
                    "ffmpeg lies where only root writes")
        others = [path for path in (state / "routes", state / "lib", root.folder / "etc/stillcast/stillcast.properties")
                  if path.stat().st_uid != 0 or path.stat().st_mode & 0o022]
        verdict.say(not others, "so do routes, libraries and settings")
    finally:
        status = trial.stop(daemon)
    verdict.say(status == int(unit["SuccessExitStatus"]) and "Stillcast stops" in log.read_text(), f"stopped by SIGTERM: {status}")


def render_as_anybody(root: Root, verdict: trial.Verdict) -> None:
    root.run("useradd", "--create-home", "boris")
    done = root.run("sh", "-c", "cd && cp -r /usr/share/doc/stillcast/examples/greetings . && stillcast greetings",
                    user="boris", check=False)
    parts = list((root.folder / "home/boris/outbox").rglob("*.mp4"))
    verdict.say(done.returncode == 0 and len(parts) == 2, "somebody else renders into the folder that he is in")


def remove(root: Root, verdict: trial.Verdict, before: set[str]) -> None:
    root.run("dpkg", "--remove", "stillcast")
    kept = [path for path in ("etc/stillcast/stillcast.properties", f"{STATE}/outbox", f"{STATE}/inbox/done/hello")
            if (root.folder / path).exists()]
    verdict.say(len(kept) == 3 and not (root.folder / "usr/lib/stillcast").exists(),
                "removed: the program is gone, settings and projects are kept")
    root.run("dpkg", "--purge", "stillcast")
    rest = sorted(root.files() - before)
    verdict.say(not rest, f"purged: nothing is left {rest[:5] or ''}")
    known = root.run("sh", "-c", "getent passwd stillcast; getent group stillcast", check=False).stdout
    verdict.say(not known, f"nor user and group {known.strip()}")
    verdict.say(root.run("dpkg", "--list", "stillcast", check=False).returncode != 0, "nor a word in the list of packages")


def arguments(doc: str):
    """What this script and service.py are called with; the package is there."""
    parser = ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--deb", type=Path, help="the package (default: the one in target/)")
    parser.add_argument("--suite", default="bookworm", help="of Debian (default bookworm)")
    parser.add_argument("--mirror", help="of Debian (default: this machine's own)")
    parser.add_argument("--scratch", type=Path, metavar="DIR",
                        help="for all files; kept, and its root/, if there is one, is used (default: a new one, deleted)")
    args = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("it has to be root, to make a root of its own")
    args.deb = args.deb or next((trial.REPO / "target").glob("stillcast_*.deb"), None)
    if args.deb is None:
        parser.error("there is no package in target/: ./mvnw -Pdist package")
    return args


def main() -> None:
    args = arguments(__doc__)
    verdict = trial.Verdict()
    with trial.scratch_of(args) as scratch:
        root = Root(scratch / "root")
        root.make(args.suite, args.mirror)
        before = root.files()
        verdict.say(not root.has("java"), f"Debian {args.suite}, the least there is, without Java")
        with root.mounted():
            shutil.copy(args.deb, root.folder / "tmp/stillcast.deb")
            installed = root.run("dpkg", "--install", "/tmp/stillcast.deb", check=False)
            verdict.say(installed.returncode == 0, f"installed with no other package {installed.stdout if installed.returncode else ''}")
            taken = sum(path.lstat().st_size for path in (root.folder / "usr/lib/stillcast").rglob("*") if path.is_file())
            print(f"     {args.deb.stat().st_size / 1e6:.0f} MB to download, {taken / 1e6:.0f} MB installed")
            verdict.say(not root.has("java"), "still without Java on the PATH")
            log = scratch / "log.txt"
            log.touch()
            work(root, verdict, log)
            render_as_anybody(root, verdict)
            remove(root, verdict, before)
            for user in ("anna", "boris"):
                root.run("userdel", "--remove", user, check=False)
    verdict.exit()


if __name__ == "__main__":
    main()
