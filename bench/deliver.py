#!/usr/bin/env python3
"""Kills the daemon while a webhook's receiver is down, lets the receiver come back, and looks at what it is told.

README.md says what is counted. Linux only.
"""
import hashlib
import hmac
import json
import os
import random
import shutil
import subprocess
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trial

SECRET = "a secret of both"
PATIENCE_SECONDS = 120
READY = "Stillcast ready"
MOST_REFUSALS = 2  # of one message

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>trial</groupId><artifactId>jars</artifactId><version>1</version>
<dependencies><dependency><groupId>org.apache.camel</groupId><artifactId>camel-http</artifactId><version>%s</version></dependency></dependencies>
</project>"""


class Hook:
    """The receiver: nobody listens at its address while it is down; when it is back it refuses some messages at first."""

    def __init__(self, dice: random.Random):
        self.dice, self.server, self.lock = dice, None, threading.Lock()
        self.told: list[tuple[str, str]] = []  # ids of messages, and the projects that they are about
        self.refusals: Counter = Counter()
        self.forged = 0
        with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as free:
            self.port = free.server_address[1]

    def come_back(self) -> None:
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(hook.take(self.headers, body))
                self.end_headers()

            def log_message(self, *_) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def go_down(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
        self.server = None

    def take(self, headers, body: bytes) -> int:
        stamp = headers["X-Stillcast-Timestamp"]
        sign = hmac.new(SECRET.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        with self.lock:
            if headers["X-Stillcast-Signature"] != f"v1={sign}":
                self.forged += 1
                return 400
            delivery = headers["X-Stillcast-Delivery"]
            if self.refusals[delivery] < MOST_REFUSALS and self.dice.random() < 0.3:
                self.refusals[delivery] += 1
                return 500
            self.told.append((delivery, headers["X-Stillcast-Project"].removesuffix(".json")))
            return 204


@dataclass
class Trial:
    program: trial.Stillcast
    hook: Hook
    manifests: dict[str, list[str]]
    dice: random.Random
    kills: int = 0
    moments: Counter = field(default_factory=Counter)
    good: int = 0
    rounds: int = 0
    endings: int = 0
    doubles: int = 0
    faults: list[str] = field(default_factory=list)

    def start(self) -> subprocess.Popen:
        before = len(self.program.said())
        daemon = self.program.start()
        trial.wait_for(lambda: READY in self.program.said()[before:] or daemon.poll() is not None, PATIENCE_SECONDS)
        return daemon

    def waiting(self) -> list[Path]:
        """The files of messages, in order, without those that a kill has left half-written."""
        return sorted(path for path in (self.program.temp / "deliveries").glob("*.json") if ".tmp-" not in path.name)

    def is_ended(self, name: str) -> bool:
        return any((self.program.inbox / place / f"{name}.json").exists() for place in ("done", "failed"))

    def round(self) -> None:
        self.rounds += 1
        for folder in (self.program.inbox, self.program.outbox, self.program.temp):
            trial.fresh(folder)
        self.hook.told.clear()
        expected: dict[str, list[str]] = {name: [] for name in self.manifests}
        daemon = self.start()
        for ending in range(2):
            names = list(self.manifests)
            self.dice.shuffle(names)
            for name in names:
                for place in ("done", "failed"):
                    (self.program.inbox / place / f"{name}.json").unlink(missing_ok=True)
                trial.drop(self.program.inbox, f"{name}.json", self.manifests[name][ending])
            daemon = self.kill_until_ended(daemon, names)
            seen = {delivery for told in expected.values() for delivery in told}
            for path in self.waiting():
                message = json.loads(path.read_text())
                if message["id"] not in seen:
                    expected[message["project"].removesuffix(".json")].append(message["id"])
        if self.hook.told:
            self.faults.append(f"round {self.rounds}: told while it was down")
        self.bring_back(daemon)
        self.compare(expected)

    def kill_until_ended(self, daemon: subprocess.Popen, names: list[str]) -> subprocess.Popen:
        """One kill at a moment that is aimed at the end of a project, then another start; until all have ended."""
        if self.dice.random() < 0.5:
            one = self.dice.choice(names)
            trial.wait_for(lambda: self.program.outbox.joinpath(one).exists() or self.is_ended(one), PATIENCE_SECONDS, 0.001)
            time.sleep(self.dice.uniform(0, 0.05))
            self.moments["when one is published"] += 1
        else:
            time.sleep(self.dice.uniform(0, 2))
            self.moments["at any moment"] += 1
        trial.kill(daemon, self.dice.random() < 0.5)
        self.kills += 1
        daemon = self.start()
        if not trial.wait_for(lambda: all(map(self.is_ended, names)), PATIENCE_SECONDS):
            self.faults.append(f"round {self.rounds}: not all ended")
        return daemon

    def bring_back(self, daemon: subprocess.Popen) -> None:
        """The receiver is back; half of the time the daemon is killed once more while it tells."""
        self.hook.come_back()
        if self.dice.random() < 0.5:
            trial.wait_for(lambda: bool(self.hook.told), PATIENCE_SECONDS, 0.001)
            trial.kill(daemon, False)
            self.kills += 1
            self.moments["while it is told"] += 1
            daemon = self.start()
        if not trial.wait_for(lambda: not self.waiting(), PATIENCE_SECONDS):
            self.faults.append(f"round {self.rounds}: still waiting: {', '.join(path.name for path in self.waiting()[:3])}")
        trial.stop(daemon)
        self.hook.go_down()

    def compare(self, expected: dict[str, list[str]]) -> None:
        """Each ending is told, the first time in the order of its project's endings."""
        found = []
        for name, endings in expected.items():
            told = [delivery for delivery, project in self.hook.told if project == name]
            firsts = list(dict.fromkeys(told))
            self.endings += len(endings)
            self.doubles += len(told) - len(firsts)
            if len(endings) < 2:
                found.append(f"{name}: only {len(endings)} endings were kept")
            if firsts != endings:
                found.append(f"{name}: {len(firsts)} of {len(endings)} told, or in another order")
        self.good += not found
        print(f"round {self.rounds}: {'; '.join(found) or 'all told'}", flush=True)
        self.faults += [f"round {self.rounds}: {fault}" for fault in found]


