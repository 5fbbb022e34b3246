#!/usr/bin/env python3
"""Plays published parts in Chromium, with their subtitles, and looks at what is shown after seeking.

README.md says what is counted. Linux only; needs a Chromium that knows H.264 and AAC.
"""
import base64
import json
import os
import random
import re
import shutil
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trial
from kill import ID, Ingredients

NEAR_SECONDS = 0.1  # what is shown so near to a boundary is not looked at
PAGE = """<!doctype html><body style="margin:0"><video muted preload=auto width=640 src="/{0}.mp4">
<track default kind=subtitles srclang=es src="/{0}.vtt"></video>"""
LOADED = """new Promise(done => {
  const video = document.querySelector('video'), track = video.textTracks[0];
  const say = () => done({seconds: video.duration, error: video.error && video.error.message,
                          cues: track.cues ? track.cues.length : -1});
  const look = () => video.error || video.readyState >= 2 && track.cues ? say() : setTimeout(look, 50);
  look();
})"""
SEEK = """new Promise(done => {
  const video = document.querySelector('video');
  const say = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 1, 1);
    done({blue: context.getImageData(0, 0, 1, 1).data[2],
          texts: [...video.textTracks[0].activeCues].map(cue => cue.getCueAsHTML().textContent)});
  };
  video.onseeked = () => setTimeout(say, 200);
  video.currentTime = SECONDS;
})"""


def serve(folder: Path) -> str:
    """Serves a folder's files, any range of them, and a page for each video; returns the address."""
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *words) -> None:
            pass

        def do_GET(self) -> None:
            file = folder / self.path[1:]
            if self.path.endswith(".html"):
                self.answer(PAGE.format(self.path[1:-5]).encode(), "text/html")
            elif file.is_file():
                self.answer(file.read_bytes(), "video/mp4" if file.suffix == ".mp4" else "text/vtt")
            else:
                self.send_error(404)

        def answer(self, content: bytes, kind: str) -> None:
            wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            first = int(wanted[1]) if wanted else 0
            last = min(int(wanted[2] or len(content)) if wanted else len(content), len(content) - 1)
            self.send_response(206 if wanted else 200)
            if wanted:
                self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
            self.send_header("Content-Type", kind)
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(last + 1 - first))
            self.end_headers()
            try:
                self.wfile.write(content[first:last + 1])
            except OSError:  # it has seen enough
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


class Chromium:
    """One page of a headless Chromium, spoken to by its DevTools protocol over a pair of pipes."""

    def __init__(self, program: str, profile: Path):
        its_in, self.out = os.pipe()
        self.into, its_out = os.pipe()
        words = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
                 f"--user-data-dir={profile}", "about:blank"]
        moved = ["sh", "-c", f'exec 3<&{its_in} 4>&{its_out}; exec "$@"', "sh", *words]
        self.process = subprocess.Popen(moved, pass_fds=(its_in, its_out), stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(its_in)
        os.close(its_out)
        self.read, self.number, self.session = b"", 0, None
        print(self.call("Browser.getVersion")["product"], flush=True)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **values) -> dict:
        self.number += 1
        message = {"id": self.number, "method": method, "params": values}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while (answer := self.next()).get("id") != self.number:
            pass
        return answer["result"] if "result" in answer else exit(f"{method}: {answer['error']}")

    def next(self) -> dict:
        while b"\0" not in self.read:
            more = os.read(self.into, 1 << 16)
            self.read += more or exit("Chromium has ended")
        one, self.read = self.read.split(b"\0", 1)
        return json.loads(one)

    def run(self, script: str):
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return answer["result"]["value"] if "exceptionDetails" not in answer else exit(str(answer["exceptionDetails"]))

    def save(self, file: Path) -> None:
        shown = {"x": 0, "y": 0, "width": 640, "height": 360, "scale": 1}
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png", clip=shown)["data"]))


def expected(part: dict, rate: int, seconds: float) -> tuple[dict, bool] | None:
    """The clip that is seen at a moment, and whether it is heard for the first time; None near a boundary."""
    for clip, after in zip(part["clips"], [*part["clips"][1:], {"startSamples": part["samples"]}]):
        start, end = clip["startSamples"] / rate + NEAR_SECONDS, after["startSamples"] / rate - NEAR_SECONDS
        if start <= seconds <= end:
            heard = seconds - start + 2 * NEAR_SECONDS
            return clip, heard < clip["samples"] / rate
    return None


def watch(browser: Chromium, address: str, result: dict, manifest: dict, args, shots: Path) -> list[str]:
    """Seeks in each part; returns what was wrong."""
    dice, wrong = random.Random(args.seed), []
    for part in result["parts"]:
        stem = part["file"].removesuffix(".mp4")
        browser.call("Page.navigate", url=f"{address}/{stem}.html")
        time.sleep(0.5)
        loaded = browser.run(LOADED)
        if loaded["error"] or loaded["cues"] < 1 or abs(loaded["seconds"] - part["durationSeconds"]) > 0.05:
            wrong.append(f"{stem}: {loaded}")
        moments = sorted(dice.uniform(0, part["durationSeconds"]) for _ in range(args.seeks))
        for number, seconds in enumerate(moments):
            if found := expected(part, result["sampleRate"], seconds):
                shown = browser.run(SEEK.replace("SECONDS", f"{seconds:.3f}"))
                browser.save(shots / f"{stem}-{number:02}.png")
                fault = difference(shown, *found, manifest)
                wrong += [f"{stem} at {seconds:.3f} s: {fault}"] if fault else []
    return wrong


def difference(shown: dict, clip: dict, heard: bool, manifest: dict) -> str:
    named = manifest["clips"][int(clip["id"]) - 1]
    slide = re.search(r"slide(\d)", named.get("image", ""))
    blue = int(slide[1]) * 50 if slide else 128
    if abs(shown["blue"] - blue) > 10:
        return f"clip {clip['id']} has a picture of blue {blue}, shown is {shown['blue']}"
    if "text" in named and shown["texts"] != [named["text"]] and (heard or shown["texts"]):
        return f"clip {clip['id']} has the text {named['text']}, shown is {shown['texts']}"
    return ""


def main() -> None:
    parser = trial.parser(__doc__)
    parser.add_argument("--clips", type=int, default=20, metavar="N")
    parser.add_argument("--seeks", type=int, default=10, metavar="N", help="in each part (default 10)")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium", metavar="PROGRAM")
    args = parser.parse_args()
    with trial.scratch_of(args) as scratch:
        ingredients = Ingredients(scratch, trial.make_clips(scratch / "clips", args.clips, args.generated), True, False)
        text = ingredients.project(20).text
        program = trial.Stillcast(args.checkout, trial.fresh(scratch / "played"))
        print(program.build(), flush=True)
        (scratch / f"{ID}.json").write_text(text)
        if program.start("render", "--replace", scratch / f"{ID}.json").wait() != 0:
            raise SystemExit(program.said()[-2000:])
        result = trial.result_of(program.outbox, ID)
        shots = trial.fresh(scratch / "shots")
        browser = Chromium(args.chromium, trial.fresh(scratch / "profile"))
        try:
            wrong = watch(browser, serve(program.outbox / ID), result, json.loads(text), args, shots)
        finally:
            trial.kill(browser.process, True)
        verdict = trial.Verdict()
        count = len(list(shots.iterdir()))
        for fault in wrong:
            print(f"     {fault}")
        verdict.say(count > 0 and not wrong, f"{count} moments in {len(result['parts'])} parts shown, {len(wrong)} faults")
        verdict.exit()


if __name__ == "__main__":
    main()
