#!/usr/bin/env python3
"""Builds all that ./mvnw -Pdist package makes twice, in two places with other surroundings, and compares the bytes.

README.md says what is looked at. What is not committed is left out.
"""
import os
import subprocess
from pathlib import Path

import trial

MADE = ("stillcast.jar", "stillcast-*.zip", "stillcast-*.tar.gz", "stillcast_*.deb", "dist/bom/*.json")
SURROUNDINGS = {  # a folder, a umask, and variables
    "one": (0o022, {"LC_ALL": "C.UTF-8", "TZ": "UTC"}),
    "another place": (0o077, {"LC_ALL": "C", "TZ": "Asia/Shanghai"})}


def build(checkout: Path, place: Path, umask: int, variables: dict[str, str]) -> dict[str, str]:
    """Builds a clone, and returns the hash of each file that was made."""
    def run(*command: str | Path, folder: Path) -> None:
        subprocess.run(command, cwd=folder, umask=umask, env=os.environ | variables, check=True)

    run("git", "clone", "--quiet", checkout, place, folder=place.parent)
    run("./mvnw", "-q", "-B", "-ntp", "-Pdist", "-Dmaven.test.skip=true", "package", folder=place)
    target = place / "target"
    return {str(file.relative_to(target)): trial.sha256(file) for name in MADE for file in sorted(target.glob(name))}


def main() -> None:
    args = trial.parser(__doc__).parse_args()
    verdict = trial.Verdict()
    with trial.scratch_of(args) as scratch:
        one, another = (build(args.checkout.resolve(), scratch / place, *how) for place, how in SURROUNDINGS.items())
        for name in sorted(one.keys() | another.keys()):
            verdict.say(one.get(name) == another.get(name), f"{name} {one.get(name)}")
        verdict.say(len(one) >= len(MADE), "all of it was made")
    verdict.exit()


if __name__ == "__main__":
    main()
