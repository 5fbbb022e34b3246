#!/usr/bin/env python3
"""Reckons how far workers carry: a simulation of daemon, broker, share and workers, fed with measured times.

docs/scaling.md says where the times come from. Python's standard library only; runs anywhere.
"""
import argparse
import heapq
import random
import statistics
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Setup:
    """What is simulated. Times are milliseconds, of CPU where they say so, sizes bytes; `help` is for the command line."""
    cores: int = 8  # of all workers together
    jobs_a_core: float = 1  # orders that workers have in hand at a time, for each of their cores
    window: float = 2  # stillcast.in-flight, for each job of the workers
    daemons: int = 1  # each with projects of its own
    seconds: float = 4.3  # mean length of a clip; from 0.4 to 1.6 times that
    part_seconds: float = 600  # of sound in a part
    rtt: float = 0.2  # from any machine to broker or share and back, of the network alone
    clip_cpu: float = 13  # of a clip's ffmpeg, whatever its length
    clip_cpu_a_second: float = 0.8  # the same for each second of its sound
    worker_cpu: float = 6  # of the worker's Java, a clip
    part_cpu_a_second: float = 11  # to join and check a part, for each second of its sound
    daemon_cpu: float = 2.0  # of the daemon, a clip, on one core: read and hash it, order, answer, journal
    broker_cpu: float = 2.5  # of the broker, an order with its answer
    broker_cores: int = 2
    call: float = 0.3  # of a call to the broker and back besides the network
    question: float = 0.1  # of one that only asks for a queue
    sync: float = 3.3  # how often the broker writes its journal
    send_trips: int = 1  # calls one after another to send an order
    take_trips: int = 2  # and to take one
    answer_trips: int = 1  # and to answer it
    unblocked: int = 1  # 1: the sender does not wait for the journal, nor for the broker
    share_mbits: float = 0  # of the share's network, each way; 0: no limit
    share_trips: int = 12  # calls to the share one after another, for a clip
    source: float = 44_000  # of the clips, a second of sound
    segment: float = 107_000  # of segment and sketch
    part: float = 28_000  # of a part
    clips: int = 0  # that are simulated; 0: as many as make sense
    seed: int = 1


# How the CPU time of a clip's ffmpeg spreads around its mean: ten equal steps of what was measured.
SPREAD = (0.79, 0.84, 0.92, 0.98, 1.02, 1.04, 1.07, 1.10, 1.15, 1.24)


# ---- the clockwork
class Clock:
    """Runs processes: generators that yield how long they wait, or a place that they queue for."""

    def __init__(self):
        self.now, self._events, self._number = 0.0, [], 0

    def start(self, process: Generator, after: float = 0) -> None:
        self._number += 1
        heapq.heappush(self._events, (self.now + after, self._number, process))

    def run(self) -> None:
        while self._events:
            self.now, _, process = heapq.heappop(self._events)
            for wanted in process:
                if isinstance(wanted, Place):
                    if wanted.enter(process):
                        continue
                else:
                    self.start(process, wanted)
                break


class Place:
    """Has so many seats; who finds none waits in a line."""

    def __init__(self, clock: Clock, seats: int):
        self._clock, self.seats, self.free, self.line = clock, seats, seats, deque()
        self.used, self._since = 0.0, 0.0

    def enter(self, process: Generator) -> bool:
        self._count()
        if self.free > 0:
            self.free -= 1
            return True
        self.line.append(process)
        return False

    def leave(self) -> None:
        self._count()
        if self.line:
            self._clock.start(self.line.popleft())
        else:
            self.free += 1

    def _count(self) -> None:
        self.used += (self.seats - self.free) * (self._clock.now - self._since)
        self._since = self._clock.now

    def use(self, time: float) -> Generator:
        yield self
        yield time
        self.leave()

    def share_used(self) -> float:
        self._count()
        return self.used / self.seats


