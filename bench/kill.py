#!/usr/bin/env python3
"""Kills the daemon again and again in the middle of a project, and looks at what comes out in the end.

README.md says what is counted. Linux only.
"""
import json
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import trial

ID = "book"


@dataclass
class Dropped:
    """A project as it is dropped into the inbox: a manifest, or a folder with a manifest and all that it names."""
    text: str
    files: list[Path] = field(default_factory=list)
    publishing: bool = False

    @property
    def name(self) -> str:
        return ID if self.files else f"{ID}.json"

    def drop(self, inbox: Path) -> None:
        if not self.files:
            trial.drop(inbox, self.name, self.text)
            return
        hidden = trial.fresh(inbox.parent / "copied")
        for file in self.files:
            shutil.copy2(file, hidden)
        (hidden / "manifest.json").write_text(self.text)
        hidden.rename(inbox / ID)

    def is_done(self, inbox: Path) -> bool:
        return (inbox / "done" / self.name).exists()

    def faults(self, inbox: Path) -> list[str]:
        """What is wrong in the end: it has to be in done/, whole, and nowhere else."""
        done, found = inbox / "done" / self.name, []
        places = [path for path in inbox.rglob("*") if ID in path.name and path != done and done not in path.parents]
        found += [f"also {path.relative_to(inbox)}" for path in places]
        if self.files:
            wrong = [file.name for file in self.files if not (done / file.name).is_file() or
                     trial.sha256(done / file.name) != trial.sha256(file)]
            more = {path.name for path in done.rglob("*")} - {file.name for file in self.files} - {"manifest.json"}
            found += [f"not whole: {', '.join(wrong[:5])}"] if wrong else []
            found += [f"more in it: {', '.join(sorted(more)[:5])}"] if more else []
            done = done / "manifest.json"
        return found if done.is_file() and done.read_text() == self.text else [*found, "the manifest is not in done"]


PATIENCE_SECONDS = 300
READY = "Stillcast ready"
PRODUCTS = "Exporting: "  # a line for each file that is made of a part
OF_THE_RUN = ("started", "finished", "origin")
PICTURES = 5


