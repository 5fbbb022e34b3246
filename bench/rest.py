#!/usr/bin/env python3
"""Starts the daemon a few times, lets it rest, and gives it a project: when it is ready, and what it takes.

README.md says what is counted. Linux only.
"""
import json
import statistics
import time
from pathlib import Path

import trial

ROUTE = "- route: {from: {uri: 'seda:stillcast-completed?multipleConsumers=true&discardIfNoConsumers=true', steps: [{log: '${body}'}]}}\n"


def wait_for(said, text: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while text not in said():
        if time.monotonic() > until:
            raise SystemExit(f"not said within {seconds} s: {text}\n{said()[-2000:]}")
        time.sleep(0.02)


def measure(args, folder: Path, options: list[str]) -> dict:
    home = folder / f"home{len(list(folder.iterdir()))}"
    home.mkdir()
    (home / "routes").mkdir()
    (home / "routes" / "tell.yaml").write_text(ROUTE)
    program = trial.Stillcast(args.checkout, home, *options)
    program.java_options = trial.JVM_OPTIONS
    begun = time.monotonic()
    process = program.start()
    try:
        wait_for(program.said, "Stillcast ready")
        ready = time.monotonic() - begun
        busy = trial.cpu_seconds(process.pid)
        time.sleep(5)
        rested = trial.resident_mb(process.pid)
        from_here, clock = trial.cpu_seconds(process.pid), time.monotonic()
        time.sleep(args.seconds)
        idle = (trial.cpu_seconds(process.pid) - from_here) / (time.monotonic() - clock)
        clips = trial.make_clips(home / "inbox" / "clips", args.clips, args.generated)
        trial.make_picture(home / "inbox" / "bg.png")
        trial.drop(program.inbox, "book.json", trial.manifest(program.inbox / "bg.png", clips, 120))
        wait_for(program.said, "Done: book", 900)
        return {"ready s": ready, "start CPU s": busy, "resident MB": rested, "idle % of a core": 100 * idle,
                "resident after a project MB": trial.resident_mb(process.pid), "most MB": trial.resident_mb(process.pid, "VmHWM")}
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--times", type=int, default=3, help="starts of each kind (default 3)")
    parser.add_argument("--seconds", type=int, default=60, help="that it rests (default 60)")
    parser.add_argument("--clips", type=int, default=300, help="of the project (default 300)")
    args = parser.parse_args()
    with trial.scratch_of(args) as folder:
        trial.Stillcast(args.checkout, folder).build()
        figures = {}
        for kind, options in {"http": ["--set", "stillcast.http-port=0"], "no http": ["--no-http"]}.items():
            runs = [measure(args, folder, options) for _ in range(args.times)]
            figures[kind] = {name: round(statistics.median(run[name] for run in runs), 2) for run in runs[:1] for name in run}
            print(kind, json.dumps(figures[kind]), flush=True)
        good = figures["http"]["ready s"] < 3 and figures["http"]["resident MB"] < 220 and figures["http"]["idle % of a core"] < 1
        raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