# ---- what is simulated
class Farm:
    """One run. Orders of a daemon go by its one sender; workers take parts first, and hold nothing that they do not work on."""

    def __init__(self, setup: Setup):
        self.of, self.clock, self.random = setup, Clock(), random.Random(setup.seed)
        self.jobs = max(1, round(setup.cores * setup.jobs_a_core))
        self.total = setup.clips or max(12_000, 400 * self.jobs)
        self.cores, self.broker = Place(self.clock, setup.cores), Place(self.clock, setup.broker_cores)
        self.share_out, self.share_in = Place(self.clock, 1), Place(self.clock, 1)
        self.daemons = [Daemon(self) for _ in range(setup.daemons)]
        self.parts_queue, self.clips_queue, self.idle = deque(), deque(), deque()
        self.left_to_give, self.done_times, self.done_seconds, self.begun = self.total, [], 0.0, 0.0
        self.marks: list[tuple[float, dict[str, float]]] = []

    def run(self) -> "Outcome":
        for _ in range(self.jobs):
            self.clock.start(self.worker())
        for daemon in self.daemons:
            for _ in range(max(1, round(self.of.window * self.jobs / len(self.daemons)))):
                self.clock.start(daemon.give_clips())
        self.clock.run()
        return self.outcome()

    def call(self, cpu: float = 0, stored: bool = False) -> Generator:
        """To the broker and back."""
        yield self.of.rtt / 2
        self.clock.start(self.broker.use(0.75 * cpu))  # what nobody waits for, as long as there are cores
        yield from self.broker.use(0.25 * cpu)
        yield self.of.call
        if stored and self.of.sync:
            yield self.of.sync - self.clock.now % self.of.sync
        yield self.of.rtt / 2

    def ask(self, times: int) -> Generator:
        for _ in range(times):
            yield self.of.rtt + self.of.question

    def move(self, way: Place, size: float, trips: float) -> Generator:
        """From the share or to it; its network carries as much each way."""
        if self.of.share_mbits:
            yield from way.use(size * 8 / self.of.share_mbits / 1000)
        if self.of.rtt:
            yield trips * self.of.rtt

    def worker(self) -> Generator:
        while True:
            for _ in range(self.of.take_trips):
                yield from self.call()
            while not (queue := self.parts_queue or self.clips_queue):
                gate = Place(self.clock, 0)
                self.idle.append(gate)
                yield gate
            order = queue.popleft()
            yield from self.move(self.share_out, order.reads, order.trips / 2)
            yield from self.cores.use(order.cpu)
            yield from self.move(self.share_in, order.writes, order.trips / 2)
            yield from self.ask(self.of.answer_trips - 1)
            yield from self.call(0.6 * self.of.broker_cpu, stored=True)
            order.daemon_waits.leave()

    def offer(self, order: "Order", queue: deque) -> None:
        queue.append(order)
        if self.idle:
            self.idle.popleft().leave()

    def outcome(self) -> "Outcome":
        """Between a fifth and four fifths of the clips, when all is busy."""
        (begun, before), (ended, after) = self.marks
        span = ended - begun
        used = {name: (after[name] - before[name]) / span for name in after}
        return Outcome(0.6 * self.total / span * 1000, used)

    def look(self) -> dict[str, float]:
        return {"workers": self.cores.share_used(), "broker": self.broker.share_used(), "share": max(way.share_used() for way in (self.share_out, self.share_in)),
                "sender": max(d.sender.share_used() for d in self.daemons), "daemon": max(d.core.share_used() for d in self.daemons)}


@dataclass
class Order:
    cpu: float
    reads: float
    writes: float
    trips: float
    daemon_waits: Place


@dataclass(frozen=True)
class Outcome:
    clips_a_second: float
    used: dict[str, float]