@dataclass
class Ingredients:
    """What a project is made of: all its files, and how the manifest names them."""
    folder: Path
    clips: list[Path]
    publishing: bool
    in_folder: bool
    picture: Path = field(init=False)
    more: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.picture = trial.make_picture(self.folder / "bg.png")
        if self.publishing:
            self.more = [trial.make_picture(self.folder / f"slide{number}.png", blue=number * 50)
                         for number in range(PICTURES)]
            self.more.append(trial.make_picture(self.folder / "cover.png", 300, 300))
            cues = self.folder / "talk.srt"
            cues.write_text("1\n00:00:00,100 --> 00:00:00,250\nEl <b>primero</b>\n\n"
                            "2\n00:00:00,300 --> 00:00:00,450\n食べる & more\n")
            self.more.append(cues)

    def files(self) -> list[Path]:
        return [self.picture, *self.more, *self.clips]

    def named(self, file: Path) -> str:
        return file.name if self.in_folder else str(file)

    def project(self, split: float) -> Dropped:
        names = [Path(self.named(clip)) for clip in self.clips]
        more = self.all_features() if self.publishing else {}
        text = trial.manifest(Path(self.named(self.picture)), names, split, **more)
        return Dropped(text, self.files() if self.in_folder else [], self.publishing)

    def all_features(self) -> dict:
        *slides, cover, cues = self.more
        clips = []
        for number, clip in enumerate(self.clips):
            entry = {"audio": self.named(clip), "text": f"Phrase {number}: ¿cómo? 你好 < & >"}
            if number % 4:
                entry["image"] = self.named(slides[number // 3 % PICTURES])
            if number % 10 == 0:
                entry["title"] = f"Chapter; {number} = #{number // 10}"
            if number % 6 == 1:
                entry["gap"] = "1.5x"
            if number % 9 == 4:
                entry["repeat"] = 2
            if number == len(self.clips) // 2:
                del entry["text"]
                entry["subtitles"] = self.named(cues)
            clips.append(entry)
        return {
            "title": "A book: of all", "language": "es", "gap": 0.4, "lead": "500ms", "tail": 1.5, "loudness": -16,
            "metadata": {"artist": "Nobody", "date": "2026", "genre": "Speech", "comment": "=;#\\",
                         "cover": self.named(cover)},
            "subtitles": ["srt", "vtt", "embedded"], "output": {"fullVideo": True, "audio": ["m4a", "mp3"]}, "clips": clips}


def published(outbox: Path) -> dict[str, str]:
    """The sha256 of each file below a folder; instead of a result's what it says, but when and where it was made."""
    found = {}
    for path in sorted(outbox.rglob("*")):
        if path.is_file() and not path.name.endswith(".lock"):
            found[str(path.relative_to(outbox))] = trial.sha256(path)
    result = trial.result_of(outbox, ID)
    found[f"{ID}/{ID}.json"] = json.dumps({key: value for key, value in result.items() if key not in OF_THE_RUN})
    return found


@dataclass
class Trial:
    program: trial.Stillcast
    project: "Dropped"
    expected: dict
    files: dict[str, str]
    sounds: list[str]
    ffmpeg: Path
    run_seconds: float
    dice: random.Random
    verdict_of_round: list[str] = field(default_factory=list)
    kills: int = 0
    phases: Counter = field(default_factory=Counter)
    kinds: Counter = field(default_factory=Counter)
    rounds: int = 0
    same_bytes: int = 0
    again: int = 0
    extra: int = 0
    over_kills: int = 0
    left_files: int = 0
    left_processes: list[str] = field(default_factory=list)

    # ---- where the project stands, seen from outside
    def is_done(self) -> bool:
        return self.project.is_done(self.program.inbox)

    def is_publishing(self) -> bool:
        staging = self.program.outbox / f".staging-{ID}"
        return (self.program.outbox / ID).exists() or (staging / f"{ID}.json").exists()

    def phase(self, log_from: int) -> str:
        if self.is_done():
            return "clean-up" if trial.left_over(self.program.temp) else "done"
        if self.is_publishing():
            return "publishing"
        said = self.program.said()[log_from:]
        if PRODUCTS in said:
            return "products"
        if "All segments rendered" in said:
            return "parts"
        return "segments" if READY in said else "start"

    # ---- one kill
    def kill_once(self, daemon: subprocess.Popen, log_from: int) -> None:
        """Every sixth kill is at any moment, every third in a late phase, the others are while it works."""
        if self.kills % 3 == 2:
            self.wait_for_late_phase(daemon, log_from)
        else:
            if self.kills % 6:
                self.wait(daemon, lambda: READY in self.program.said()[log_from:])
            self.wait(daemon, self.is_done, self.dice.uniform(0, self.run_seconds))
        phase = self.phase(log_from)
        if phase == "done":  # there is nothing left to disturb, so this is none
            trial.stop(daemon)
            return
        group = self.kills % 2 == 1
        trial.kill(daemon, group)
        self.kills += 1
        self.phases[phase] += 1
        self.kinds["of the whole process group" if group else "of the JVM alone"] += 1

    def wait_for_late_phase(self, daemon: subprocess.Popen, log_from: int) -> None:
        self.wait(daemon, lambda: self.phase(log_from) not in ("start", "segments"))
        more = ["products", "products"] if self.project.publishing else []
        wanted = self.dice.choice(["parts", "publishing", "publishing", "clean-up", *more])
        if wanted in ("parts", "products"):
            if wanted == "products":
                self.wait(daemon, lambda: self.phase(log_from) not in ("start", "segments", "parts"), every=0.005)
            self.wait(daemon, self.is_publishing, self.dice.uniform(0, self.run_seconds / 4), every=0.005)
        else:
            self.wait(daemon, self.is_publishing if wanted == "publishing" else self.is_done, every=0.001)
            time.sleep(self.dice.uniform(0, 0.004 if wanted == "publishing" else 0.02))

    def wait(self, daemon: subprocess.Popen, condition, seconds: float | None = None, every: float = 0.02) -> None:
        """Waits for so long at most, or for what has to come; then it is noted, with what each thread does."""
        came = trial.wait_for(lambda: condition() or daemon.poll() is not None, seconds or self.patience(), every)
        if not came and seconds is None:
            stuck = self.program.home / f"stuck-{self.rounds}-{self.kills}.txt"
            daemon.send_signal(signal.SIGQUIT)
            time.sleep(1)
            shutil.copy2(self.program.log, stuck)
            self.verdict_of_round.append(f"project {self.rounds}: it does not go on, see {stuck}")

    def patience(self) -> float:
        return max(60, 10 * self.run_seconds)

    # ---- one project until it is done
    def round(self, kills_wanted: int) -> None:
        self.rounds += 1
        before = self.kills
        trial.fresh(self.program.outbox)
        trial.fresh(self.program.inbox)
        self.program.log.unlink(missing_ok=True)
        self.project.drop(self.program.inbox)
        while self.kills < kills_wanted and not self.is_done():
            log_from = len(self.program.said())
            self.kill_once(self.program.start(), log_from)
        self.finish()
        self.count(self.kills - before)
        print(f"project {self.rounds}: {self.kills - before} kills, {self.kills} in all", flush=True)

    def finish(self) -> None:
        """The last start goes to the end and has a moment to sweep what earlier ones left."""
        log_from = len(self.program.said())
        daemon = self.program.start()
        trial.wait_for(lambda: READY in self.program.said()[log_from:] or daemon.poll() is not None, PATIENCE_SECONDS)
        trial.wait_for(lambda: (self.is_done() and not trial.left_over(self.program.temp, self.program.outbox)) or
                       daemon.poll() is not None, PATIENCE_SECONDS if not self.is_done() else 15)
        trial.stop(daemon)
        trial.wait_for(lambda: not self.processes(), 2)
        self.left_processes += self.processes()
        self.left_files += len(trial.left_over(self.program.temp, self.program.outbox))
        trial.fresh(self.program.temp)

    def processes(self) -> list[str]:
        return trial.processes_with(str(self.program.home))

    def count(self, kills: int) -> None:
        often = trial.rendered(self.program.said())
        self.verdict_of_round += [f"project {self.rounds}: {fault}" for fault in self.project.faults(self.program.inbox)]
        again = sum(count > 1 for count in often.values())
        self.again += again
        self.extra += sum(count - 1 for count in often.values())
        self.over_kills += again > kills
        try:
            result = trial.result_of(self.program.outbox, ID)
        except (OSError, ValueError) as reason:
            self.verdict_of_round.append(f"project {self.rounds}: no result ({reason})")
            return
        wrong = trial.wrong_parts(self.program.outbox, result)
        if wrong:
            self.verdict_of_round.append(f"project {self.rounds}: not what the result says: {', '.join(wrong)}")
        if trial.boundaries(result) != trial.boundaries(self.expected):
            self.verdict_of_round.append(f"project {self.rounds}: other samples or boundaries")
        if self.project.publishing:
            self.compare_files()
        hashes = [part["sha256"] for part in result["parts"]]
        if hashes == [part["sha256"] for part in self.expected["parts"]]:
            self.same_bytes += 1
        elif not wrong and self.sounds_of(result) != self.sounds:
            self.verdict_of_round.append(f"project {self.rounds}: sounds different")

    def compare_files(self) -> None:
        found = published(self.program.outbox)
        other = [name for name in sorted({*found, *self.files}) if found.get(name) != self.files.get(name)]
        if other:
            kept = trial.fresh(self.program.home / f"wrong-{self.rounds}") / "outbox"
            shutil.copytree(self.program.outbox, kept)
            self.verdict_of_round.append(f"project {self.rounds}: {len(other)} other files: {', '.join(other[:5])}")

    def sounds_of(self, result: dict) -> list[str]:
        folder = self.program.outbox / ID
        return [trial.sound_of(self.ffmpeg, folder / part["file"]) for part in result["parts"]]


def undisturbed(args, scratch: Path, project: Dropped) -> tuple[trial.Stillcast, float]:
    program = trial.Stillcast(args.checkout, trial.fresh(scratch / "undisturbed"), "--media-root", str(scratch))
    print(f"{program.build()}", flush=True)
    project.drop(program.inbox)
    daemon = program.start()
    trial.wait_for(lambda: READY in program.said(), PATIENCE_SECONDS)
    begun = time.monotonic()
    done = trial.wait_for(lambda: project.is_done(program.inbox), PATIENCE_SECONDS)
    seconds = time.monotonic() - begun
    trial.stop(daemon)
    return program, seconds if done else exit(f"undisturbed, it does not finish either: {program.said()[-2000:]}")


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--kills", type=int, default=100, metavar="N")
    parser.add_argument("--clips", type=int, default=200, metavar="N")
    parser.add_argument("--folder", action="store_true", help="the project is a folder in the inbox")
    parser.add_argument("--publishing", action="store_true", help="pictures, pauses, texts, tags and every kind of file")
    parser.add_argument("--split", type=float, default=60, metavar="SECONDS", help="length of a part (default 60)")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        clips = trial.make_clips(scratch / "clips", args.clips, args.generated)
        ingredients = Ingredients(scratch, clips, args.publishing, args.folder)
        sources = {path: trial.sha256(path) for path in ingredients.files()}
        project = ingredients.project(args.split)
        calm, seconds = undisturbed(args, scratch, project)
        expected, ffmpeg = trial.result_of(calm.outbox, ID), trial.ffmpeg_of(args.checkout, scratch)
        sounds = [trial.sound_of(ffmpeg, calm.outbox / ID / part["file"]) for part in expected["parts"]]
        files = published(calm.outbox)
        print(f"{len(clips)} clips, {len(expected['parts'])} parts, {len(files)} files, undisturbed in {seconds:.1f} s",
              flush=True)
        program = trial.Stillcast(args.checkout, trial.fresh(scratch / "killed"), "--media-root", str(scratch))
        tried = Trial(program, project, expected, files, sounds, ffmpeg, seconds, random.Random(args.seed))
        while tried.kills < args.kills:
            tried.round(args.kills)
        report(tried, sources)


def report(tried: Trial, sources: dict[Path, str]) -> None:
    verdict = trial.Verdict()
    print(f"{tried.kills} kills: " + ", ".join(f"{count} {kind}" for kind, count in tried.kinds.items()))
    print("in the phases: " + ", ".join(f"{phase} {count}" for phase, count in tried.phases.most_common()))
    for sentence in tried.verdict_of_round:
        print(f"     {sentence}")
    wrong = len({sentence.split(":")[0] for sentence in tried.verdict_of_round})
    verdict.say(not wrong, f"{tried.rounds - wrong} of {tried.rounds} projects ended with the undisturbed samples, "
                f"boundaries and sound, and with what was dropped in done, whole and once; "
                f"{tried.same_bytes} of them with the same bytes")
    verdict.say(tried.again <= tried.kills and not tried.over_kills,
                f"{tried.again} clips were rendered more than once ({tried.extra} renderings too many), "
                f"after {tried.kills} kills; in {tried.over_kills} projects more clips than kills")
    verdict.say(all(trial.sha256(path) == before for path, before in sources.items()), "the sources are as they were")
    verdict.say(not tried.left_processes, f"{len(tried.left_processes)} processes left over")
    for line in tried.left_processes[:5]:
        print(f"     {line}")
    verdict.say(not tried.left_files, f"{tried.left_files} temporary files left over when projects were done")
    verdict.exit()


if __name__ == "__main__":
    main()
