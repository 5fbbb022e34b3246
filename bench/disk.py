#!/usr/bin/env python3
"""Fills the disk of temp or outbox while a project is in a certain phase, and makes room again.

README.md says what is looked at. Linux only; needs root, to mount a small tmpfs.
"""
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import trial

ID = "full"
DISK_MEGABYTES = 256
PAGE = 4096
PATIENCE_SECONDS = 240
FULL_SECONDS = 15  # how long a daemon is left without room
NO_ROOM = re.compile(r"no space|no room|not enough room|disk (is )?full|ENOSPC", re.I)


@contextmanager
def small_disk(folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MEGABYTES}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def free_bytes(disk: Path) -> int:
    store = os.statvfs(disk)
    return store.f_bavail * store.f_frsize


def fill(disk: Path, left_bytes: int) -> Path:
    """Takes all of the disk's room but some, while others take some, too."""
    filler = disk / "filler"
    with open(filler, "wb") as file:
        size = 0
        while (more := free_bytes(disk) - left_bytes) >= PAGE:
            with suppress(OSError):  # somebody was faster
                os.posix_fallocate(file.fileno(), size, more)
                size += more
    return filler


@dataclass(frozen=True)
class Case:
    """One folder whose disk gets full at a moment; what room is left counts from when nothing was in that folder."""
    name: str
    place: str
    left_bytes: int
    phase2: bool

    def has_come(self, program: trial.Stillcast, log: Path) -> bool:
        if self.phase2:
            return log.exists() and "Exporting part" in log.read_text(errors="replace")
        return len(list(program.temp.glob(f"video_segments/{ID}/segment_*"))) >= 10


