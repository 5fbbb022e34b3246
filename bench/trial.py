"""What the trials of Stillcast's endurance share: clips, a picture, the program under trial, what it left behind.

Python's standard library only; Linux only, since processes are looked at in /proc.
"""
import array
import hashlib
import json
import math
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import wave
import zlib
from argparse import ArgumentParser
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench import find_ffmpeg

REPO = Path(__file__).resolve().parent.parent
SPEECH = Path("/usr/share/asterisk/sounds")  # Debian's asterisk-core-sounds-en-wav
JVM_OPTIONS = "-Xmx64m -XX:+UseSerialGC"
EACH_FFMPEG = "-Dorg.slf4j.simpleLogger.log.org.stillcast.route.FfmpegBinding=debug"
SEGMENT = re.compile(r"segment_([^/\s]+?)\.tmp-")
RATE = 8000


def parser(doc: str) -> ArgumentParser:
    result = ArgumentParser(description=doc.splitlines()[0])
    result.add_argument("--checkout", type=Path, default=REPO, metavar="DIR", help="whose ./stillcast is tried")
    result.add_argument("--scratch", type=Path, metavar="DIR", help="for all files; kept (default: a new one, deleted)")
    result.add_argument("--generated", action="store_true", help="generated clips even where real speech is installed")
    result.add_argument("--seed", type=int, default=1, help="of all that is random (default 1)")
    return result


@contextmanager
def scratch_of(args):
    with tempfile.TemporaryDirectory(prefix="stillcast-trial-") as fresh:
        folder = (args.scratch or Path(fresh)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        yield folder


# ---- what goes in
def make_clips(folder: Path, count: int, generated: bool) -> list[Path]:
    """Clips that all differ, mono, 8 kHz: real speech of 0.3 to 6 s if it is installed, else hums."""
    folder.mkdir(parents=True, exist_ok=True)
    speech = [] if generated else [path for path in sorted(SPEECH.rglob("*.wav")) if 5_000 < path.stat().st_size < 96_000]
    clips = [folder / f"{number:05}.wav" for number in range(1, count + 1)]
    for number, clip in enumerate(clips):
        if speech:
            sound = bytearray(speech[number % len(speech)].read_bytes())
            sound[-2:] = struct.pack("<h", number // len(speech))  # the last sample tells copies apart
            clip.write_bytes(sound)
        else:
            hum(clip, number, 0.6 + number * 7919 % 1000 / 500)
    return clips


def hum(path: Path, number: int, seconds: float) -> None:
    """A voice with three harmonics that swells and fades, of a pitch and pace by its number."""
    period = 36 + number * 37 % 61
    one = [sum(math.sin(2 * math.pi * k * i / period) / k for k in (1, 2, 3)) for i in range(period)]
    loud = [array.array("h", [int(level * 400 * value) for value in one]).tobytes() for level in range(17)]
    count = int(seconds * RATE) // period
    pace = 60 + number % 41
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        swell = (loud[round(16 * math.sin(math.pi * i * period * 3 / RATE / pace * 60) ** 2)] for i in range(count))
        file.writeframes(b"".join(swell) + struct.pack("<h", number % 30_000))


def make_picture(path: Path, width: int = 320, height: int = 180, blue: int = 128) -> Path:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(
        b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, blue)) for x in range(width)) for y in range(height))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def manifest(image: Path, sounds: list[Path], split_seconds: float, **more) -> str:
    return json.dumps({
        "version": 1, "image": str(image), "video": {"width": 320, "height": 180}, "split": {"every": split_seconds},
        **({"clips": [str(sound) for sound in sounds]} | more)}, indent=1)


def drop(inbox: Path, name: str, text: str) -> Path:
    """Puts a file into the inbox whole."""
    hidden = inbox / f".{name}"
    hidden.write_text(text)
    hidden.rename(inbox / name)
    return inbox / name


