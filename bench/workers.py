#!/usr/bin/env python3
"""Tries workers on one machine, with a broker of their own: faults, the queue's cost, workers that come and go, very many clips.

README.md says what is counted. Linux only.
"""
import atexit
import os
import random
import re
import socket
import statistics
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import scale
import trial

PATIENCE_SECONDS = 600
READY = "Stillcast ready"
MADE = re.compile(r"done_([^/ ]+?)_[0-9a-f]{32}\.tmpw-")
WORKER_READY = "Stillcast worker ready"
ODD = re.compile(r" (WARN|ERROR) |^\S*Exception")
OF_EVERY_BROKER = re.compile("AMQ22216[56]")  # it has no address for dead or expired messages
SEGMENT_LINE = b'"type":"segment"'
CLIP_ID = re.compile(rb'"id":"([^"]*)"')
LISTENER = """#!/bin/sh
echo "$PPID $*" >>'{calls}'
exec '{ffmpeg}' "$@"
"""


# ---- a daemon, a broker and workers
def class_path(checkout: Path, scratch: Path) -> str:
    """That of the tests, which have a broker in them; they are compiled if need be."""
    target, found = checkout.resolve() / "target", scratch / "classpath"
    goals = [] if (target / "test-classes/org/stillcast/TestBroker.class").exists() else ["test-compile"]
    subprocess.run(["sh", checkout / "mvnw", "-q", "-B", "-ntp", *goals, "dependency:build-classpath", "-DincludeScope=test",
                    f"-Dmdep.outputFile={found}"], cwd=checkout, check=True, stdout=subprocess.DEVNULL)
    return f"{target}/test-classes:{target}/classes:{found.read_text().strip()}"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Farm:
    """A daemon with its broker and workers, each a process, on the folders of one home."""

    def __init__(self, args, scratch: Path, home: str, *options: str, classes: str | None, ffmpeg: Path | None = None):
        self.home, self.classes = trial.fresh(scratch / home), classes
        self.port = free_port()
        more = ["--set", "stillcast.http=false", *options]
        more += ["--set", f"stillcast.broker=tcp://127.0.0.1:{self.port}"] if classes else []
        more += ["--set", f"stillcast.ffmpeg={ffmpeg}"] if ffmpeg else []
        self.program = trial.Stillcast(args.checkout, self.home, "--media-root", str(scratch), *more)
        self.program.java_options = trial.JVM_OPTIONS
        self.broker_options = "-Xmx128m"
        self.daemon = self.broker = None
        self.workers: list[subprocess.Popen] = []
        self.logs = [self.program.log, self.home / "broker.txt"]
        atexit.register(self.kill)  # wherever a trial breaks off

    def start_broker(self) -> None:
        log = self.home / "broker.txt"
        before = log.read_text().count("Broker ready") if log.exists() else 0
        with open(log, "ab") as file:
            self.broker = subprocess.Popen(
                ["java", *self.broker_options.split(), "-cp", self.classes, "org.stillcast.TestBroker", self.home / "store", str(self.port)],
                stdin=subprocess.DEVNULL, stdout=file, stderr=file, cwd=self.home, start_new_session=True)
        require(lambda: log.read_text().count("Broker ready") > before, "the broker is not ready")

    def start_daemon(self) -> None:
        before = len(self.program.said())
        self.daemon = self.program.start()
        require(lambda: READY in self.program.said()[before:], "the daemon is not ready")

    def start_worker(self, jobs: int, awaited: bool = True) -> subprocess.Popen:
        log = self.home / f"worker{len(self.logs) - 1}.txt"
        self.logs.append(log)
        worker = self.program.start("worker", "--jobs", jobs, log=log)
        self.workers.append(worker)
        if awaited:
            require(lambda: WORKER_READY in log.read_text(), "a worker is not ready")
        return worker

    def start(self, *jobs: int) -> None:
        if self.classes:
            self.start_broker()
        self.start_daemon()
        for each in jobs:
            self.start_worker(each)

    def stop(self) -> None:
        for process in (self.daemon, *self.workers):
            if process:
                trial.stop(process)
        if self.broker:
            trial.kill(self.broker, True)

    def kill(self) -> None:
        for process in (self.daemon, self.broker, *self.workers):
            if process and process.poll() is None:
                trial.kill(process, True)

    def render(self, name: str, text: str, during=lambda journal: None, every: float = 0.02) -> "Journal":
        """Drops a project, does something meanwhile, and returns its journal when it is done."""
        journal = Journal(self.program.temp, name, self.home)
        trial.drop(self.program.inbox, f"{name}.json", text)
        during(journal)
        require(lambda: (journal.look(), self.is_done(name))[1], f"{name} is not done", every)
        return journal

    def is_done(self, name: str) -> bool:
        """Tells whether it is, and all that belonged to it is deleted."""
        return (self.program.inbox / "done" / f"{name}.json").exists() and f"Done: {name}, " in self.program.said()

    def odd(self) -> list[str]:
        """What the logs have of warnings and exceptions."""
        return [f"{log.stem}: {line[:300]}" for log in self.logs if log.exists()
                for line in log.read_text(errors="replace").splitlines() if ODD.search(line) and not OF_EVERY_BROKER.search(line)]

    def queues(self) -> list[int]:
        """What the broker has in its queues, see Queues.java."""
        said = subprocess.run(["java", "-cp", self.classes, Path(__file__).with_name("Queues.java"), f"tcp://127.0.0.1:{self.port}", "0"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
        return [int(word) for word in said.splitlines()[-1].split()]


def require(condition, otherwise: str, every: float = 0.05, seconds: float = PATIENCE_SECONDS) -> None:
    if not trial.wait_for(condition, seconds, every):
        raise SystemExit(f"FAIL {otherwise} within {seconds} s")


class Journal:
    """A project's journal, kept by a hard link, and when its segments were written to it."""

    def __init__(self, temp: Path, project: str, keep: Path):
        self.path, self.kept = temp / "video_segments" / project / "journal.jsonl", keep / f"{project}-journal.jsonl"
        self.kept.unlink(missing_ok=True)
        self.inode = self.offset = self.segments = 0
        self.times: list[float] = []  # when the nth segment was seen there first

    def look(self) -> int:
        """Returns how many lines of segments there are."""
        try:
            inode = self.path.stat().st_ino
            if inode != self.inode:
                self.kept.unlink(missing_ok=True)
                os.link(self.path, self.kept)
                self.inode, self.offset, self.segments = inode, 0, 0
            with open(self.path, "rb") as file:
                file.seek(self.offset)
                text = file.read()
        except FileNotFoundError:
            return self.segments
        whole = text[:text.rfind(b"\n") + 1]
        self.offset += len(whole)
        self.segments += whole.count(SEGMENT_LINE)
        self.times += [time.monotonic()] * (self.segments - len(self.times))
        return self.segments

    def await_segments(self, count: int) -> None:
        require(lambda: self.look() >= count, f"there are no {count} segments")

    def lines(self) -> Counter:
        """How many lines of segments each clip has."""
        lines = self.kept.read_bytes().splitlines()
        return Counter(CLIP_ID.search(line)[1].decode() for line in lines if SEGMENT_LINE in line)

    def longest_halt(self) -> float:
        return max((later - sooner for sooner, later in zip(self.times, self.times[1:])), default=0)


class Calls:
    """What stands in front of ffmpeg and notes each call of it."""

    def __init__(self, scratch: Path, name: str, ffmpeg: Path):
        self.log, self.script = scratch / f"{name}.calls", scratch / f"{name}.sh"
        self.log.write_text("")
        self.script.write_text(LISTENER.format(calls=self.log, ffmpeg=ffmpeg))
        self.script.chmod(0o755)

    def of_clips(self, from_line: int = 0) -> list[tuple[int, str]]:
        """Which program had which clip rendered, call by call."""
        found = []
        for line in self.log.read_text(errors="replace").splitlines()[from_line:]:
            match = MADE.search(line)
            if match:
                found.append((int(line.split(" ", 1)[0]), match[1]))
        return found

    def length(self) -> int:
        return self.log.read_text(errors="replace").count("\n")


# ---- what came out
@dataclass
class Expected:
    """What a daemon makes that does all by itself."""
    result: dict
    sounds: list[str]
    ffmpeg: Path


def sounds_of(ffmpeg: Path, program, result: dict) -> list[str]:
    folder = program.outbox / result["id"]
    return [trial.sound_of(ffmpeg, folder / part["file"]) for part in result["parts"]]


def alone(args, scratch: Path, name: str, text: str) -> Expected:
    ffmpeg = trial.ffmpeg_of(args.checkout, scratch)
    farm = Farm(args, scratch, "alone", classes=None)
    print(farm.program.build(), flush=True)
    farm.start()
    farm.render(name, text)
    farm.stop()
    result = trial.result_of(farm.program.outbox, name)
    return Expected(result, sounds_of(ffmpeg, farm.program, result), ffmpeg)


def compare(verdict: trial.Verdict, farm: Farm, expected: Expected, journal: Journal, clips: int) -> None:
    result = trial.result_of(farm.program.outbox, expected.result["id"])
    wrong = trial.wrong_parts(farm.program.outbox, result)
    verdict.say(not wrong, f"{len(wrong)} of {len(result['parts'])} parts are not what the result says")
    verdict.say(trial.boundaries(result) == trial.boundaries(expected.result), "samples and boundaries are those of a daemon alone")
    sounds = sounds_of(expected.ffmpeg, farm.program, result)
    same = sum(one == other for one, other in zip(sounds, expected.sounds))
    verdict.say(sounds == expected.sounds, f"{same} of {len(sounds)} parts sound the same, sample by sample")
    hashes = [[part["sha256"] for part in each["parts"]] for each in (result, expected.result)]
    same = sum(one == other for one, other in zip(*hashes))
    verdict.say(hashes[0] == hashes[1], f"{same} of {len(sounds)} parts have the same bytes")
    lines = journal.lines()
    wrong = {clip: count for clip, count in lines.items() if count != 1}
    verdict.say(len(lines) == clips and not wrong, f"{len(lines)} clips are in the journal, {len(wrong)} of them not just once")
    verdict.say(not (left := trial.left_over(farm.program.temp, farm.program.outbox)), f"{len(left)} temporary files are left over")
    for path in left[:5]:
        print(f"     {path}")


def end(verdict: trial.Verdict, farm: Farm) -> None:
    """Ends all; nothing may be left with the broker, and no process."""
    if farm.broker:
        segments, _, parts, answers, dead, _ = farm.queues()
        verdict.say(not segments + parts + answers + dead, f"left with the broker: {segments} clips, {parts} parts, {answers} answers, {dead} dead")
    farm.stop()
    left = trial.processes_with(str(farm.home))
    verdict.say(not left, f"{len(left)} processes are left over")
    print(f"     {len(farm.odd())} lines of warnings and exceptions in the logs" + (", the first of each kind:" if farm.odd() else ""))
    kinds = {}
    for line in farm.odd():
        kinds.setdefault(re.sub(r"[\d.]+|[0-9a-f-]{8,}", "#", line)[:100], line)
    for line in list(kinds.values())[:20]:
        print(f"     {line}")


# ---- faults
@dataclass
class Faults:
    """Kills workers and the broker, or the daemon, at moments of a project."""
    farm: Farm
    calls: Calls
    clips: int
    dice: random.Random
    jobs: int
    in_hand: int = 0  # most that may be rendered twice for what was killed so far
    moments: list[str] = field(default_factory=list)

    def moments_of(self, kinds: list[str]) -> list[tuple[int, str]]:
        self.dice.shuffle(kinds)
        return list(zip(sorted(self.dice.sample(range(self.clips // 10, self.clips * 85 // 100), len(kinds))), kinds))

    def kill_workers_and_broker(self, journal: Journal) -> None:
        for count, kind in self.moments_of(["worker", "worker's group", "broker"]):
            journal.await_segments(count)
            at = journal.segments
            if kind == "broker":
                trial.kill(self.farm.broker, False)
                self.in_hand += self.jobs * 2
                self.farm.start_broker()
                known, begun = journal.look(), time.monotonic()
                journal.await_segments(known + 1)
                self.moments.append(f"broker at {at} (the next segment {time.monotonic() - begun:.1f} s after it was ready)")
            else:
                self.moments.append(f"{kind} at {at}")
                trial.kill(self.farm.workers.pop(self.dice.randrange(2)), kind != "worker")
                self.in_hand += self.jobs
                self.farm.start_worker(self.jobs, awaited=False)

    def kill_daemon(self, journal: Journal) -> None:
        journal.await_segments(self.dice.randrange(self.clips // 4, self.clips * 3 // 4))
        trial.kill(self.farm.daemon, False)
        known, calls = journal.look(), self.calls.length()
        before = {clip for _, clip in self.calls.of_clips()} - set(journal.lines())
        time.sleep(3)
        later = {clip for _, clip in self.calls.of_clips(calls)}
        answers = self.farm.queues()[3]
        restarted = self.calls.length()
        begun = time.monotonic()
        self.farm.start_daemon()
        journal.await_segments(known + 1)
        self.moments.append(f"daemon at {known} (from its next start to the next segment {time.monotonic() - begun:.1f} s)")
        self.meanwhile, self.waiting_answers, self.restarted = before | later, answers, restarted


def faults(args, scratch: Path, classes: str, clips: list[Path], picture: Path, verdict: trial.Verdict, of_daemon: bool) -> None:
    text, name = trial.manifest(picture, clips, args.split), "dispatcher" if of_daemon else "faults"
    expected = alone(args, scratch, "book", text)
    calls = Calls(scratch, name, expected.ffmpeg)
    farm = Farm(args, scratch, name, classes=classes, ffmpeg=calls.script)
    jobs = args.jobs
    farm.start(jobs, jobs)
    tried = Faults(farm, calls, len(clips), random.Random(args.seed), jobs)
    begun = time.monotonic()
    journal = farm.render("book", text, tried.kill_daemon if of_daemon else tried.kill_workers_and_broker)
    print(f"     {len(clips)} clips, {len(expected.result['parts'])} parts, 2 workers with {jobs} jobs each, {time.monotonic() - begun:.1f} s; "
          f"killed: {', '.join(tried.moments)}; longest time without a segment {journal.longest_halt():.1f} s")
    compare(verdict, farm, expected, journal, len(clips))
    often = Counter(clip for _, clip in calls.of_clips())
    twice = {clip: count for clip, count in often.items() if count > 1}
    if of_daemon:
        again = {clip for _, clip in calls.of_clips(tried.restarted)} & tried.meanwhile
        verdict.say(not again, f"while the daemon was away {len(tried.meanwhile)} clips were finished ({tried.waiting_answers} answers waited "
                               f"for it), of which {len(again)} were rendered again")
    verdict.say(len(often) == len(clips) and sum(often.values()) - len(often) <= tried.in_hand,
                f"{len(twice)} clips were rendered more than once, {sum(often.values()) - len(often)} renderings too many; at most {tried.in_hand} were in hand")
    end(verdict, farm)


# ---- what the queue costs
@dataclass
class Used:
    """CPU seconds of a farm: of daemon and workers with all their ffmpegs, of these programs themselves, of the broker."""
    all: float
    own: float
    broker: float

    @staticmethod
    def by(farm: Farm) -> "Used":
        programs = [process.pid for process in (farm.daemon, *farm.workers)]
        own = sum(map(trial.cpu_seconds, programs))
        return Used(own + sum(map(children_cpu_seconds, programs)), own, trial.cpu_seconds(farm.broker.pid) if farm.broker else 0)

    def since(self, before: "Used") -> "Used":
        return Used(self.all - before.all, self.own - before.own, self.broker - before.broker)


def children_cpu_seconds(pid: int) -> float:
    """Of those that it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def cost(args, scratch: Path, classes: str, clips: list[Path], picture: Path, verdict: trial.Verdict) -> None:
    text = trial.manifest(picture, clips, 600)
    local, remote = Farm(args, scratch, "cost-local", classes=None), Farm(args, scratch, "cost-remote", classes=classes)
    farms, runs = (local, remote), []
    local.start()
    remote.start(1)
    for farm in farms:
        farm.render("warm", text)
    rest_from, clock = Used.by(remote), time.monotonic()
    time.sleep(20)
    rest, seconds = Used.by(remote).since(rest_from), time.monotonic() - clock
    print(f"     at rest, of a core: daemon and worker {100 * rest.all / seconds:.2f} %, broker {100 * rest.broker / seconds:.2f} %")
    for number in range(args.pairs):
        used = []
        for farm in farms:
            before, clock = Used.by(farm), time.monotonic()
            farm.render(f"run{number}", text)
            time.sleep(0.3)
            used.append(Used.by(farm).since(before))
            print(f"     {'remote' if farm is remote else 'local '} {1000 * used[-1].all / len(clips):.2f} ms a clip, {1000 * used[-1].own / len(clips):.2f} of it "
                  f"outside ffmpeg; broker {1000 * used[-1].broker / len(clips):.2f}; {time.monotonic() - clock:.1f} s", flush=True)
        runs.append([1000 * number / len(clips) for number in
                     (used[1].all - used[0].all, used[1].own - used[0].own, used[1].broker)])
    total, own, broker = (statistics.median(column) for column in zip(*runs))
    print(f"     over local, medians of {args.pairs} pairs: all {total:.2f} ms a clip ({spread(row[0] for row in runs)}), outside ffmpeg "
          f"{own:.2f} ({spread(row[1] for row in runs)}), broker besides {broker:.2f}")
    verdict.say(total <= 3, f"a clip takes {total:.2f} ms of CPU more with the queue than without, {total + broker:.2f} with the broker")
    for farm in farms:
        farm.stop()


def spread(numbers) -> str:
    every = sorted(numbers)
    return f"{every[0]:.2f} to {every[-1]:.2f}"


# ---- twice the cores
@contextmanager
def pinned(core: int | None):
    """Has programs that are started meanwhile run on one core."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, every if core is None else {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, every)


def rate(journal: Journal, end: int = 30) -> float:
    """Clips a second, without those at the edges."""
    return (len(journal.times) - 2 * end) / (journal.times[-end - 1] - journal.times[end - 1])


def ceiling(args, scratch: Path, text: str, cores: list[int]) -> float:
    """How much more two daemons that have nothing to do with each other do on two cores than one on one: what the machine gives."""
    farms = [Farm(args, scratch, f"ceiling{core}", classes=None) for core in cores]
    for core, farm in zip(cores, farms):
        with pinned(core):
            farm.start()
        farm.render("warm", text)
    one = rate(farms[0].render("one", text))
    with ThreadPoolExecutor() as threads:
        both = sum(map(rate, threads.map(lambda farm: farm.render("two", text), farms)))
    for farm in farms:
        farm.stop()
    return both / one


def scaling(args, scratch: Path, classes: str, clips: list[Path], picture: Path, verdict: trial.Verdict, pins: bool) -> None:
    text = trial.manifest(picture, clips, 36_000)
    cores = sorted(os.sched_getaffinity(0))[:2]
    first, second = cores if pins else (None, None)
    farm = Farm(args, scratch, "scaling" if pins else "floating", classes=classes)
    with pinned(second):
        farm.start()
    with pinned(first):
        farm.start_worker(1)
    farm.render("warm", text)
    ratios = []
    for number in range(args.pairs):
        one = rate(farm.render(f"one{number}", text))
        with pinned(second):
            farm.start_worker(1)
        farm.render(f"warm{number}", text)
        two = rate(farm.render(f"two{number}", text))
        trial.stop(farm.workers.pop())
        ratios.append(two / one)
        print(f"     one worker {one:.1f} clips/s, two {two:.1f}: {two / one:.2f} times", flush=True)
    farm.stop()
    of_machine = ceiling(args, scratch, text, cores) if pins else 0
    where = f"each on a core, broker and daemon on the second one; two daemons without a broker do {of_machine:.2f} times" if pins else "anywhere"
    verdict.say(statistics.median(ratios) >= 1.8, f"two workers do {statistics.median(ratios):.2f} times what one does ({spread(ratios)}), {where}")


def elsewhere(args, scratch: Path, classes: str, picture: Path, verdict: trial.Verdict) -> None:
    """As if each worker had a machine of its own: where clips are rendered a script sleeps and takes next to no CPU."""
    clips = scale.make_clips(scratch / "short-clips", args.clips)
    script = scale.stand_in(scratch, trial.ffmpeg_of(args.checkout, scratch), picture, clips[0])
    script.write_text(script.read_text().replace("    for word;", "    sleep 0.4\n    for word;"))
    text, ratios = trial.manifest(picture, clips, 36_000), []
    farm = Farm(args, scratch, "elsewhere", classes=classes, ffmpeg=script)
    farm.start(4)
    farm.render("warm", text)
    for number in range(args.pairs):
        one = rate(farm.render(f"one{number}", text))
        farm.start_worker(4)
        two = rate(farm.render(f"two{number}", text))
        trial.stop(farm.workers.pop())
        ratios.append(two / one)
        print(f"     one worker {one:.1f} clips/s, two {two:.1f}: {two / one:.2f} times", flush=True)
    farm.stop()
    verdict.say(statistics.median(ratios) >= 1.8, f"two workers that compute elsewhere do {statistics.median(ratios):.2f} times what one does ({spread(ratios)})")


# ---- workers come and go
def elastic(args, scratch: Path, classes: str, clips: list[Path], picture: Path, verdict: trial.Verdict) -> None:
    text = trial.manifest(picture, clips, args.split)
    expected = alone(args, scratch, "book", text)
    calls = Calls(scratch, "elastic", expected.ffmpeg)
    farm = Farm(args, scratch, "elastic", classes=classes, ffmpeg=calls.script)
    farm.start(args.jobs)
    one = farm.workers[0]
    left = {}

    def come_and_go(journal: Journal) -> None:
        journal.await_segments(len(clips) // 4)
        left["other"] = farm.start_worker(args.jobs).pid
        left["joined"] = journal.look()
        journal.await_segments(len(clips) * 6 // 10)
        clock = time.monotonic()
        left["status"], left["seconds"] = trial.stop(one), time.monotonic() - clock
        left["at"] = journal.look()

    journal = farm.render("book", text, come_and_go)
    compare(verdict, farm, expected, journal, len(clips))
    every = calls.of_clips()
    often, by = Counter(clip for _, clip in every), Counter(program for program, _ in every)
    too_many = sum(often.values()) - len(often)
    print(f"     B was there at {left['joined']}, A had ended at {left['at']}; {by[one.pid]} clips by A, {by[left['other']]} by B; "
          f"longest time without a segment {journal.longest_halt():.1f} s")
    verdict.say(left["status"] in (0, 143) and left["seconds"] < 15, f"A ended with {left['status']} after {left['seconds']:.1f} s")
    verdict.say(len(often) == len(clips) and too_many <= args.jobs, f"{len(often)} clips were rendered, {too_many} renderings too many; A had at most {args.jobs} in hand")
    farm.workers.remove(one)
    end(verdict, farm)


# ---- very many clips
PAUSE = re.compile(r"Pause .* (\d+)M->(\d+)M\(\d+M\)")


def heap(log: Path) -> str:
    """The most that was in the heap before and after a collection."""
    found = [(int(before), int(after)) for before, after in PAUSE.findall(log.read_text())]
    return f"{max(row[0] for row in found)} MB, after a collection {max(row[1] for row in found)}" if found else "not collected"


def many_clips(args, scratch: Path) -> list[Path]:
    if args.stand_in:
        return scale.make_clips(scratch / "many-clips", args.many)
    sources = trial.make_clips(scratch / "clips", args.clips, args.generated)
    folder, linked = trial.fresh(scratch / "many-clips"), []
    for number in range(args.many):
        clip = folder / f"{number // 1000:03}" / f"{number:06}.wav"
        clip.parent.mkdir(exist_ok=True)
        clip.hardlink_to(sources[number % len(sources)])
        linked.append(clip)
    return linked


def many(args, scratch: Path, classes: str, picture: Path, verdict: trial.Verdict) -> None:
    clips = many_clips(args, scratch)
    ffmpeg = trial.ffmpeg_of(args.checkout, scratch)
    script = scale.stand_in(scratch, ffmpeg, picture, clips[0]) if args.stand_in else ffmpeg
    farm = Farm(args, scratch, "many", "--set", f"stillcast.in-flight={args.in_flight}", classes=classes, ffmpeg=script)
    memory = "-Xmx128m -XX:+UseSerialGC -Xlog:gc:file={}"
    farm.broker_options, farm.program.java_options = (memory.format(farm.home / f"{which}-gc.txt") for which in ("broker", "daemon"))
    farm.start()
    farm.program.java_options = trial.JVM_OPTIONS
    for _ in range(2):
        farm.start_worker(args.jobs)
    counts = farm.home / "counts.txt"
    with open(counts, "wb") as file:
        watcher = subprocess.Popen(["java", "-Xmx64m", "-cp", classes, Path(__file__).with_name("Queues.java"), f"tcp://127.0.0.1:{farm.port}", "100"],
                                   stdout=file, stderr=subprocess.DEVNULL)
    require(lambda: counts.stat().st_size > 0, "nothing is known of the queues")
    most = {}

    def look_at_memory(journal: Journal) -> None:
        def is_over() -> bool:
            journal.look()
            for which, process in (("daemon", farm.daemon), ("broker", farm.broker)):
                most[which] = trial.resident_mb(process.pid, "VmHWM")
            return farm.is_done("many") or farm.daemon.poll() is not None
        require(is_over, "it is not done", 0.2, args.many)

    clock = time.monotonic()
    journal = farm.render("many", trial.manifest(picture, clips, 600), look_at_memory, 0.2)
    seconds = time.monotonic() - clock
    watcher.kill()
    watcher.wait()
    rows = [list(map(int, line.split())) for line in counts.read_text().splitlines() if line.count(" ") == 5]
    segments, in_hand, parts, answers, dead, size = map(max, zip(*rows))
    result = trial.result_of(farm.program.outbox, "many")
    verdict.say(result["clipCount"] == len(clips) and not trial.wrong_parts(farm.program.outbox, result),
                f"{result['clipCount']} clips published in {len(result['parts'])} parts in {seconds:.0f} s; {rate(journal):.0f} clips/s; "
                f"longest time without a segment {journal.longest_halt():.1f} s")
    lines = journal.lines()
    verdict.say(len(lines) == len(clips) and set(lines.values()) == {1}, f"{len(lines)} clips are in the journal, each once")
    verdict.say(segments <= args.in_flight and parts <= args.in_flight, f"most at a time in {len(rows)} looks: {segments} clips with the broker, {in_hand} of them in hand, "
                f"{parts} parts, {answers} answers, {dead} dead; in-flight is {args.in_flight}; {size / 1e6:.2f} MB in its memory")
    print(f"     daemon: at most {most['daemon']:.0f} MB resident, heap {heap(farm.home / 'daemon-gc.txt')}")
    print(f"     broker: at most {most['broker']:.0f} MB resident, heap {heap(farm.home / 'broker-gc.txt')}; "
          f"its store {sum(path.stat().st_size for path in (farm.home / 'store').rglob('*') if path.is_file()) / 1e6:.1f} MB")
    end(verdict, farm)


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--faults", action="store_true", help="workers and the broker are killed")
    parser.add_argument("--dispatcher", action="store_true", help="the daemon is killed")
    parser.add_argument("--cost", action="store_true", help="CPU of the queue, for each clip")
    parser.add_argument("--scaling", action="store_true", help="one worker and two, each on a core of its own")
    parser.add_argument("--floating", action="store_true", help="the same wherever the system puts them")
    parser.add_argument("--elsewhere", action="store_true", help="the same, where a script that sleeps stands in for ffmpeg")
    parser.add_argument("--elastic", action="store_true", help="one comes, one goes")
    parser.add_argument("--many", type=int, default=0, metavar="N", help="as many clips, with little memory")
    parser.add_argument("--stand-in", action="store_true", help="of these, a script renders the clips in place of ffmpeg")
    parser.add_argument("--in-flight", type=int, default=32, metavar="N", help="of these, orders with the broker at a time (default 32)")
    parser.add_argument("--pairs", type=int, default=3, metavar="N", help="of runs that are compared (default 3)")
    parser.add_argument("--clips", type=int, default=500, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="of each worker, but for --cost (default 2)")
    parser.add_argument("--split", type=float, default=60, metavar="SECONDS", help="length of a part (default 60)")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        classes = class_path(args.checkout, scratch)
        clips, picture = trial.make_clips(scratch / "clips", args.clips, args.generated), trial.make_picture(scratch / "bg.png")
        verdict = trial.Verdict()
        for of_daemon, wanted in ((False, args.faults), (True, args.dispatcher)):
            if wanted:
                faults(args, scratch, classes, clips, picture, verdict, of_daemon)
        for trial_of, wanted in ((cost, args.cost), (elastic, args.elastic)):
            if wanted:
                trial_of(args, scratch, classes, clips, picture, verdict)
        for pins, wanted in ((True, args.scaling), (False, args.floating)):
            if wanted:
                scaling(args, scratch, classes, clips, picture, verdict, pins)
        if args.elsewhere:
            elsewhere(args, scratch, classes, picture, verdict)
        if args.many:
            many(args, scratch, classes, picture, verdict)
        verdict.exit()


if __name__ == "__main__":
    main()
