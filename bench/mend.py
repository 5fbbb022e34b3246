#!/usr/bin/env python3
"""Replaces a clip or the picture at a random moment of a job, renders until it is published, and looks what was published.

README.md says what has to hold. Linux only.
"""
import random
import shutil
import subprocess
import time
from pathlib import Path

import trial

ID = "mend"
CLIPS = 3


class Sources:
    """Three long clips, one for each part, and a picture; each in an old and a mended form."""

    def __init__(self, folder: Path, seconds: float):
        self.folder, self.now = trial.fresh(folder), folder / "now"
        self.now.mkdir()
        for number in range(CLIPS):
            trial.hum(folder / f"old-{number}.wav", number, seconds)
            trial.hum(folder / f"new-{number}.wav", number + 20, seconds)
        trial.make_picture(folder / "old-bg.png")
        trial.make_picture(folder / "new-bg.png", 200, 180)
        self.names = [f"{number}.wav" for number in range(CLIPS)] + ["bg.png"]

    def reset(self) -> None:
        for name in self.names:
            shutil.copy(self.folder / f"old-{name}", self.now / name)

    def mend(self, name: str) -> None:
        """By a rename, as editors do."""
        hidden = self.now / f".{name}"
        shutil.copy(self.folder / f"new-{name}", hidden)
        hidden.rename(self.now / name)

    def manifest(self, file: Path, seconds: float) -> Path:
        file.write_text(trial.manifest(self.now / "bg.png", [self.now / name for name in self.names[:CLIPS]], seconds))
        return file


def published(program: trial.Stillcast) -> list:
    """What the result says of each part, with what its file really is."""
    result = trial.result_of(program.outbox, ID)
    assert not trial.wrong_parts(program.outbox, result)
    return [[part["sha256"], [clip["fingerprint"] for clip in part["clips"]]] for part in result["parts"]]


def render(program: trial.Stillcast, file: Path) -> subprocess.Popen:
    return program.start("render", file, log=program.home / "log.txt")


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--times", type=int, default=50, metavar="N")
    parser.add_argument("--seconds", type=float, default=120, help="length of each clip, and of a part (default 120)")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    verdict = trial.Verdict()
    with trial.scratch_of(args) as scratch:
        sources = Sources(scratch / "sources", args.seconds)
        file = sources.manifest(scratch / f"{ID}.json", args.seconds + 1)
        roots = ["--media-root", sources.now]
        print(trial.Stillcast(args.checkout, trial.fresh(scratch / "build")).build(), flush=True)
        expected, seconds = {}, 0.0
        for name in [None, *sources.names]:
            sources.reset()
            if name:
                sources.mend(name)
            program = trial.Stillcast(args.checkout, trial.fresh(scratch / "reference"), *roots)
            ended = trial.wait_with_cpu(render(program, file))
            assert ended.status == 0, program.said()
            expected[name], seconds = published(program), ended.wall_seconds
        wrong, interrupted, late = [], 0, []
        for number in range(args.times):
            name = chance.choice(sources.names)
            outcome, tries = once(args, scratch, sources, file, roots, name, chance.uniform(0, seconds), expected)
            interrupted += tries > 1
            late += [outcome[5:]] if outcome.startswith("late ") else []
            wrong += [f"{number}: {name}: {outcome}"] if outcome != "mended" and not outcome.startswith("late ") else []
        print(f"{args.times} jobs of {seconds:.1f} s: {interrupted} interrupted and rendered again, "
              f"{len(late)} mended too late to be noticed {late}")
        verdict.say(not wrong, f"{args.times - len(wrong)} of {args.times} published what their results say {wrong[:5]}")
        verdict.exit()


def once(args, scratch: Path, sources: Sources, file: Path, roots: list, name: str, moment: float, expected: dict):
    sources.reset()
    program = trial.Stillcast(args.checkout, trial.fresh(scratch / "job"), *roots)
    process = render(program, file)
    time.sleep(moment)
    mended = time.time()
    sources.mend(name)
    tries = 1
    while process.wait() != 0 and tries < 4:
        process, tries = render(program, file), tries + 1
    there = published(program)
    shown = (program.outbox / ID / f"{ID}.json").stat().st_mtime
    if there == expected[name]:
        return "mended", tries
    if there != expected[None]:
        return "neither as it was nor as it is", tries
    # Between the last look and the rename that shows the result, files are synced.
    return ("late " if mended > shown - 0.2 else "as it was, ") + "%.2f s before the result" % (shown - mended), tries


if __name__ == "__main__":
    main()