# ---- what a process takes
def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int, which: str = "VmRSS") -> float:
    return int(re.search(which + r":\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


# ---- the program under trial
class Stillcast:
    """One checkout's program, on its own inbox, outbox and temp below a folder."""

    def __init__(self, checkout: Path, home: Path, *options: str, temp: Path | None = None, outbox: Path | None = None):
        self.launcher, self.checkout, self.home = checkout.resolve() / "stillcast", checkout.resolve(), home
        self.inbox, self.log = home / "inbox", home / "log.txt"
        self.temp, self.outbox = temp or home / "temp", outbox or home / "outbox"
        for folder in (self.inbox, self.temp, self.outbox):
            folder.mkdir(parents=True, exist_ok=True)
        self.folders = ["--inbox", self.inbox, "--outbox", self.outbox, "--temp", self.temp]
        self.options = list(options)
        self.java_options = f"{JVM_OPTIONS} {EACH_FFMPEG}"

    def build(self) -> str:
        """Builds it if need be, and returns its version."""
        done = subprocess.run([self.launcher, "--version"], stdout=subprocess.PIPE, text=True, cwd=self.home)
        return done.stdout.strip() or sys.exit("Stillcast does not start, see above")

    def knows(self, prop: str) -> bool:
        """Tells whether the checkout's documents have a property."""
        return prop in (self.checkout / "docs/configuration.md").read_text()

    def command(self, *words) -> list[str]:
        return [str(word) for word in (self.launcher, *words[:1], *self.folders, *self.options, *words[1:])]

    def start(self, *words, log: Path | None = None) -> subprocess.Popen:
        """Starts it as the leader of a process group of its own; the launcher becomes the JVM."""
        environment = {**os.environ, "STILLCAST_JAVA_OPTS": self.java_options}
        with open(log or self.log, "ab") as file:
            return subprocess.Popen(self.command(*(words or ("watch",))), cwd=self.home, env=environment,
                                    stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True)

    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""


@dataclass
class Ended:
    status: int
    cpu_seconds: float
    wall_seconds: float


def wait_with_cpu(process: subprocess.Popen) -> Ended:
    """Waits, and returns the CPU of the process and of all its descendants that were waited for."""
    begun = time.monotonic()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Ended(process.returncode, usage.ru_utime + usage.ru_stime, time.monotonic() - begun)


def stop(process: subprocess.Popen) -> int:
    if process.poll() is None:
        process.terminate()
        try:
            return process.wait(20)
        except subprocess.TimeoutExpired:
            print("it did not stop within 20 s", file=sys.stderr)
            kill(process, True)
    return process.wait()


def kill(process: subprocess.Popen, group: bool) -> None:
    with suppress(ProcessLookupError):
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def wait_for(condition, seconds: float, every: float = 0.05) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(every)
    return bool(condition())


def rendered(log: str) -> dict[str, int]:
    """How often the rendering of each clip, or else its levelling, was begun, by the log's lines about each ffmpeg."""
    counts: dict[str, list[int]] = {}
    for line in log.splitlines():
        match = SEGMENT.search(line)
        if match and "ffmpeg -v" in line and "Failed:" not in line:
            counts.setdefault(match[1], [0, 0])["volume=" in line] += 1
    return {clip: max(of_clip) for clip, of_clip in counts.items()}


# ---- what comes out
def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def result_of(outbox: Path, name: str) -> dict:
    return json.loads((outbox / name / f"{name}.json").read_text())


def boundaries(result: dict) -> list:
    """All samples and boundaries that a result tells."""
    return [[part["samples"], [[clip["id"], clip["startSamples"], clip["samples"]] for clip in part["clips"]]]
            for part in result["parts"]]


def wrong_parts(outbox: Path, result: dict) -> list[str]:
    """The parts whose file is not what the result says."""
    folder = outbox / result["id"]
    return [part["file"] for part in result["parts"]
            if not (folder / part["file"]).is_file() or sha256(folder / part["file"]) != part["sha256"]]


def sound_of(ffmpeg: Path, part: Path) -> str:
    """A hash of the decoded sound."""
    return subprocess.run([ffmpeg, "-v", "error", "-nostdin", "-i", part, "-map", "0:a", "-f", "md5", "-"],
                          stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def ffmpeg_of(checkout: Path, scratch: Path) -> Path:
    return find_ffmpeg(checkout.resolve() / "stillcast", scratch)


def left_over(*folders: Path) -> list[Path]:
    """Files of an unfinished project; locks stay for good."""
    names = [path for folder in folders for path in folder.rglob("*")]
    return [path for path in names if path.is_file() and not path.name.endswith(".lock") and
            ("video_segments" in path.parts or ".tmp-" in path.name or ".staging-" in str(path))]


def processes_with(text: str) -> list[str]:
    """Command lines that have a text in them, of others than this process and those above it."""
    own, found = {os.getpid(), os.getppid()}, []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if text in line and int(folder.name) not in own:
                found.append(f"{folder.name}: {line[:200]}")
    return found


class Verdict:
    """Says line by line what holds, and what the script exits with."""

    def __init__(self):
        self.broken = 0

    def say(self, holds: bool, sentence: str) -> None:
        self.broken += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {sentence}", flush=True)

    def exit(self) -> None:
        print("all holds" if not self.broken else f"{self.broken} of these do not hold")
        sys.exit(1 if self.broken else 0)


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
