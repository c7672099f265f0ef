"""How fast keys are answered, and whether the length of a story or of its thread can be felt.

    python tests/bench/bench_keys.py [--presses 20]

Opens a story of 400 words, one of 40,000, and a page with 10,000 comments, each in a pseudo-terminal of 120×24, and
prints what opening them, going a page down and up, and the contrast control take. The exit status is 1 where a limit
is passed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pages import HEADLINE, page
from terminal import NEWSREADER, Change, Program, report, share, verdict

PAGES = {"400 words": (400, 3), "40,000 words": (40_000, 3), "10,000 comments": (400, 10_000)}
MOST_SLOWER = 1.3  # a page down in the long story, 95th percentile, against the short one
MOST_CONTRAST = 0.25  # seconds to the last byte
MOST_FRAMES = 2  # a key
ROWS = 24  # so that a story of 400 words has more than a page


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=20)
    presses = parser.parse_args().presses
    downs: dict[str, list[Change]] = {}
    contrast: list[Change] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        for what, (words, comments) in PAGES.items():
            dump = folder / f"{words}-{comments}.txt"
            dump.write_text(page(words, comments))
            for _warm_up_first in range(2):
                with Program((*NEWSREADER, "--contrast", "off", "open", str(dump)), folder, rows=ROWS) as program:
                    opened = program.ready(HEADLINE)
                    program.rest()
                    if what == "10,000 comments":
                        program.press("2")  # to the comments
                    downs[what] = [program.press(("pagedown", "pageup")[number % 2]) for number in range(presses)]
                    if what == "40,000 words":
                        contrast = [program.press("c") for _ in range(6)]
                    memory = program.memory()
            report(f"{what}: opened", [opened])
            report(f"{what}: page down and up, first byte", [one.first for one in downs[what]])
            report(f"{what}: page down and up, last byte", [one.last for one in downs[what]])
            report(f"{what}: page down and up, printed", [one.size / 1000 for one in downs[what]], "kB", 1)
            print(f"{what}: memory{memory:34.1f} MB")
    report("contrast, first byte", [one.first for one in contrast])
    report("contrast, last byte", [one.last for one in contrast])

    slow, fast = (share([one.last for one in downs[what]], 0.95) for what in ("40,000 words", "400 words"))
    frames = max(one.frames for one in (*contrast, *(one for several in downs.values() for one in several)))
    good = verdict("page down, 40,000 words against 400", slow / fast, MOST_SLOWER)
    good &= verdict("contrast, seconds to the last byte", max(one.last for one in contrast), MOST_CONTRAST)
    good &= verdict("frames a key", frames, MOST_FRAMES)
    return not good


if __name__ == "__main__":
    sys.exit(main())