def cases(segment_bytes: int, part_bytes: int, result_bytes: int) -> list[Case]:
    return [
        Case("phase 1, temp", "temp", segment_bytes // 2, False),
        Case("phase 2, outbox", "outbox", part_bytes // 2, True),
        Case("publishing, outbox", "outbox", part_bytes + max(PAGE, result_bytes // 3), True)]


def taken_bytes(folder: Path) -> int:
    """The room that a folder's files take."""
    total = 0
    for file in folder.rglob("*"):
        with suppress(OSError):
            total += file.stat().st_blocks * 512 if file.is_file() else 0
    return total


def program_of(args, scratch: Path, home: Path, case: Case | None, disk: Path | None) -> trial.Stillcast:
    where = {case.place: disk / case.place} if case else {}
    return trial.Stillcast(args.checkout, trial.fresh(home), "--media-root", str(scratch), **where)


def same(program: trial.Stillcast, expected: dict) -> bool:
    try:
        result = trial.result_of(program.outbox, ID)
    except (OSError, ValueError):
        return False
    return trial.boundaries(result) == trial.boundaries(expected) and not trial.wrong_parts(program.outbox, result)


def lines_about(log: str) -> list[str]:
    return [line for line in log.splitlines() if NO_ROOM.search(line) and "ffmpeg -v" not in line]


def fill_at(case: Case, program: trial.Stillcast, process: subprocess.Popen, log: Path, disk: Path) -> Path:
    trial.wait_for(lambda: case.has_come(program, log) or process.poll() is not None, PATIENCE_SECONDS, 0.002)
    return fill(disk, max(PAGE, case.left_bytes - taken_bytes(disk / case.place)))


# ---- render: ends with the reason, and a second run goes on
def try_render(args, case: Case, scratch: Path, text: str, expected: dict, verdict: trial.Verdict) -> None:
    with small_disk(scratch / "disk") as disk:
        program = program_of(args, scratch, scratch / "render", case, disk)
        file, log, again = program.home / f"{ID}.json", program.home / "first.txt", program.home / "second.txt"
        file.write_text(text)
        process = program.start("render", file, log=log)
        filler = fill_at(case, program, process, log, disk)
        status = trial.wait_for(lambda: process.poll() is not None, PATIENCE_SECONDS) and process.returncode
        said = lines_about(log.read_text(errors="replace"))
        verdict.say(status == 1, f"{case.name}: render ended with {status}")
        verdict.say(bool(said), f"{case.name}: it said {said[-1][:300] if said else 'nothing about the room'}")
        verdict.say(not (program.outbox / ID / f"{ID}.json").exists(), f"{case.name}: it published nothing")
        filler.unlink(missing_ok=True)
        first = trial.rendered(log.read_text(errors="replace"))
        second_status = trial.wait_with_cpu(program.start("render", file, log=again)).status
        second = trial.rendered(again.read_text(errors="replace"))
        twice = len(set(first) & set(second))
        verdict.say(second_status == 0 and same(program, expected),
                    f"{case.name}: the second run ended with {second_status}, and as if nothing had been")
        verdict.say(twice <= 1, f"{case.name}: {len(first)} clips begun in the first run, {len(second)} in the second, "
                    f"{twice} in both")


# ---- the daemon: waits, says so once, goes on by itself
def try_daemon(args, case: Case, scratch: Path, text: str, expected: dict, verdict: trial.Verdict) -> None:
    with small_disk(scratch / "disk") as disk:
        program = program_of(args, scratch, scratch / "daemon", case, disk)
        trial.drop(program.inbox, f"{ID}.json", text)
        daemon = program.start()
        try:
            filler = fill_at(case, program, daemon, program.log, disk)
            time.sleep(FULL_SECONDS)
            said = lines_about(program.said())
            kept = (program.inbox / f"{ID}.json").exists()
            verdict.say(kept, f"{case.name}: without room the manifest stays in the inbox")
            verdict.say(len(said) == 1, f"{case.name}: the daemon spoke of it {len(said)} times in {FULL_SECONDS} s"
                        + (f": {said[0][:300]}" if said else ""))
            filler.unlink(missing_ok=True)
            begun = time.monotonic()
            done = trial.wait_for(lambda: (program.inbox / "done" / f"{ID}.json").exists() or not
                                  (program.inbox / f"{ID}.json").exists(), PATIENCE_SECONDS)
            waited = time.monotonic() - begun
            trial.wait_for(lambda: not trial.left_over(program.temp), 10)
            right = done and same(program, expected)
            verdict.say(right, f"{case.name}: {waited:.0f} s after there was room again it was "
                        + ("done by itself" if right else "not done, and had given up" if done else "not done"))
            often = trial.rendered(program.said())
            again = sum(count > 1 for count in often.values())
            verdict.say(again <= 1 and len(often) == expected["clipCount"],
                        f"{case.name}: {len(often)} clips were rendered, {again} of them more than once")
        finally:
            trial.stop(daemon)


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--clips", type=int, default=150, metavar="N")
    parser.add_argument("--only", choices=["render", "daemon"], help="one of the two")
    args = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("only root may mount the small disk that this needs")
    with trial.scratch_of(args) as scratch:
        clips = trial.make_clips(scratch / "clips", args.clips, args.generated)
        text = trial.manifest(trial.make_picture(scratch / "bg.png"), clips, 60)
        calm = program_of(args, scratch, scratch / "undisturbed", None, None)
        print(calm.build(), flush=True)
        (calm.home / f"{ID}.json").write_text(text)
        if trial.wait_with_cpu(calm.start("render", calm.home / f"{ID}.json")).status != 0:
            sys.exit(f"undisturbed, it does not finish either: {calm.said()[-2000:]}")
        expected = trial.result_of(calm.outbox, ID)
        files = list((calm.outbox / ID).iterdir())
        part_bytes = sum(-(-file.stat().st_size // PAGE) * PAGE for file in files if file.suffix == ".mp4")
        result_bytes = sum(file.stat().st_size for file in files if file.suffix == ".json")
        verdict = trial.Verdict()
        # Of a segment about as much stays as its clip has bytes, twice: 48 kHz without loss for 8 kHz, and the picture.
        for case in cases(2 * sum(clip.stat().st_size for clip in clips), part_bytes, result_bytes):
            if args.only != "daemon":
                try_render(args, case, scratch, text, expected, verdict)
            if args.only != "render":
                try_daemon(args, case, scratch, text, expected, verdict)
        verdict.exit()


if __name__ == "__main__":
    main()
