#!/usr/bin/env python3
"""Drops many small projects, some of them bad, into a daemon's inbox, and watches its threads, files and heap.

README.md says what is counted. Linux only; needs a JDK's jcmd.
"""
import json
import os
import random
import re
import shutil
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import trial

KINDS = {  # what is wrong with a project: how many of 20, and where it has to end
    "good": (14, "done"), "missing file": (2, "failed"), "bad JSON": (2, "failed"), "bad clip": (2, "failed")}
REACTION_SECONDS = 120


@dataclass
class Look:
    """What the daemon takes at a moment; the heap after a collection."""
    seconds: float
    threads: int
    handles: int
    heap_kb: int
    resident_kb: int


def look(pid: int, begun: float) -> Look:
    subprocess.run(["jcmd", str(pid), "GC.run"], stdout=subprocess.DEVNULL, check=True)
    heap = subprocess.run(["jcmd", str(pid), "GC.heap_info"], stdout=subprocess.PIPE, text=True, check=True).stdout
    used = sum(int(match) for match in re.findall(r"(?:new|tenured) generation\s+total \d+K, used (\d+)K", heap))
    status = Path(f"/proc/{pid}/status").read_text()
    return Look(time.monotonic() - begun, len(os.listdir(f"/proc/{pid}/task")), len(os.listdir(f"/proc/{pid}/fd")), used,
                int(re.search(r"VmRSS:\s+(\d+)", status)[1]))


def text_of(kind: str, image: Path, clips: list[Path], dice: random.Random, bad_clip: Path) -> str:
    chosen = dice.sample(clips, dice.randint(2, 5))
    if kind == "missing file":
        chosen.append(chosen[0].with_name("nobody-has-this.wav"))
    elif kind == "bad clip":
        chosen.append(bad_clip)
    text = trial.manifest(image, chosen, 600)
    return text[:len(text) // 2] if kind == "bad JSON" else text


def ends(program: trial.Stillcast, name: str) -> list[str]:
    """Where a project has come to its end: one place, if all is well."""
    found = []
    if (program.inbox / "done" / f"{name}.json").exists():
        result = program.outbox / name / f"{name}.json"
        whole = result.exists() and not trial.wrong_parts(program.outbox, json.loads(result.read_text()))
        found.append("done" if whole else "done without a right result")
    if (program.inbox / "failed" / f"{name}.json").exists():
        report = (program.inbox / "failed" / f"{name}.json.error.txt").exists()
        found.append("failed" if report else "failed without a report")
    if (program.inbox / f"{name}.json").exists():
        found.append("inbox")
    return found


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--projects", type=int, default=500, metavar="M")
    parser.add_argument("--minutes", type=float, default=10, metavar="T", help="over which they are dropped (default 10)")
    parser.add_argument("--looks", type=int, default=20, metavar="N", help="how often the daemon is looked at")
    args = parser.parse_args()
    if not shutil.which("jcmd"):
        parser.error("there is no jcmd on the PATH; it comes with a JDK")
    with trial.scratch_of(args) as scratch:
        clips = trial.make_clips(scratch / "clips", 40, args.generated)
        image = trial.make_picture(scratch / "bg.png")
        bad_clip = scratch / "clips/bad.wav"
        bad_clip.write_bytes(b"RIFF\x24\x10\x00\x00WAVEfmt " + bytes(range(200)) * 20)
        program = trial.Stillcast(args.checkout, trial.fresh(scratch / "soak"), "--media-root", str(scratch))
        if program.knows("media-wait"):  # a missing file is waited for, and ten minutes are too long here
            program.options += ["--set", "stillcast.media-wait=20s"]
        print(program.build(), flush=True)
        daemon = program.start()
        try:
            trial.wait_for(lambda: "Stillcast ready" in program.said() or daemon.poll() is not None, 60)
            kinds, looks = soak(args, program, daemon, clips, image, bad_clip)
        finally:
            status = trial.stop(daemon)
        report(program, kinds, looks, status)


def soak(args, program, daemon, clips, image, bad_clip) -> tuple[dict[str, str], list[Look]]:
    dice = random.Random(args.seed)
    deck = [kind for kind, (count, _) in KINDS.items() for _ in range(count)]
    kinds, looks, begun = {}, [], time.monotonic()
    print(f"{'s':>6} {'dropped':>8} {'ended':>6} {'threads':>8} {'files':>6} {'heap kB':>8} {'RSS kB':>8}", flush=True)
    for number in range(args.projects):
        if number % len(deck) == 0:
            dice.shuffle(deck)
        name, kind = f"p{number + 1:04}", deck[number % len(deck)]
        kinds[name] = kind
        pause = begun + number * args.minutes * 60 / args.projects - time.monotonic()
        time.sleep(max(0, pause))
        trial.drop(program.inbox, f"{name}.json", text_of(kind, image, clips, dice, bad_clip))
        if number % max(1, args.projects // args.looks) == 0:
            show(look(daemon.pid, begun), kinds, program, looks)
    trial.wait_for(lambda: all(settled(program, name) for name in kinds) or daemon.poll() is not None, REACTION_SECONDS, 0.5)
    time.sleep(2)
    show(look(daemon.pid, begun), kinds, program, looks)
    return kinds, looks


def settled(program: trial.Stillcast, name: str) -> bool:
    return not (program.inbox / f"{name}.json").exists()


def show(now: Look, kinds: dict[str, str], program: trial.Stillcast, looks: list[Look]) -> None:
    looks.append(now)
    ended = sum(settled(program, name) for name in kinds)
    print(f"{now.seconds:6.0f} {len(kinds):8} {ended:6} {now.threads:8} {now.handles:6} {now.heap_kb:8} {now.resident_kb:8}",
          flush=True)


def is_flat(values: list[int], slack: float) -> tuple[bool, str]:
    """Compares the middle values of the second and the last quarter; the first one is for warming up."""
    quarter = max(1, len(values) // 4)
    early, late = sorted(values[quarter:2 * quarter] or values[:1]), sorted(values[-quarter:])
    then, now = early[len(early) // 2], late[len(late) // 2]
    return now <= then + slack, f"{then} in the second quarter, {now} in the last"


def report(program: trial.Stillcast, kinds: dict[str, str], looks: list[Look], status: int) -> None:
    verdict = trial.Verdict()
    places = {name: ends(program, name) for name in kinds}
    for kind, (_, wanted) in KINDS.items():
        own = [name for name, its in kinds.items() if its == kind]
        where = Counter(" and ".join(places[name]) or "nowhere" for name in own)
        verdict.say(all(places[name] == [wanted] for name in own), f"{len(own)} projects, {kind}: " +
                    ", ".join(f"{count} {place}" for place, count in where.items()))
    for word, values, slack in (
            ("threads", [one.threads for one in looks], 3), ("open files", [one.handles for one in looks], 5),
            ("heap after a collection, kB", [one.heap_kb for one in looks],
             max(1500, 0.15 * looks[len(looks) // 4].heap_kb))):
        flat, sentence = is_flat(values, slack)
        verdict.say(flat, f"{word}: {sentence}")
    left = trial.left_over(program.temp, program.outbox)
    verdict.say(not left, f"{len(left)} temporary files left over")
    verdict.say(status == 143, f"the daemon ended with {status} when it was told to")
    verdict.exit()


if __name__ == "__main__":
    main()
