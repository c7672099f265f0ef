"""Whether the length of the library can be felt on the front page.

    python tests/bench/bench_lists.py [--runs 11] [--stories 100000]

Runs the reader with a library of a hundred stories and with one of a hundred thousand, in a pseudo-terminal of 120×40
each, and prints how long the first picture takes (beside that of the bundled edition, for which there is no library),
how fast a page down and the ends of the list come, and the memory. The exit status is 1 where a limit is passed. On a
machine that does other work, only the multiples mean something.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from terminal import NEWSREADER, Program, report, verdict

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.feed import Feed, FeedEntry
from reader.library.model import Answer
from reader.library.store import Library

FEEDS = 100
WARM_UPS = 2
MOST_SLOWER = 1.3  # the first picture, and a page down, of the long list against the short one
MOST_JUMP = 0.1  # seconds to an end of the list
_WORDS = ("harbour", "ferry", "council", "bridge", "votes", "winter", "market", "river", "tram", "orchard", "museum")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--stories", type=int, default=100_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folders = {what: Path(name) / what for what in ("no library", "short", "long")}
        for what, folder in folders.items():
            folder.mkdir()
            if what != "no library":
                fill(folder / "library.db", 100 if what == "short" else asked.stories)
        firsts = first_pictures(folders, asked.runs)
        downs = {what: leafing(what, folders[what]) for what in ("short", "long")}
    good = verdict("first picture, long against short", median(firsts["long"]) / median(firsts["short"]), MOST_SLOWER)
    good &= verdict(
        "first picture, long against none", median(firsts["long"]) / median(firsts["no library"]), MOST_SLOWER
    )
    good &= verdict("page down, long against short", downs["long"][0] / downs["short"][0], MOST_SLOWER)
    good &= verdict("to an end of the long list, seconds", downs["long"][1], MOST_JUMP)
    return not good


def first_pictures(folders: dict[str, Path], runs: int) -> dict[str, list[float]]:
    """Seconds until the list is there, in turn for each library."""
    times: dict[str, list[float]] = {what: [] for what in folders}
    for run in range(WARM_UPS + runs):
        for what, folder in folders.items():
            with Program(command(what, folder), folder) as program:
                took = program.ready("Front page" if what == "no library" else "All stories")
                program.rest()
                if run >= WARM_UPS:
                    times[what].append(took)
    for what, several in times.items():
        report(f"{what}: first picture", several)
    return times


def leafing(what: str, folder: Path) -> tuple[float, float]:
    """Seconds that a page down takes, and the longest that the ends of the list take."""
    with Program(command(what, folder), folder) as program:
        program.ready("All stories")
        program.rest()
        pages = [program.press("pagedown").last for _ in range(12)]
        ends = [program.press(key).last for key in "GgGg"]
        memory = program.memory()
    report(f"{what}: page down", pages)
    report(f"{what}: to the ends", ends)
    print(f"{what}: memory{memory:34.1f} MB")
    return median(pages), max(ends)


def command(what: str, folder: Path) -> tuple[str, ...]:
    library = () if what == "no library" else ("--library", str(folder / "library.db"))
    return (*NEWSREADER, "--lang", "en", *library)


def fill(path: Path, stories: int) -> None:
    library = Library(path)
    each = max(1, stories // FEEDS)
    for feed in range(stories // each):
        id = library.subscribe(f"http://{feed}.invalid/feed")
        with library.batch():
            library.receive(id, Feed(f"Paper {feed}", entries=tuple(made(feed, each))), Answer())
    library.close()


def made(feed: int, count: int) -> Iterator[FeedEntry]:
    for number in range(count):
        words = [_WORDS[(feed * 7 + number * step) % len(_WORDS)] for step in range(1, 31)]
        day = f"{2020 + number % 6}-{1 + number % 12:02}-{1 + (feed + number) % 28:02}"
        yield FeedEntry(
            id=f"{feed} {number}",
            headline=f"{' '.join(words[:7]).capitalize()} {feed}-{number}",
            published=f"{day}T{number % 24:02}:{feed % 60:02}+00:00",
            summary=f"<p>{' '.join(words).capitalize()}.</p>",
        )


if __name__ == "__main__":
    sys.exit(main())