class Daemon:
    def __init__(self, farm: Farm):
        self.farm, self.of = farm, farm.of
        self.core, self.sender = Place(farm.clock, 1), Place(farm.clock, 1)
        self.ready_seconds = 0.0

    def give_clips(self) -> Generator:
        """One of the window: it gives an order and waits for the answer."""
        farm, of = self.farm, self.of
        while farm.left_to_give > 0:
            farm.left_to_give -= 1
            seconds = of.seconds * farm.random.uniform(0.4, 1.6)
            yield from farm.move(farm.share_out, of.source * seconds, 0)
            yield from self.core.use(of.daemon_cpu)
            cpu = (of.clip_cpu + of.clip_cpu_a_second * seconds) * farm.random.choice(SPREAD) + of.worker_cpu
            yield from self.give(Order(cpu, of.source * seconds, of.segment * seconds, of.share_trips, Place(farm.clock, 0)), farm.clips_queue)
            self.rendered(seconds)

    def give(self, order: Order, queue: deque) -> Generator:
        farm, of = self.farm, self.of
        yield self.sender
        if of.unblocked:
            yield 0.1
            self.sender.leave()
            yield from farm.call(0.4 * of.broker_cpu)
        else:
            yield from farm.ask(of.send_trips - 1)
            yield from farm.call(0.4 * of.broker_cpu, stored=True)
            self.sender.leave()
        farm.offer(order, queue)
        yield order.daemon_waits

    def rendered(self, seconds: float) -> None:
        farm, of = self.farm, self.of
        farm.done_times.append(farm.clock.now)
        if len(farm.done_times) in (farm.total // 5, farm.total * 4 // 5):
            farm.marks.append((farm.clock.now, farm.look()))
        self.ready_seconds += seconds
        if of.part_cpu_a_second and self.ready_seconds >= of.part_seconds:
            farm.clock.start(self.give(Order(of.part_cpu_a_second * self.ready_seconds, of.segment * self.ready_seconds,
                                             of.part * self.ready_seconds, of.share_trips, Place(farm.clock, 0)), farm.parts_queue))
            self.ready_seconds = 0


def cpu_a_clip(setup: Setup) -> float:
    """Milliseconds of worker cores that a clip takes, its share of a part too."""
    spread = statistics.mean(SPREAD)
    return (setup.clip_cpu + setup.clip_cpu_a_second * setup.seconds) * spread + setup.worker_cpu + setup.part_cpu_a_second * setup.seconds


# ---- what is printed
def show(title: str, setup: Setup) -> Outcome:
    outcome = Farm(setup).run()
    ideal = 1000 * setup.cores / cpu_a_clip(setup)
    busiest = max(outcome.used, key=outcome.used.get)
    print(f"{title:<34}{outcome.clips_a_second:>9.1f}{outcome.clips_a_second * setup.seconds:>9.0f}{100 * outcome.clips_a_second / ideal:>7.0f} %  " +
          " ".join(f"{name} {100 * share:.0f} %" for name, share in outcome.used.items() if share >= 0.005) +
          ("" if busiest == "workers" else f"  <- {busiest}"), flush=True)
    return outcome


def header(title: str) -> None:
    print(f"\n{title:<34}{'clips/s':>9}{'× real':>9}{'of ideal':>9}  busy")


def known(setup: Setup) -> None:
    """Runs that were measured on one machine: see docs/scaling.md."""
    header("clips/s that were measured")
    bare = replace(setup, clip_cpu=0, clip_cpu_a_second=0, worker_cpu=0.5, part_cpu_a_second=0, rtt=0, daemon_cpu=0.5, broker_cpu=1.2,
                   unblocked=1, answer_trips=1)
    for threads, seen in ((1, "221 to 282"), (4, "979")):
        show(f"nothing to do, {threads} thread(s): {seen}", replace(bare, cores=2, jobs_a_core=threads / 2, window=32 / threads))
    sending = replace(bare, cores=64, unblocked=0, answer_trips=4, take_trips=1)
    for sync, seen in ((3.3, "194 to 287"), (0.3, "770")):
        show(f"sending, journal {sync} ms: {seen}", replace(sending, sync=sync))
    real = replace(setup, clip_cpu=18.6, worker_cpu=11, part_cpu_a_second=0, rtt=0, daemon_cpu=9.5, broker_cpu=9)
    for jobs, seen in ((1, "25.8, 26.5"), (2, "43.5")):
        show(f"ffmpeg, {jobs} job(s): {seen}", replace(real, cores=jobs))
    asleep = replace(real, clip_cpu=25, clip_cpu_a_second=0, worker_cpu=5.6, daemon_cpu=4, broker_cpu=6.5)
    for jobs, seen in ((1, "29.4"), (2, "55.2")):
        show(f"asleep, {jobs} job(s): {seen}", replace(asleep, cores=jobs))


def growth(setup: Setup, cores: list[int]) -> None:
    header("cores of all workers")
    for number in cores:
        show(str(number), replace(setup, cores=number))


def limits(setup: Setup, cores: int) -> None:
    """More workers than are of use, and what holds them up; the share has no limit where none is named."""
    print(f"\n{'limit':<52}{'clips/s':>9}{'× real':>9}{'cores':>7}  busiest")
    many = replace(setup, cores=cores)
    for title, one in (
            ("share by 1 Gbit/s", replace(many, share_mbits=940)),
            ("one daemon", many),
            ("one daemon that waits until the broker has each order", replace(many, unblocked=0)),
            ("the same, broker 1 ms away", replace(many, unblocked=0, rtt=1)),
            ("four daemons, broker of two cores", replace(many, sync=0.6, daemons=4)),
            ("four daemons, broker of four cores", replace(many, sync=0.6, daemons=4, broker_cores=4)),
            ("the same, share by 10 Gbit/s", replace(many, sync=0.6, daemons=4, broker_cores=4, share_mbits=9400))):
        outcome = Farm(one).run()
        busiest = max(outcome.used, key=outcome.used.get)
        print(f"{title:<52}{outcome.clips_a_second:>9.0f}{outcome.clips_a_second * one.seconds:>9.0f}"
              f"{outcome.clips_a_second * cpu_a_clip(one) / 1000:>7.0f}  {busiest} {100 * outcome.used[busiest]:.0f} %", flush=True)


def windows(setup: Setup) -> None:
    """Shares of the ideal, with a sender that does not wait, so that it does not hide the rest."""
    wide = (0.25, 0.5, 1, 2, 4)
    print(f"\n{'window, times the jobs:':<34}" + "".join(f"{window:>9g}" for window in wide))
    for rtt in (0.2, 1, 10):
        for jobs in (1, 1.5, 2, 4):
            if jobs < 4 or rtt == 10:
                each = (replace(setup, rtt=rtt, jobs_a_core=jobs, window=window, unblocked=1) for window in wide)
                shares = [Farm(one).run().clips_a_second * cpu_a_clip(one) / 1000 / one.cores for one in each]
                print(f"{f'round trip {rtt:g} ms, {jobs:g} jobs a core':<34}" + "".join(f"{100 * share:>7.0f} %" for share in shares), flush=True)


def lengths(setup: Setup) -> None:
    header("length of a clip")
    for seconds in (1.65, 4.3, 10, 60):
        show(f"{seconds:g} s", replace(setup, seconds=seconds))


def reckon(setup: Setup, hours: float) -> None:
    """Without the queue: what so many hours take."""
    clips = hours * 3600 / setup.seconds
    core_seconds = clips * cpu_a_clip(setup) / 1000
    out, back = (hours * 3600 * size for size in (2 * setup.source + setup.segment, setup.segment + setup.part))
    print(f"\n{hours:,.0f} hours in clips of {setup.seconds:g} s: {clips / 1e6:,.1f} million clips, {core_seconds / hours:.0f} s of a core an hour, "
          f"{core_seconds / 86400:,.1f} days of one core; {out / 1e12:,.1f} TB from the share, {back / 1e12:,.1f} TB to it")
    for name, days in (("a day", 1), ("a week", 7), ("a month", 30)):
        print(f"  in {name:<8} {core_seconds / 86400 / days:>7.1f} cores {clips / 86400 / days:>8.1f} clips/s "
              f"{out * 8 / 86400 / days / 1e9:>7.2f} and {back * 8 / 86400 / days / 1e9:.2f} Gbit/s")


SCENES = ("known", "growth", "limits", "windows", "lengths", "hours")


def parse_arguments() -> tuple[argparse.Namespace, Setup]:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"some of {', '.join(SCENES)} (default: all)")
    parser.add_argument("--hours", type=float, default=100_000)
    parser.add_argument("--grow", type=lambda text: [int(word) for word in text.split(",")], default=[1, 2, 4, 8, 16, 32, 64, 128])
    for field in fields(Setup):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=field.type, default=field.default)
    args = parser.parse_args()
    if not set(args.scenes) <= set(SCENES):
        parser.error(f"scenes are {', '.join(SCENES)}")
    return args, Setup(**{field.name: getattr(args, field.name) for field in fields(Setup)})


def main() -> None:
    args, setup = parse_arguments()
    for scene in args.scenes or SCENES:
        if scene == "growth":
            growth(setup, args.grow)
        elif scene == "limits":
            limits(setup, max(args.grow))
        elif scene == "hours":
            reckon(setup, args.hours)
        else:
            {"known": known, "windows": windows, "lengths": lengths}[scene](setup)


if __name__ == "__main__":
    main()
