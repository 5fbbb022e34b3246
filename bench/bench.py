#!/usr/bin/env python3
"""Compares Stillcast with the scripts that people use instead, and with the floor that nobody can beat.

All contenders get the same clips, picture, ffmpeg and part length in one run; README.md says what each of them does.
Python's standard library only; Linux only, since memory and processor time are read from /proc.
"""
import argparse
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
AUDIO_ENDINGS = {".wav", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac"}
CORES = len(os.sched_getaffinity(0))
SAMPLE_EVERY_SECONDS = 0.05

# Words of Stillcast's log between which phase 2 lies; the lines are timed as they arrive.
PHASE2_STARTS = re.compile(r"all .*segments|joining \d+ segments", re.I)
PHASE2_ENDS = re.compile(r"\bdone\b", re.I)


@dataclass(frozen=True)
class Clip:
    path: Path
    format: tuple[str, str, str]  # ending, codec, sample rate and channels as ffmpeg words them
    mono: bool
    seconds: float


@dataclass(frozen=True)
class Job:
    """What a contender is asked to do; its temporary files go to folder/temp, its products to folder/out."""
    clips: list[Clip]
    image: Path
    ffmpeg: Path
    folder: Path
    split_seconds: float
    aac: list[str]
    stillcast: list[str]  # its launcher, and options to add

    temp = property(lambda self: self.folder / "temp")
    out = property(lambda self: self.folder / "out")

    def run_ffmpeg(self, *arguments) -> None:
        command = [str(a) for a in (self.ffmpeg, "-v", "error", "-nostdin", "-y", *arguments)]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
        if done.returncode != 0:
            raise RuntimeError(f"exit {done.returncode}: {shlex.join(command)}\n{done.stderr[-1000:]}")


@dataclass
class Figures:
    """What one contender took. `scaled_by` is not 1 if it was measured over some clips and then multiplied."""
    contender: str
    cpu_seconds: float = 0
    wall_seconds: float = 0
    peak_tree_mb: float = 0
    largest_ffmpeg_mb: float = 0
    jvm_mb: float = 0
    temp_mb: float = 0
    output_mb: float = 0
    output_seconds: float = 0
    scaled_by: float = 1
    notes: list[str] = field(default_factory=list)


# ---- measuring
def descendants_of(pid: int) -> list[tuple[int, int]]:
    """All (parent, child) pairs below a process."""
    pairs = []
    with suppress(OSError):  # it ended while we looked
        for thread in os.listdir(f"/proc/{pid}/task"):
            for child in map(int, Path(f"/proc/{pid}/task/{thread}/children").read_text().split()):
                pairs += [(pid, child), *descendants_of(child)]
    return pairs


def cpu_seconds_below(pid: int) -> float:
    """CPU of all processes below this one: those that ended and were waited for, at any depth, and the living."""
    ticks = 0
    for process in [pid, *(child for _, child in descendants_of(pid))]:
        with suppress(OSError):
            times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15]
            ticks += sum(map(int, times[2:] if process == pid else times))  # utime, stime, and both of ended children
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(pid: int, file: str, key: str) -> float:
    match = re.search(rf"^{key}:\s+(\d+) kB", Path(f"/proc/{pid}/{file}").read_text(), re.M)
    return int(match.group(1)) * 1024 / 1e6 if match else 0


def folder_megabytes(folder: Path) -> float:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # renamed or deleted while we looked
                total += os.stat(os.path.join(parent, name)).st_size
    return total / 1e6


class Sampler(threading.Thread):
    """Writes the largest memory of our descendants and the largest temp folder into `figures` until stopped."""

    def __init__(self, figures: Figures, temp: Path):
        super().__init__(daemon=True)
        self.figures, self.temp, self.stopped = figures, temp, threading.Event()

    def run(self) -> None:
        next_look = time.monotonic()
        while not self.stopped.wait(SAMPLE_EVERY_SECONDS):
            self.sample_memory()
            if (begun := time.monotonic()) >= next_look:
                self.figures.temp_mb = max(self.figures.temp_mb, folder_megabytes(self.temp))
                next_look = begun + max(0.25, 20 * (time.monotonic() - begun))  # to be idle most of the time

    def sample_memory(self) -> None:
        tree_mb, figures = 0.0, self.figures
        for parent, pid in descendants_of(os.getpid()):
            with suppress(OSError):  # it ended while we looked
                program = os.readlink(f"/proc/{pid}/exe")
                if program == os.readlink(f"/proc/{parent}/exe"):
                    continue  # between fork and exec it still shares its parent's memory, which would count twice
                tree_mb += megabytes(pid, "smaps_rollup", "Pss")
                resident_peak = megabytes(pid, "status", "VmHWM")
                if program.endswith("/java"):
                    figures.jvm_mb = max(figures.jvm_mb, resident_peak)
                elif os.path.basename(program).startswith("ffmpeg"):
                    figures.largest_ffmpeg_mb = max(figures.largest_ffmpeg_mb, resident_peak)
        figures.peak_tree_mb = max(figures.peak_tree_mb, tree_mb)


