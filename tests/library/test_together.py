"""Several threads and programs at once, and programs that are ended without warning."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.errors import LibraryError
from reader.feed import FeedEntry
from reader.library.model import Selection
from reader.library.store import Library

Make = Callable[..., FeedEntry]
Follow = Callable[..., int]

SUBSCRIBER = """
import sys
from pathlib import Path
from reader.library.store import Library
library = Library(Path(sys.argv[1]))
for number in range(5):
    library.subscribe(f"https://{sys.argv[2]}.example/{number}")
library.close()
"""

# Receives, marks, keeps and tidies without end, and says what was marked once that is certain.
BUSY = """
import itertools, sys
from pathlib import Path
from reader.feed import Feed, FeedEntry
from reader.library.model import Answer, Selection
from reader.library.store import Library
library = Library(Path(sys.argv[1]))
feed = library.subscribe("https://harbour.example/feed")
for visit in itertools.count(int(sys.argv[2])):
    entries = tuple(
        FeedEntry(id=str(number), headline=f"Story {number}", content=f"<p>{'word ' * 50}{visit}</p>")
        for number in range(visit * 10, visit * 10 + 30)
    )
    with library.batch():
        new = library.receive(feed, Feed("", entries=entries), Answer()).new
    if new:
        library.mark(new[:3])
        library.keep(new[:1])
        print(*new[:3], flush=True)
    library.tidy(most=100)
"""


def program(code: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_programs_that_begin_a_library_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    running = [program(SUBSCRIBER, path, number) for number in range(5)]
    for each in running:
        _out, err = each.communicate(timeout=60)
        assert each.returncode == 0, err
    library = Library(path)
    assert len(library.feeds()) == 25
    assert library.check() == ()


def test_a_program_that_is_killed_loses_nothing_that_was_certain(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    chance = random.Random(11)
    marked: set[int] = set()
    for round_ in range(6):
        busy = program(BUSY, path, round_ * 1000)
        assert busy.stdout is not None
        first = busy.stdout.readline()  # so that it is at work
        time.sleep(chance.uniform(0, 0.12))
        busy.send_signal(signal.SIGKILL)
        rest, _err = busy.communicate(timeout=60)
        marked.update(map(int, f"{first} {rest}".split()))
        library = Library(path)
        assert library.check() == ()
        unread = set(library.ids(Selection(unread=True, every=True)))
        assert not unread & marked
        (feed,) = library.feeds()
        assert (feed.total, feed.unread) == (library.count(Selection(every=True)), len(unread))
        library.close()
    assert len(marked) > 30


def test_others_changes_are_seen(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    assert not library.changed()
    assert not library.changed()
    library.mark([1])
    assert not library.changed()  # one's own
    other = Library(library.path)
    other.mark([1], read=False)
    other.close()
    assert library.changed()
    assert not library.changed()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(library.mark, [1]).result()
    assert library.changed()


def test_one_reads_on_while_another_writes(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    begun, read = Event(), Event()

    def write() -> None:
        with library.batch():
            library.mark([1])
            begun.set()
            assert read.wait(30)

    writer = Thread(target=write)
    writer.start()
    assert begun.wait(30)
    assert library.counts().unread == 1  # what is not certain is not seen
    read.set()
    writer.join()
    assert library.counts().unread == 0


def test_many_threads_lose_nothing(library: Library, entry: Make, follow: Follow) -> None:
    follow(*(entry(number) for number in range(40)))

    def work(number: int) -> None:
        library.mark([number])
        library.tag([number], f"t{number % 4}")
        library.search("ferry")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(1, 41)))
    assert library.counts().unread == 0
    assert [number for _tag, number in library.tags()] == [10, 10, 10, 10]


def test_connections_end_with_their_threads(library: Library) -> None:
    library.feeds()
    for _ in range(3):
        thread = Thread(target=library.feeds)
        thread.start()
        thread.join()
    assert len(library._connections._all) == 1


def test_a_library_that_was_closed_opens_again(library: Library, entry: Make, follow: Follow) -> None:
    follow(entry(1))
    library.close()
    assert library.count() == 1
    library.close()
    library.path.unlink()
    assert library.count() == 0


def test_a_broken_one_can_be_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"no database, but long enough to be one" * 400)
    library = Library(path)
    with pytest.raises(LibraryError):
        library.feeds()
    path.unlink()
    assert library.feeds() == ()
