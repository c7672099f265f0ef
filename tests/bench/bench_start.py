"""How long the reader takes to show something, beside the least that an application made with Textual takes.

    python tests/bench/bench_start.py [--runs 15]

Runs the front page, a page dump and a bare Textual application in turn, each in a pseudo-terminal of 120×40, and
prints the time until the first words are there, the time until a key that is pressed right then is answered, the
memory, and all as multiples of the bare application's. On a machine that does other work, only the multiples mean
something. The exit status is 1 where one is over its limit.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pages import HEADLINE, page
from terminal import NEWSREADER, Program, report, verdict

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Hello, world")
    def on_key(self):
        self.query_one(Static).update("Here I am")

Bare().run()
"""
WARM_UPS = 2  # runs that fill the caches and write the bytecode
KEY, ANSWER = "y", "The address of this story is not known."
MOST_TIME, MOST_ANSWER, MOST_MEMORY = 1.35, 1.75, 1.5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with TemporaryDirectory() as name:
        folder = Path(name)
        bare, dump = folder / "bare.py", folder / "page.txt"
        bare.write_text(BARE)
        dump.write_text(page(800))
        # What is run, the words that it begins with, and those with which it answers the key.
        programs: dict[str, tuple[Sequence[str], str, str]] = {
            "bare": ((sys.executable, str(bare)), "Hello, world", "Here I am"),
            "front page": ((*NEWSREADER, "--lang", "en"), "Front page", ANSWER),
            "page dump": ((*NEWSREADER, "--lang", "en", "open", str(dump)), HEADLINE, ANSWER),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        answers: dict[str, list[float]] = {name: [] for name in programs}
        memory: dict[str, list[float]] = {name: [] for name in programs}
        for run in range(WARM_UPS + runs):
            for what, (command, text, answer) in programs.items():
                with Program(command, folder) as program:
                    took = program.ready(text)
                    program.type(KEY)
                    answered = program.ready(answer)
                    program.rest()
                    if run >= WARM_UPS:
                        times[what].append(took)
                        answers[what].append(answered)
                        memory[what].append(program.memory())
    for what in programs:
        report(f"{what}, until it is there", times[what])
        report(f"{what}, until a key is answered", answers[what])
        report(f"{what}, memory", memory[what], "MB", 1)
    good = True
    for what in ("front page", "page dump"):
        good &= verdict(f"{what}, time against bare", median(times[what]) / median(times["bare"]), MOST_TIME)
        good &= verdict(f"{what}, a key against bare", median(answers[what]) / median(answers["bare"]), MOST_ANSWER)
        good &= verdict(f"{what}, memory against bare", median(memory[what]) / median(memory["bare"]), MOST_MEMORY)
    return not good


if __name__ == "__main__":
    sys.exit(main())