def measure(name: str, job: Job) -> Figures:
    job.temp.mkdir(parents=True)
    job.out.mkdir()
    figures = Figures(name)
    sampler = Sampler(figures, job.temp)
    sampler.start()
    cpu, wall = cpu_seconds_below(os.getpid()), time.monotonic()
    try:
        figures.notes += CONTENDERS[name](job) or []
        figures.cpu_seconds = cpu_seconds_below(os.getpid()) - cpu
        figures.wall_seconds = time.monotonic() - wall
    finally:
        sampler.stopped.set()
        sampler.join()
    figures.temp_mb = max(figures.temp_mb, folder_megabytes(job.temp))
    figures.output_mb = folder_megabytes(job.out)
    figures.output_seconds = sum(probe(job.ffmpeg, path).seconds for path in job.out.rglob("*.mp4"))
    return figures


# ---- the contenders: each returns notes for the report, or none
def write_list(path: Path, files: list[Path]) -> Path:
    lines = ["file '{}'\n".format(str(file).replace("'", r"'\''")) for file in files]
    path.write_text("".join(["ffconcat version 1.0\n", *lines]))
    return path


def floor(job: Job) -> list[str]:
    formats = sorted({clip.format for clip in job.clips})
    for number, one in enumerate(formats):
        clips = write_list(job.temp / f"{number}.ffconcat", [clip.path for clip in job.clips if clip.format == one])
        job.run_ffmpeg("-f", "concat", "-safe", "0", "-i", clips, "-vn", *job.aac, job.out / f"{number}.mp4")
    return [f"{len(formats)} formats, one ffmpeg each, summed"] if len(formats) > 1 else []


def usual(job: Job) -> None:
    segments = []
    for number, clip in enumerate(job.clips):
        segments.append(job.temp / f"{number}.mp4")
        job.run_ffmpeg(
            "-loop", "1", "-i", job.image, "-i", clip.path, "-map", "0:v", "-map", "1:a:0", "-vf", "scale=1920:1080",
            "-c:v", "libx264", "-tune", "stillimage", "-pix_fmt", "yuv420p", *job.aac, "-shortest", segments[-1])
    full, clips = job.temp / "full.mp4", write_list(job.temp / "all.ffconcat", segments)
    job.run_ffmpeg("-f", "concat", "-safe", "0", "-i", clips, "-c", "copy", full)
    job.run_ffmpeg("-i", full, "-map", "0", "-c", "copy", "-f", "segment", "-segment_time", job.split_seconds,
                   "-reset_timestamps", "1", job.out / "part%03d.mp4")


def expert(job: Job) -> None:
    if len({clip.format for clip in job.clips}) > 1:
        raise RuntimeError("it joins all clips by one list, which takes one format, and these have several")
    still = job.temp / "still.mp4"
    job.run_ffmpeg(
        "-i", job.image, "-vf", "scale=1920:1080:force_original_aspect_ratio=decrease:flags=lanczos,"
        "pad=1920:1080:-1:-1,format=yuv420p,setsar=1,loop=loop=249:size=1,settb=1/25,setpts=N", "-r", "25",
        "-c:v", "libx264", "-preset", "medium", "-tune", "stillimage", "-crf", "34", "-g", "250", "-bf", "0",
        "-x264-params", "ipratio=10:weightp=0:mbtree=0:rc-lookahead=0:scenecut=0:subme=1:me=dia:ref=1:trellis=0:psy=0",
        still)
    parts = whole_clip_parts(job)
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(lambda number: expert_part(job, still, number, parts[number]), range(len(parts))))


