#!/usr/bin/env python3
"""Measures what many pictures cost: the calls of ffmpeg that Stillcast's log has for one, made for each of many.

Python's standard library only; Linux only.
"""
import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import find_ffmpeg
from trial import EACH_FFMPEG, hum

REPO = Path(__file__).resolve().parent.parent
CALL = re.compile(r"DEBUG ffmpeg (.*)")


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make_pictures(ffmpeg: str, folder: Path, count: int) -> list[Path]:
    """Pictures of 1920x1080 and about 1 MB as PNG, each another one."""
    run(ffmpeg, ["-f", "lavfi", "-i", "mandelbrot=s=1920x1080:r=25:maxiter=400:end_pts=20000",
                 "-frames:v", str(count), str(folder / "picture_%03d.png")], folder)
    return sorted(folder.glob("picture_*.png"))


def run(ffmpeg: str, arguments: list[str], folder: Path) -> None:
    command = [ffmpeg, "-v", "error", "-nostdin", "-y", *arguments]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {done.stderr}\n{command}")


def calls_of(launcher: Path, picture: Path, folder: Path) -> tuple[str, list[list[str]]]:
    """The ffmpeg that Stillcast runs, and its three calls for a picture: frames for all, key frames, loops."""
    clip = folder / "clip.wav"
    hum(clip, 1, 1.0)
    manifest = folder / "one.json"
    manifest.write_text(f'{{"version": 1, "image": "{picture.name}", "clips": ["{clip.name}"]}}')
    log = subprocess.run(
        [str(launcher), "render", "--temp", str(folder / "temp"), "--outbox", str(folder / "out"), str(manifest)],
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(Path.home()),
             "STILLCAST_JAVA_OPTS": "-Xmx64m -XX:+UseSerialGC " + EACH_FFMPEG},
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    program = re.search(r"INFO ffmpeg \S+ \((.*)\)", log)
    calls = [match.group(1).split(" ")[4:] for match in CALL.finditer(log)]
    stills = [call for call in calls if any("skip_frames" in word or "key_still" in word or "list_still" in word
                                            for word in call)]
    if program is None or len(stills) != 3:
        sys.exit(f"the calls for a picture are not in the log:\n{log}")
    return program.group(1), stills


def beside(call: list[str], folder: Path, names: dict[str, str]) -> list[str]:
    """A call with all files in one folder, under other names."""
    words = []
    for word in call:
        if word.startswith("file:/"):
            word = "file:" + str(folder / Path(word[5:]).name)
        for before, after in names.items():
            word = word.replace(before, after)
        words.append(word)
    return words


def name_of(call: list[str], pattern: str) -> str:
    return next(match.group(0) for word in call if (match := re.search(pattern, word)))


def write_list(path: Path, key_frame: str, skip_frames: str, rate: int) -> None:
    lines = ["ffconcat version 1.0", f"file {key_frame}", f"duration {1 / rate:.6f}", f"outpoint {0.5 / rate:.6f}"]
    for first in range(1, 10 * rate, 16):
        count = min(16, 10 * rate - first)
        lines += [f"file {skip_frames}", f"duration {count / rate:.6f}", f"outpoint {(count - 0.5) / rate:.6f}"]
    path.write_text("\n".join(lines) + "\n")


def measure(folder: Path, launcher: Path, count: int) -> None:
    pictures = make_pictures(str(find_ffmpeg(launcher, folder)), folder, count)
    ffmpeg, (skip, key, loop) = calls_of(launcher, pictures[0], folder)
    before = cpu_seconds()
    skip_names = {name_of(skip, r"(?<!_)skip_frames[^/]*$"): "skip_frames.mp4",
                  name_of(skip, r"preview_skip_frames[^/]*$"): "preview_skip_frames.mp4"}
    run(ffmpeg, beside(skip, folder, dict(reversed(skip_names.items()))), folder)
    once = cpu_seconds() - before
    full, small = name_of(key, r"key_still_[^/]*$"), name_of(key, r"key_preview_[^/]*$")
    before = cpu_seconds()
    for number, picture in enumerate(pictures):
        names = {pictures[0].name: picture.name, full: f"key_{number}.mp4", small: f"key_small_{number}.mp4"}
        run(ffmpeg, beside(key, folder, names), folder)
        lists = {name_of(loop, r"list_still_[^/]*$"): f"list_{number}", name_of(loop, r"list_preview_[^/]*$"): f"small_{number}"}
        write_list(folder / f"list_{number}", f"key_{number}.mp4", "skip_frames.mp4", 25)
        write_list(folder / f"small_{number}", f"key_small_{number}.mp4", "preview_skip_frames.mp4", 10)
        outputs = {full[4:]: f"still_{number}.mp4", small[4:]: f"preview_{number}.mp4"}
        run(ffmpeg, beside(loop, folder, lists | outputs), folder)
    each = (cpu_seconds() - before) / len(pictures)
    size = sum(picture.stat().st_size for picture in pictures) / len(pictures) / 1e6
    print(f"{len(pictures)} pictures of 1920x1080, PNG of {size:.2f} MB: {each:.3f} s of CPU each, and {once:.2f} s once")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=300, metavar="N")
    parser.add_argument("--stillcast", type=Path, default=REPO / "stillcast", metavar="FILE", help="its launcher")
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="stillcast-stills-"))
    try:
        measure(scratch, options.stillcast.resolve(), options.pictures)
    finally:
        shutil.rmtree(scratch)