def assemble(program: trial.Stillcast, scratch: Path) -> Path:
    """A folder as the zip has it, with camel-http in its lib/ and the example of a webhook in its routes/."""
    checkout, home = program.checkout, trial.fresh(scratch / "stillcast")
    shutil.copy2(checkout / "stillcast", home)
    shutil.copy2(checkout / "target/stillcast.jar", home)
    shutil.copytree(checkout / "target/lib", home / "lib")
    version = next(path.name for path in (home / "lib").glob("camel-main-*.jar")).removeprefix("camel-main-").removesuffix(".jar")
    jars = trial.fresh(scratch / "jars")
    (jars / "pom.xml").write_text(POM % version)
    subprocess.run(["sh", checkout / "mvnw", "-q", "-B", "-ntp", "-f", jars / "pom.xml", "dependency:copy-dependencies",
                    "-DincludeScope=runtime", f"-DoutputDirectory={jars}"], cwd=checkout, check=True)
    for jar in jars.glob("*.jar"):
        if not (home / "lib" / jar.name).exists():
            shutil.copy2(jar, home / "lib")
    (home / "routes").mkdir()
    example = (checkout / "examples/routes/webhook.yaml").read_text()
    named = "        - removeHeaders:"  # who it is about, for the comparison
    (home / "routes/webhook.yaml").write_text(example.replace(
        named, f'        - setHeader:\n            name: X-Stillcast-Project\n            simple: "${{header.stillcastId}}"\n{named}'))
    return home


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=50, metavar="N")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        dice = random.Random(args.seed)
        built = trial.Stillcast(args.checkout, trial.fresh(scratch / "build"))
        print(built.build(), flush=True)
        hook = Hook(dice)
        endpoints = [word for kind in ("completed", "failed") for word in ("--set", f"stillcast.{kind}-endpoint=direct:webhook")]
        program = trial.Stillcast(assemble(built, scratch), trial.fresh(scratch / "home"), "--media-root", str(scratch), *endpoints)
        clips, picture = trial.make_clips(scratch / "clips", 4, args.generated), trial.make_picture(scratch / "bg.png")
        good = [trial.manifest(picture, some, 60) for some in (clips[:2], clips[2:])]
        bad = trial.manifest(picture, [scratch / "clips"], 60)
        manifests = {"book1": good, "book2": [bad, good[0]], "book3": [good[0], bad]}
        os.environ |= {"WEBHOOK_SECRET": SECRET, "WEBHOOK_URL": f"http://127.0.0.1:{hook.port}/hook"}
        tried = Trial(program, hook, manifests, dice)
        for _ in range(args.rounds):
            tried.round()
        report(tried)


def report(tried: Trial) -> None:
    verdict = trial.Verdict()
    print(f"{tried.kills} kills: " + ", ".join(f"{count} {moment}" for moment, count in tried.moments.most_common()))
    for fault in tried.faults:
        print(f"     {fault}")
    verdict.say(tried.good == tried.rounds and not tried.faults,
                f"{tried.good} of {tried.rounds} rounds: all {tried.endings} endings were told after the receiver was back, in order for each "
                f"project; {tried.doubles} of them twice, {tried.hook.refusals.total()} refusals at first")
    verdict.say(not tried.hook.forged, f"{tried.hook.forged} messages had a wrong signature")
    verdict.exit()


if __name__ == "__main__":
    main()