def whole_clip_parts(job: Job) -> list[list[Clip]]:
    parts, seconds = [], 0.0
    for clip in job.clips:
        seconds += clip.seconds
        if not parts or seconds > job.split_seconds:
            parts.append([])
            seconds = clip.seconds
        parts[-1].append(clip)
    return parts


def expert_part(job: Job, still: Path, number: int, part: list[Clip]) -> None:
    clips = write_list(job.temp / f"{number}.ffconcat", [clip.path for clip in part])
    job.run_ffmpeg(
        "-probesize", "32", "-analyzeduration", "0", "-skip_frame", "all", "-stream_loop", "-1", "-i", still,
        "-f", "concat", "-safe", "0", "-i", clips, "-map", "0:v", "-map", "1:a", "-c:v", "copy",
        "-af", "asetpts=N/SR/TB", *job.aac, "-shortest", "-movflags", "+faststart", job.out / f"part{number:03}.mp4")


def stillcast(job: Job) -> list[str]:
    manifest = job.folder / "bench.json"
    clips = [str(clip.path) for clip in job.clips]
    manifest.write_text(json.dumps({
        "version": 1, "id": "bench", "image": str(job.image), "split": {"every": job.split_seconds}, "clips": clips}))
    roots = sorted({os.path.dirname(path) for path in [str(job.image), *clips]})
    command = [job.stillcast[0], "render", "--temp", job.temp, "--outbox", job.out,
               *(word for root in roots for word in ("--media-root", root)),
               "--set", f"stillcast.ffmpeg={job.ffmpeg}", *job.stillcast[1:], manifest]
    return [run_and_time_phase2([str(word) for word in command], job.folder)]


def run_and_time_phase2(command: list[str], folder: Path) -> str:
    marks = []  # (wall, CPU) when the log told that phase 2 began, and at each line since that may be its end
    with open(folder / "stillcast.log", "w") as log, open(folder / "stillcast.out", "w") as out:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
                                   text=True, errors="replace")
        for line in process.stderr:
            log.write(line)
            if (PHASE2_ENDS if marks else PHASE2_STARTS).search(line):
                marks.append((time.monotonic(), cpu_seconds_below(os.getpid())))
    if process.wait() != 0:
        raise RuntimeError(f"exit {process.returncode}: {shlex.join(command)}\n{Path(log.name).read_text()[-1000:]}")
    if len(marks) < 2:
        return "phase 2 not found in the log"
    wall, cpu = marks[-1][0] - marks[0][0], marks[-1][1] - marks[0][1]
    return f"phase 2: wall {wall:.1f} s, CPU {cpu:.1f} s, wall is {wall * CORES / max(cpu, 0.01):.2f} × CPU/cores"


CONTENDERS = {contender.__name__: contender for contender in (floor, stillcast, expert, usual)}


# ---- the clips
def probe(ffmpeg: Path, path: Path) -> Clip:
    text = subprocess.run([str(ffmpeg), "-nostdin", "-hide_banner", "-i", str(path)], stderr=subprocess.PIPE,
                          text=True, errors="replace").stderr
    duration = re.search(r"Duration: (\d+):(\d+):([\d.]+)", text)
    sound = re.search(r"Audio: (.+?), (\d+ Hz, [^,\n]+)", text)
    if not duration or not sound:
        sys.exit(f"no sound in {path}:\n{text}")
    hours, minutes, seconds = map(float, duration.groups())
    clip_format, mono = (path.suffix.lower(), sound[1], sound[2]), sound[2].endswith((" mono", " 1 channels"))
    return Clip(path, clip_format, mono, 3600 * hours + 60 * minutes + seconds)


