"""What the library costs: a refresh of many feeds, a large library opened, leafed through, searched and marked.

    python tests/bench/bench_library.py [--feeds 500] [--entries 50] [--large 100000] [--words zipf|few]

Everything is made here, always the same. With ``--words few`` all texts are made of 46 words, so that nearly every
entry has each of them: the hardest that there is for a search. CPU time is counted, but where it says "elapsed". The
exit status is 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import sys
from bisect import bisect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from reader.feed import Feed, FeedEntry
from reader.library.model import Answer, Selection
from reader.library.store import Library

SYLLABLES = re.findall(r"\w+", "a e i o u ba di lu ne ro su ta vi le no pra sto clé mor")
EPOCH = datetime(2026, 3, 1, tzinfo=UTC)
BATCH = 25  # feeds
good = True


class Writer:
    """Texts of words whose frequencies are as in a language (Zipf), or of a few words only."""

    def __init__(self, words: str) -> None:
        self.random = random.Random(7)
        size = 46 if words == "few" else 40_000
        names: dict[str, None] = {}
        while len(names) < size:
            names["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4)))] = None
        self.words = list(names)
        self.weights = list(accumulate(1.0 if words == "few" else 1 / (rank + 2) for rank in range(size)))

    def text(self, number: int) -> str:
        total = self.weights[-1]
        draw = self.random.random
        return " ".join([self.words[bisect(self.weights, draw() * total)] for _ in range(number)])

    def entry(self, feed: int, number: int) -> FeedEntry:
        address = f"https://site{feed}.example/2026/article-{number}"
        paragraphs = "".join(
            f'<p>{self.text(26)}, <em>{self.text(4)}</em> &amp; <a href="{address}#{part}">{self.text(2)}</a>.</p>'
            for part in range(4)
        )
        return FeedEntry(
            id=f"{feed}-{number}",
            url=address,
            headline=f"{self.text(7).capitalize()} — n° {number}",
            authors=(self.text(2).title(),),
            published=(EPOCH + timedelta(minutes=30 * number)).isoformat(),
            content=f'<p><img src="{address}.png" alt="{self.text(3)}"></p>{paragraphs}',
            language="fr",
        )


@contextmanager
def timed(what: str, limit: float | None = None, *, elapsed: bool = False, unit: str = "s") -> Iterator[None]:
    clock = perf_counter if elapsed else process_time
    start = clock()
    yield
    report(what, (clock() - start) * (1000 if unit == "ms" else 1), limit, f"{unit}{' elapsed' if elapsed else ''}")


def report(what: str, value: float, limit: float | None, unit: str) -> None:
    global good
    verdict = "" if limit is None else f"at most {limit:g}" + ("" if value <= limit else "  TOO MUCH")
    good = good and (limit is None or value <= limit)
    print(f"{what:<52}{value:9.3f} {unit:<11} {verdict}", flush=True)


def usual(what: str, limit: float | None, work: Callable[[], object], rounds: int = 5) -> None:
    """The median of several rounds, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    report(what, sorted(times)[rounds // 2] * 1000, limit, "ms")


def receive(library: Library, feeds: dict[int, Feed]) -> None:
    """As a refresh does it: some feeds a transaction."""
    numbered = list(feeds.items())
    for start in range(0, len(numbered), BATCH):
        with library.batch():
            for feed_id, feed in numbered[start : start + BATCH]:
                library.receive(feed_id, feed, Answer(etag='"x"'))


def refreshes(path: Path, writer: Writer, number: int, size: int) -> None:
    library = Library(path)
    with library.batch():
        ids = [library.subscribe(f"https://site{feed}.example/feed") for feed in range(number)]
    sent = {
        feed_id: Feed(f"Site {feed}", entries=tuple(writer.entry(feed, entry) for entry in range(size, 0, -1)))
        for feed, feed_id in enumerate(ids)
    }
    what = f"{number} feeds of {size} entries: "
    with timed(what + "first refresh", 2.5 * number * size / 25_000):
        receive(library, sent)
    with timed(what + "all unchanged (304)", 0.05), library.batch():
        for feed_id in ids:
            library.unchanged(feed_id, Answer(due=1.0))
    with timed(what + "same documents again", 0.6):
        receive(library, sent)
    news = {
        feed_id: Feed(
            feed.title,
            entries=tuple(writer.entry(number, size + extra) for extra in (3, 2, 1)) + feed.entries[:-3],
        )
        for number, (feed_id, feed) in enumerate(sent.items())
    }
    with timed(what + "3 new in each", 0.6):
        receive(library, news)
    library.close()
    report(what + "bytes an entry on disk", path.stat().st_size / (number * (size + 3)), None, "B")


def large(path: Path, writer: Writer, size: int) -> None:
    each = 500
    library = Library(path)
    with library.batch():
        ids = [
            library.subscribe(f"https://big{feed}.example/feed", folder=f"F{feed % 9}")
            for feed in range(size // each)
        ]
    for feed, feed_id in enumerate(ids):
        library.receive(feed_id, Feed("", entries=tuple(writer.entry(feed, n) for n in range(each))), Answer())
    library.close()
    report(f"{size} entries: bytes an entry on disk", path.stat().st_size / size, None, "B")

    def first_window() -> None:
        fresh = Library(path)
        fresh.feeds(), fresh.counts(), fresh.folders(), fresh.entries(limit=50)
        fresh.close()

    usual("open, feeds, counts, folders, first window of 50", 15, first_window)
    usual("window of 50 in the middle", 15, lambda: library.entries(limit=50, offset=size // 2))
    usual("window of 50 unread", 15, lambda: library.entries(Selection(unread=True), limit=50))
    usual("window of 50 in a folder", 30, lambda: library.entries(Selection(folder="F1"), limit=50))
    usual("all ids", 60, library.ids)
    common, second, rare = writer.words[0], writer.words[1], writer.words[-1]
    for query in (
        common,
        rare,
        f"{common} {second}",
        f"{common} {second} {' '.join(writer.words[2:8])}",
        f'"{common} {second}"',
        f"{common} -{second}",
        f"-{common}",
        f"{common[:1]}",
        f"{common[:3]}* {second}",
        f"{common[:3]}*",
        f"{common} is:unread in:f1",
        "is:unread",
        "has:comments",
        "from:big7",
        f"by:{common}",
        "after:2026-03-05 before:2026-03-06",
    ):
        usual(f"search {query}"[:50], 100, lambda query=query: library.search(query))
    one = library.entries(limit=1)[0]
    usual("related", 100, lambda: library.related(one.headline, one.teaser, one.published, but=one.id))
    with timed("mark all read", 1, elapsed=True):
        undo = library.mark(Selection())
    usual("window of 50 unread, of none", 15, lambda: library.entries(Selection(unread=True), limit=50))
    with timed("take that back", 1, elapsed=True):
        library.undo(undo)
    usual("mark one", None, lambda: library.mark([one.id], read=not library.listed([one.id])[0].read))
    with timed("tidy to 100 a feed, unread too", None, elapsed=True):
        library.tidy(most=100, unread=True)
    print("check:", library.check() or "sound")
    library.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=50)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--words", choices=("zipf", "few"), default="zipf")
    asked = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    with TemporaryDirectory() as folder:
        writer = Writer(asked.words)
        refreshes(Path(folder) / "refreshed.db", writer, asked.feeds, asked.entries)
        large(Path(folder) / "large.db", writer, asked.large)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
