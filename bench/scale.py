#!/usr/bin/env python3
"""Renders a project of very many short clips with the heap that the launcher gives, stops it, resumes it, edits it.

README.md says what is counted. Linux only.
"""
import re
import signal
import struct
import subprocess
import time
import wave
from pathlib import Path

import trial

ID = "scale"
COUNT = re.compile(r"Rendered (\d+)/")
STAND_IN = """#!/bin/sh
# Stands in for ffmpeg where a clip is rendered: all clips come out as the first one did.
case "$*" in
*asplit*)
    for word; do
        case "$word" in file:*/segment_*.tmp-*) cp '{canned}.mp4' "${{word#file:}}" ;; esac
    done
    exec cat '{canned}.au'
    ;;
esac
exec '{ffmpeg}' "$@"
"""


def make_clips(folder: Path, count: int) -> list[Path]:
    """Clips of a tenth of a second that differ in two samples, a thousand in each folder."""
    clips = []
    for number in range(count):
        clip = folder / f"{number // 1000:03}" / f"{number:06}.wav"
        clip.parent.mkdir(parents=True, exist_ok=True)
        write(clip, number)
        clips.append(clip)
    return clips


def write(clip: Path, number: int) -> None:
    with wave.open(str(clip), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(SOUND + struct.pack("<hh", number % 30_000, number // 30_000))


SOUND = b"".join(struct.pack("<h", (i * 37 % 80 - 40) * 200) for i in range(798))


def stand_in(scratch: Path, ffmpeg: Path, picture: Path, clip: Path) -> Path:
    """Returns a program that copies one segment, rendered here, for every clip."""
    canned = scratch / "canned"
    subprocess.run([ffmpeg, "-v", "error", "-nostdin", "-y", "-loop", "1", "-framerate", "10", "-i", picture, "-i", clip,
                    "-filter_complex", "[1:a:0]aresample=48000,aformat=sample_fmts=s16p,asplit[a][b]",
                    "-map", "[a]", "-map", "0:v", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "alac",
                    "-min_prediction_order", "4", "-max_prediction_order", "4", "-shortest", f"{canned}.mp4",
                    "-map", "[b]", "-f", "au", f"{canned}.au"], check=True)
    script = scratch / "stand-in"
    script.write_text(STAND_IN.format(canned=canned, ffmpeg=ffmpeg))
    script.chmod(0o755)
    return script


def peak_megabytes(process: subprocess.Popen, so_far: int) -> int:
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
        return max(so_far, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1000)
    except (OSError, TypeError):
        return so_far


def run(program: trial.Stillcast, words: list, log: Path, until) -> tuple[int | None, int, float]:
    """Starts it, and stops it when its log says so; returns status, peak memory of the JVM, and seconds."""
    begun, peak = time.monotonic(), 0
    process = program.start(*words, log=log)
    while process.poll() is None:
        peak = peak_megabytes(process, peak)
        if until(log.read_text(errors="replace")):
            process.send_signal(signal.SIGTERM)
            process.wait(60)
        time.sleep(0.5)
    return process.returncode, peak, time.monotonic() - begun


def rendered(said: str) -> int:
    return max((int(number) for number in COUNT.findall(said)), default=0)


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--clips", type=int, default=100_000, metavar="N")
    parser.add_argument("--stop-at", type=float, default=0.6, metavar="SHARE", help="of the clips (default 0.6)")
    parser.add_argument("--stand-in", action="store_true", help="a script renders the clips in place of ffmpeg")
    parser.add_argument("--split", type=float, default=600, metavar="SECONDS", help="length of a part (default 600)")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        clips = make_clips(scratch / "clips", args.clips)
        image = trial.make_picture(scratch / "bg.png")
        options = ["--media-root", scratch]
        if args.stand_in:
            script = stand_in(scratch, trial.ffmpeg_of(args.checkout, scratch), image, clips[0])
            options += ["--set", f"stillcast.ffmpeg={script}"]
        program = trial.Stillcast(args.checkout, trial.fresh(scratch / "scale"), *options)
        program.java_options = trial.JVM_OPTIONS
        print(program.build(), flush=True)
        text = trial.manifest(image, clips, args.split)
        verdict = trial.Verdict()
        daemon(verdict, args, program, text, scratch)
        edit(verdict, args, program, text, clips, scratch)
        verdict.exit()


def daemon(verdict, args, program, text: str, scratch: Path) -> None:
    """The manifest is dropped, the daemon stopped in the middle and started again."""
    wanted = int(args.clips * args.stop_at)
    file = trial.drop(program.inbox, f"{ID}.json", text)
    log = scratch / "1.txt"
    status, peak, seconds = run(program, ["watch"], log, lambda said: rendered(said) >= wanted)
    verdict.say(status == 143 and file.exists(), f"stopped at {rendered(log.read_text())}: exit {status}, {peak} MB, {seconds:.0f} s")
    log = scratch / "2.txt"
    status, peak, seconds = run(program, ["watch"], log, lambda said: f"Done: {ID}" in said or "ERROR" in said)
    resumed = re.search(r"Resuming \S+ (\d+)/", log.read_text())
    verdict.say(resumed is not None and int(resumed[1]) >= wanted, f"resumed with {resumed and resumed[1]} segments")
    verdict.say(not file.exists() and published(program, args.clips), f"published: {peak} MB, {seconds:.0f} s")


def edit(verdict, args, program, text: str, clips: list[Path], scratch: Path) -> None:
    before = {part["file"]: part["sha256"] for part in trial.result_of(program.outbox, ID)["parts"]}
    write(clips[len(clips) // 2], len(clips) + 1)
    file = scratch / f"{ID}.json"
    file.write_text(text)
    status, peak, seconds = run(program, ["render", "--replace", file], scratch / "3.txt", lambda said: False)
    parts = trial.result_of(program.outbox, ID)["parts"]
    changed = trial.result_of(program.outbox, ID)["changedParts"]
    same = sum(before.get(part["file"]) == part["sha256"] for part in parts)
    verdict.say(status == 0 and published(program, args.clips), f"edited: exit {status}, {peak} MB, {seconds:.0f} s")
    verdict.say(len(changed) == 1 and same >= len(parts) - 1, f"{len(changed)} of {len(parts)} parts changed, {same} have the same bytes")


def published(program, count: int) -> bool:
    result = trial.result_of(program.outbox, ID)
    return result["clipCount"] == count and not trial.wrong_parts(program.outbox, result)


if __name__ == "__main__":
    main()