def generate(ffmpeg: Path, folder: Path, count: int, mean_seconds: float, mixed: bool) -> list[Path]:
    """Clips a little like speech: syllables of a voice with five harmonics, hiss between them. The same each time."""
    formats = [("wav", 8000, ["-c:a", "pcm_s16le"])]
    if mixed:
        formats += [
            ("wav", 22050, ["-c:a", "pcm_s16le"]), ("mp3", 44100, ["-c:a", "libmp3lame", "-b:a", "96k"]),
            ("m4a", 48000, ["-c:a", "aac", "-b:a", "96k"]), ("ogg", 44100, ["-c:a", "libvorbis", "-q:a", "3"]),
            ("opus", 48000, ["-c:a", "libopus", "-b:a", "48k"]), ("flac", 44100, ["-c:a", "flac", "-ac", "2"])]
    folder.mkdir(parents=True, exist_ok=True)

    def make(number: int) -> Path:
        ending, rate, codec = formats[number % len(formats)]
        pitch, syllables = 90 + number * 37 % 120, 3 + number % 3
        seconds = mean_seconds * (0.6 + 0.8 * (number * 7919 % 1000) / 999)
        voice = "+".join(f"sin(2*PI*{pitch * k}*t)/{k}" for k in range(1, 6))
        sound = f"0.25*pow(sin(PI*{syllables}*t),2)*({voice})+0.08*pow(cos(PI*{syllables}*t),8)*(random(0)-0.5)"
        path = folder / f"{number:05}.{ending}"
        subprocess.run([str(ffmpeg), "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i",
                        f"aevalsrc='{sound}':s={rate}:d={seconds:.3f}", *codec, str(path)], check=True)
        return path

    with ThreadPoolExecutor(CORES) as pool:
        return list(pool.map(make, range(count)))


def find_ffmpeg(launcher: Path, scratch: Path) -> Path:
    """The ffmpeg in the jar that Stillcast brings along, else the one on the PATH."""
    system = {"x86_64": "linux64", "aarch64": "linux-arm64"}.get(platform.machine(), "none")
    for jar in (launcher.parent / "target" / "lib").glob(f"jave-nativebin-{system}-*.jar"):
        with zipfile.ZipFile(jar) as archive:
            ffmpeg = Path(archive.extract(next(n for n in archive.namelist() if "/nativebin/ffmpeg" in n), scratch))
        ffmpeg.chmod(0o700)
        return ffmpeg
    return Path(shutil.which("ffmpeg") or sys.exit("no ffmpeg beside Stillcast nor on the PATH; try --ffmpeg FILE"))


# ---- the run and its report
COLUMNS = {
    "CPU s": "cpu_seconds", "wall s": "wall_seconds", "peak MB": "peak_tree_mb", "ffmpeg MB": "largest_ffmpeg_mb",
    "JVM MB": "jvm_mb", "temp MB": "temp_mb", "output MB": "output_mb", "output s": "output_seconds"}


def print_table(title: str, results: list[Figures], text_of) -> None:
    print(f"\n{title:<20}" + "".join(f"{column:>11}" for column in COLUMNS))
    for figures in results:
        label = figures.contender + (f" (× {figures.scaled_by:.1f})" if figures.scaled_by != 1 else "")
        print(f"{label:<20}" + "".join(f"{text_of(figures, key):>11}" for key in COLUMNS.values()))


def report(results: list[Figures]) -> None:
    print_table("", results, lambda figures, key: f"{getattr(figures, key):.1f}")
    for base in (vars(figures) for figures in results if figures.contender == "floor"):
        print_table("multiples of floor", results,
                    lambda figures, key: f"{getattr(figures, key) / base[key]:.2f}" if base[key] > 0.01 else "-")
    print_for_users(results)
    print("".join(f"\n{figures.contender}: {note}" for figures in results for note in figures.notes))


def print_for_users(results: list[Figures]) -> None:
    """What people ask first: how long do I wait, and what does it take of a machine that has one core."""
    rows = {"video s a wall s": lambda figures: figures.output_seconds / figures.wall_seconds,
            "CPU s an hour": lambda figures: 3600 * figures.cpu_seconds / figures.output_seconds}
    print(f"\n{'':<20}" + "".join(f"{figures.contender:>11}" for figures in results))
    for title, value in rows.items():
        print(f"{title:<20}" + "".join(
            f"{value(figures):>11.1f}" if figures.output_seconds and figures.wall_seconds else f"{'-':>11}"
            for figures in results))


def run_contender(name: str, job: Job, usual_limit: int) -> Figures | None:
    shutil.rmtree(job.folder, ignore_errors=True)
    few = replace(job, clips=job.clips[:usual_limit or None] if name == "usual" else job.clips)
    print(f"running {name} over {len(few.clips)} clips …", file=sys.stderr)
    try:
        figures = measure(name, few)
    except (RuntimeError, OSError) as reason:
        print(f"{name} is left out: {reason}", file=sys.stderr)
        return None
    if len(few.clips) < len(job.clips):
        figures.scaled_by = sum(clip.seconds for clip in job.clips) / sum(clip.seconds for clip in few.clips)
        figures.notes.append(f"measured over {len(few.clips)} clips, then multiplied by length (all but memory)")
        for key in ("cpu_seconds", "wall_seconds", "temp_mb", "output_mb", "output_seconds"):
            setattr(figures, key, getattr(figures, key) * figures.scaled_by)
    return figures


