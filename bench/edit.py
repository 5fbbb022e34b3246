#!/usr/bin/env python3
"""Replaces one clip of a finished project by one of another length, renders it again and compares what that takes.

README.md says what is counted. Linux only.
"""
from pathlib import Path

import trial

ID = "edit"


def render(program: trial.Stillcast, file: Path, log: Path) -> trial.Ended:
    ended = trial.wait_with_cpu(program.start("render", "--replace", file, log=log))
    if ended.status != 0:
        raise SystemExit(f"exit {ended.status}: {log.read_text(errors='replace')[-2000:]}")
    return ended


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--clips", type=int, default=2000, metavar="N")
    parser.add_argument("--split", type=float, default=600, metavar="SECONDS", help="length of a part (default 600)")
    parser.add_argument("--edit", type=int, metavar="N", help="which clip, from 1 (default: the middle one)")
    parser.add_argument("--longer", action="store_true", help="by a longer one, which may overfill its part")
    parser.add_argument("--most-cpu", type=float, default=0.1, metavar="RATIO", help="bar for the CPU (default 0.1)")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        clips = trial.make_clips(scratch / "clips", args.clips, args.generated)
        image = trial.make_picture(scratch / "bg.png", 1280, 720)
        file = scratch / f"{ID}.json"
        video = {"width": 1280, "height": 720}
        file.write_text(trial.manifest(image, clips, args.split, replace=True, video=video))
        program = trial.Stillcast(args.checkout, trial.fresh(scratch / "edit"))
        print(program.build(), flush=True)

        first = render(program, file, scratch / "first.txt")
        before = trial.result_of(program.outbox, ID)
        edited = clips[(args.edit or len(clips) // 2) - 1]
        old_size = edited.stat().st_size
        seconds = (old_size - 44) / 2 / trial.RATE
        trial.hum(edited, len(clips) + 7, seconds * (1.5 if args.longer else 0.7))
        second = render(program, file, scratch / "second.txt")
        after = trial.result_of(program.outbox, ID)
        report(args, program, first, second, before, after, scratch)


def report(args, program, first, second, before, after, scratch: Path) -> None:
    verdict = trial.Verdict()
    ratio = second.cpu_seconds / first.cpu_seconds
    again = sum(trial.rendered((scratch / "second.txt").read_text(errors="replace")).values())
    old = {part["file"]: part["sha256"] for part in before["parts"]}
    changed = [part["file"] for part in after["parts"] if old.get(part["file"]) != part["sha256"]]
    moved = [part["file"] for part, then in zip(after["parts"], before["parts"])
             if [clip["id"] for clip in part["clips"]] != [clip["id"] for clip in then["clips"]]]
    print(f"first run: CPU {first.cpu_seconds:.1f} s, wall {first.wall_seconds:.1f} s, {len(before['parts'])} parts")
    print(f"second run: CPU {second.cpu_seconds:.1f} s, wall {second.wall_seconds:.1f} s, {again} clips rendered")
    known = {"id", "stillcast", "ffmpeg", "manifestSha256", "started", "finished", "durationSeconds", "sampleRate",
             "clipCount", "skipped", "warnings", "parts"}
    for name in sorted(set(after) - known):
        print(f"the result also says {name}: {str(after[name])[:200]}")
    verdict.say(not trial.wrong_parts(program.outbox, after), "every part is what the result says")
    verdict.say(ratio <= args.most_cpu, f"the second run took {ratio:.1%} of the first one's CPU")
    verdict.say(len(changed) == 1, f"{len(changed)} of {len(after['parts'])} parts changed: {', '.join(changed[:5])}")
    verdict.say(not moved and len(after["parts"]) == len(before["parts"]),
                f"{len(moved)} parts begin or end at another clip")
    own = sum(len(part["clips"]) for part in after["parts"] if part["file"] in changed)
    verdict.say(again <= own, f"{again} clips were rendered in the second run, the changed parts have {own}")
    verdict.exit()


if __name__ == "__main__":
    main()
