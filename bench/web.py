#!/usr/bin/env python3
"""Asks a daemon much by HTTP while it renders, and tries what strangers would try that is too heavy for a test.

README.md says what is tried and measured. Linux only.
"""
import http.client
import json
import os
import re
import resource
import socket
import statistics
import threading
import time
from contextlib import suppress
from pathlib import Path

import trial

PAGES = 20
REQUESTS_PER_SECOND = 50
WORKERS = 5
SLOWDOWN_PER_CENT = 10
P99_MILLIS = 100
READY_SECONDS = 3
RESIDENT_MB = 220
SLOW_CONNECTIONS = 10_000
TEN_GIGABYTES = 10 << 30
OWN_ROUTE = """
- from:
    uri: "platform-http:/own"
    steps:
      - setBody:
          constant: "hello"
"""


def say(well: bool, text: str) -> bool:
    print(f"{'ok  ' if well else 'FAIL'} {text}", flush=True)
    return well


class Daemon:
    """A daemon that can be reached by HTTP."""

    def __init__(self, program: trial.Stillcast, *options: str):
        self.program = program
        program.log.unlink(missing_ok=True)
        begun = time.monotonic()
        self.process = program.start("watch", "--http-port", "0", *options)
        if not trial.wait_for(lambda: "Stillcast ready" in program.said(), 60, 0.01):
            raise SystemExit(program.said())
        self.ready_seconds = time.monotonic() - begun
        page = re.search(r"Status page: http://127.0.0.1:(\d+)/#token=(\S+)", program.said())
        self.port, self.token = int(page[1]), page[2]

    def resident_mb(self) -> float:
        return trial.resident_mb(self.process.pid)

    def cpu_seconds(self) -> float:
        return trial.cpu_seconds(self.process.pid)

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path: str) -> tuple[int, bytes, float]:
        begun = time.monotonic()
        connection = self.connection()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body, time.monotonic() - begun

    def clips(self) -> float:
        return float(re.search(rb"^stillcast_clips_rendered_total (\S+)", self.get("/observe/metrics")[1], re.M)[1])

    def write(self, method: str, path: str, body: bytes = b"") -> tuple[int, dict]:
        connection = self.connection()
        connection.request(method, path, body, {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, json.loads(text) if text else {}


# ---- load
class Load:
    """Pages that listen, and clients that ask at a steady rate, while it is on."""

    def __init__(self, daemon: Daemon, paths: list[str]):
        self.daemon, self.paths = daemon, paths
        self.millis: list[float] = []
        self.events = 0
        self.on = False

    def __enter__(self):
        self.on = True
        self.threads = [threading.Thread(target=self.listen, daemon=True) for _ in range(PAGES)]
        self.threads += [threading.Thread(target=self.ask, args=(number,), daemon=True) for number in range(WORKERS)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *fault):
        self.on = False
        for thread in self.threads:
            thread.join(10)

    def listen(self):
        with socket.create_connection(("127.0.0.1", self.daemon.port)) as page:
            page.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            page.settimeout(0.5)
            while self.on:
                with suppress(TimeoutError):
                    come = page.recv(65536).count(b"event: ")
                    self.events += come

    def ask(self, number: int):
        connection = self.daemon.connection()
        pause = WORKERS / REQUESTS_PER_SECOND
        turn = time.monotonic() + pause * number / WORKERS
        asked = number
        while self.on:
            time.sleep(max(0.0, turn - time.monotonic()))
            begun = time.monotonic()
            connection.request("GET", self.paths[asked % len(self.paths)], headers={"Range": "bytes=0-65535"})
            connection.getresponse().read()
            self.millis.append(1000 * (time.monotonic() - begun))
            turn, asked = turn + pause, asked + WORKERS


def rate(daemon: Daemon, seconds: float) -> float:
    """Clips that are rendered in a second."""
    before, begun = daemon.clips(), time.monotonic()
    time.sleep(seconds)
    return (daemon.clips() - before) / (time.monotonic() - begun)


def loaded(daemon: Daemon, paths: list[str], windows: int, seconds: float) -> bool:
    """Windows with and without load take turns, in pairs, so that what else the machine does is in both."""
    ratios, millis, client_cpu, events, daemon_cpu = [], [], 0.0, 0, {True: 0.0, False: 0.0}
    for number in range(windows):
        loads = [True, False] if number % 2 else [False, True]
        rates = {}
        for is_loaded in loads:
            taken = daemon.cpu_seconds()
            if is_loaded:
                cpu = sum(os.times()[:2])
                with Load(daemon, paths) as load:
                    rates[True] = rate(daemon, seconds)
                client_cpu += sum(os.times()[:2]) - cpu
                millis += load.millis
                events += load.events
            else:
                rates[False] = rate(daemon, seconds)
            daemon_cpu[is_loaded] += daemon.cpu_seconds() - taken
        ratios.append(rates[True] / rates[False])
    millis.sort()
    slower = 100 * (1 - statistics.median(ratios))
    p99 = millis[int(len(millis) * 0.99)]
    print(f"     {len(millis)} requests, {events} events, pairs of windows {[round(ratio, 3) for ratio in ratios]};"
          f" this script itself took {100 * client_cpu / windows / seconds:.0f} % of a core, the daemon"
          f" {100 * daemon_cpu[True] / windows / seconds:.0f} % with load and"
          f" {100 * daemon_cpu[False] / windows / seconds:.0f} % without")
    return all([
        say(slower < SLOWDOWN_PER_CENT, f"rendering is {slower:.1f} % slower with {PAGES} pages and"
                                        f" {REQUESTS_PER_SECOND} requests a second"),
        say(p99 < P99_MILLIS, f"an answer takes {statistics.median(millis):.1f} ms, p99 {p99:.1f} ms,"
                              f" the longest {millis[-1]:.0f} ms")])


# ---- what strangers try
def ten_gigabytes(daemon: Daemon) -> bool:
    """With a length and without, with the token and without: cut off early, and none of it is kept."""
    well = True
    for path, method, token in [("/api/projects", "POST", daemon.token), ("/api/plan", "POST", "none"),
                                ("/api/uploads/a/x", "PUT", daemon.token), ("/api/uploads/a/x", "PUT", "none")]:
        for length in (True, False):
            begun, sent = time.monotonic(), 0
            status = b""
            with socket.create_connection(("127.0.0.1", daemon.port)) as client:
                size = f"Content-Length: {TEN_GIGABYTES}" if length else "Transfer-Encoding: chunked"
                client.sendall(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
                               f"Content-Type: application/json\r\n{size}\r\n\r\n".encode())
                piece = b"x" * 65536 if length else b"10000\r\n" + b"x" * 65536 + b"\r\n"
                client.settimeout(30)
                with suppress(OSError):
                    while sent < TEN_GIGABYTES:
                        client.sendall(piece)
                        sent += 65536
                with suppress(OSError):
                    status = client.recv(12)
            well &= say(sent < 1 << 30, f"10 GB to {method} {path}{'' if length else ', no length'}"
                                        f"{', no token' if token == 'none' else ''}: cut off after {sent >> 20} MB,"
                                        f" {time.monotonic() - begun:.1f} s {status[9:].decode()}")
    left = [file for file in (daemon.program.temp / ".http").iterdir()]
    return well & say(not left, "nothing of it is left in temp")


def slow(daemon: Daemon) -> bool:
    """Connections that ask letter by letter; in between somebody asks as one does."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, SLOW_CONNECTIONS + 1000), hard))
    clients, refused, longest, wrong = [], 0, 0.0, 0
    for number in range(SLOW_CONNECTIONS):
        try:
            client = socket.create_connection(("127.0.0.1", daemon.port), timeout=10)
            client.sendall(b"G")
            clients.append(client)
        except OSError:
            refused += 1
        if number % 500 == 0:
            with suppress(OSError):
                for client in clients[-200:]:
                    client.sendall(b"E")
            status, _, seconds = daemon.get("/api/projects")
            longest, wrong = max(longest, seconds), wrong + (status != 200)
    trial.wait_for(lambda: connections(daemon) <= 520, 5, 0.2)  # those that had to go are just being closed
    held = connections(daemon)
    resident = daemon.resident_mb()
    well = say(held <= 520, f"{SLOW_CONNECTIONS} slow connections ({refused} refused): {held} are held at a time")
    well &= say(wrong == 0 and longest < 1, f"who asks between them is answered in {1000 * longest:.0f} ms at most")
    well &= say(resident < RESIDENT_MB, f"{resident:.0f} MB resident with them")
    begun = time.monotonic()
    trial.wait_for(lambda: connections(daemon) <= 1, 60, 0.5)
    well &= say(connections(daemon) <= 1, f"all are gone {time.monotonic() - begun:.0f} s after the last")
    for client in clients:
        client.close()
    return well


def connections(daemon: Daemon) -> int:
    count = 0
    for handle in Path(f"/proc/{daemon.process.pid}/fd").iterdir():
        with suppress(OSError):
            count += os.readlink(handle).startswith("socket:")
    return count - 2  # it listens, by one or two


def timing(daemon: Daemon, rounds: int) -> bool:
    """Wrong tokens that begin as the right one does, against such that do not: no difference to be seen."""
    right = daemon.token
    guesses = {"none right": "~" * len(right), "half right": right[:len(right) // 2] + "~" * (len(right) - len(right) // 2),
               "all but the last": right[:-1] + "~"}
    nanos = {name: [] for name in guesses}
    connection = daemon.connection()
    for number in range(rounds + 200):
        for name, guess in guesses.items():
            begun = time.perf_counter_ns()
            connection.request("POST", "/api/projects/x/retry", headers={"Authorization": f"Bearer {guess}", "Content-Length": "0"})
            connection.getresponse().read()
            if number >= 200:
                nanos[name].append(time.perf_counter_ns() - begun)
    medians = {name: statistics.median(values) / 1000 for name, values in nanos.items()}
    spread = statistics.quantiles(nanos["none right"], n=4)
    noise = (spread[2] - spread[0]) / 1000
    difference = max(medians.values()) - min(medians.values())
    return say(difference < noise / 4, "a wrong token takes " + ", ".join(f"{value:.1f} µs ({name})" for name, value in medians.items())
               + f"; half of the answers are within {noise:.1f} µs")


def main() -> int:
    parser = trial.parser(__doc__)
    parser.add_argument("--clips", type=int, default=20_000, help="that are rendered meanwhile (default 20000)")
    parser.add_argument("--windows", type=int, default=8, help="pairs with and without load (default 8)")
    parser.add_argument("--seconds", type=float, default=8, help="that a window takes (default 8)")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        program = trial.Stillcast(args.checkout, scratch)
        print(program.build())
        (scratch / "routes").mkdir(exist_ok=True)
        (scratch / "routes/own.yaml").write_text(OWN_ROUTE)
        image = trial.make_picture(program.inbox / "bg.png")
        some = trial.make_clips(program.inbox / "audio", 200, args.generated)
        quick = trial.drop(program.inbox, "quick.json", trial.manifest(image, some[:40], 30))
        well = True
        daemon = Daemon(program)
        try:
            well &= say(daemon.ready_seconds < READY_SECONDS, f"ready after {daemon.ready_seconds:.1f} s, with a route in YAML")
            trial.wait_for(lambda: (program.inbox / "done" / quick.name).exists(), 60)
            well &= say(daemon.resident_mb() < RESIDENT_MB, f"{daemon.resident_mb():.0f} MB resident after a project")
            long = [some[number % len(some)] for number in range(args.clips)]
            entries = [{"id": f"c{number}", "audio": str(clip)} for number, clip in enumerate(long)]
            trial.drop(program.inbox, "long.json", trial.manifest(image, [], 600, clips=entries))
            trial.wait_for(lambda: daemon.clips() > 300, 120)
            part = "/files/quick/quick_part001.mp4"
            paths = ["/api/projects", "/", "/api/projects/long.json", part, "/observe/metrics", "/page.js"]
            well &= loaded(daemon, paths, args.windows, args.seconds)
            well &= say(daemon.resident_mb() < RESIDENT_MB, f"{daemon.resident_mb():.0f} MB resident after the load")
            well &= ten_gigabytes(daemon)
            well &= slow(daemon)
            well &= timing(daemon, 2000)
            well &= say(daemon.process.poll() is None and daemon.get("/observe/health/live")[0] == 200, "the daemon lives")
            before = daemon.clips()
            well &= say(trial.wait_for(lambda: daemon.clips() > before, 30), "and renders")
        finally:
            trial.stop(daemon.process)
    return 0 if well else 1


if __name__ == "__main__":
    raise SystemExit(main())