def parse_arguments() -> argparse.Namespace:
    names = ",".join(CONTENDERS)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--clips", type=Path, metavar="DIR", help="take the clips under this folder, sorted by path")
    source.add_argument("--generate", type=int, metavar="N", help="make N clips, 8 kHz mono WAV")
    parser.add_argument("--seconds", type=float, default=3, help="mean length of a generated clip (default 3)")
    parser.add_argument("--mixed", action="store_true", help="generate seven formats in turn, one of them stereo")
    parser.add_argument("--image", type=Path, default=REPO / "examples/greetings/background.png")
    parser.add_argument("--split", type=float, default=600, metavar="SECONDS", help="length of a part (default 600)")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(CONTENDERS), help=f"some of {names}")
    parser.add_argument("--usual-limit", type=int, default=60, metavar="N", help="clips for the usual script (0: all)")
    parser.add_argument("--ffmpeg", type=Path, help="for all contenders (default: the one that Stillcast brings along)")
    parser.add_argument("--aac-coder", choices=["twoloop", "fast"], help="for all but Stillcast (default: ffmpeg's)")
    parser.add_argument("--stillcast", type=Path, default=REPO / "stillcast", metavar="FILE", help="its launcher")
    parser.add_argument("--stillcast-args", type=shlex.split, default=[], metavar="='ARGS'", help="more of its options")
    parser.add_argument("--scratch", type=Path, metavar="DIR", help="for all files; kept (default: a new one, deleted)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    args = parser.parse_args()
    if not set(args.only) <= set(CONTENDERS):
        parser.error(f"--only takes some of {names}")
    return args


def compare(args: argparse.Namespace, scratch: Path) -> None:
    launcher = args.stillcast.resolve()
    if "stillcast" in args.only and launcher.exists():  # builds it if need be, outside the measured time
        subprocess.run([str(launcher), "--version"], stdout=sys.stderr)
    ffmpeg = args.ffmpeg.resolve() if args.ffmpeg else find_ffmpeg(launcher, scratch)
    paths = (generate(ffmpeg, scratch / "clips", args.generate, args.seconds, args.mixed) if args.generate else
             sorted(path.resolve() for path in args.clips.rglob("*") if path.suffix.lower() in AUDIO_ENDINGS))
    with ThreadPoolExecutor(CORES) as pool:
        clips = list(pool.map(lambda path: probe(ffmpeg, path), paths)) or sys.exit("no clips there")
    mono = all(clip.mono for clip in clips)
    aac = ["-c:a", "aac", "-b:a", "96k" if mono else "160k", "-ar", "48000", "-ac", "1" if mono else "2"]
    aac += ["-aac_coder", args.aac_coder] if args.aac_coder else []
    version = subprocess.run([str(ffmpeg), "-version"], stdout=subprocess.PIPE, text=True).stdout.split()[2]
    seconds, formats = sum(clip.seconds for clip in clips), len({clip.format for clip in clips})
    print(f"{len(clips)} clips, {formats} format(s), {seconds:.1f} s; parts of {args.split:g} s, ffmpeg {version}, "
          f"{CORES} cores, load {os.getloadavg()[0]:.1f}; {' '.join(aac)}", flush=True)
    job = Job(clips, args.image.resolve(), ffmpeg, scratch, args.split, aac, [str(launcher), *args.stillcast_args])
    runs = (run_contender(name, replace(job, folder=scratch / name), args.usual_limit) for name in args.only)
    report(results := [figures for figures in runs if figures])
    if args.json:
        args.json.write_text(json.dumps({
            "clips": len(clips), "formats": formats, "seconds": seconds, "split_seconds": args.split, "aac": aac,
            "ffmpeg": version, "cores": CORES, "results": [asdict(figures) for figures in results]}, indent=2) + "\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="stillcast-bench-") as fresh_folder:
        options = parse_arguments()
        compare(options, (options.scratch or Path(fresh_folder)).resolve())
