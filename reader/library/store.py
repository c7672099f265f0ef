"""The library: the reader's feeds, their entries, and what the reader made of them.

One SQLite file, which several programs may have open at once: each sees what the others wrote, and one writes at a
time. A `Library` may be used from any thread; each thread has a connection of its own, and so reads while another
writes. What is written is there, all of it or nothing, when a method returns, or at the end of `Library.batch`;
subscriptions and marks survive even a power cut.

What a list does not need, as receiving and searching, is only imported when it is called for.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..feed import Feed
from ..story import Story
from . import keeping, marking, selecting, subscribing
from .connection import Connections
from .model import (
    EVERYTHING,
    Answer,
    Counts,
    Folder,
    Found,
    Full,
    Listed,
    Received,
    Selection,
    StoredEntry,
    Subscription,
    Tidied,
    Undo,
    Visit,
)
from .selecting import Condition

Which = Selection | Iterable[int]
"""Entries: those of a selection, or those with these ids."""


class Library:
    """The library in the file at ``path``, which is opened, and made where there is none, when it is first needed.

    Every method raises `LibraryError` for what the file, the disk or another program stand in the way of, and
    `LibraryDamaged` for a file that is not as it was written (see `salvage`). ``readonly`` asks for nothing to be
    written, and turns out true where nothing can be: then marks and refreshes raise, everything else works.
    """

    def __init__(self, path: Path, readonly: bool = False) -> None:
        self.path = path
        self._connections = Connections(path, readonly)
        self._reading = self._connections.reading
        self._writing = self._connections.writing

    @property
    def exists(self) -> bool:
        """Whether there is a file yet; asking makes none."""
        return self.path.exists()

    @property
    def readonly(self) -> bool:
        """Whether nothing can be written, as far as is known: after the first use, it is."""
        return self._connections.readonly

    def changed(self) -> bool:
        """Whether another thread or program has written since this thread last asked; False the first time."""
        return self._connections.changed()

    def close(self) -> None:
        """Let go of the file. Another use opens it anew; no other thread may be using it."""
        self._connections.close()

    @contextmanager
    def batch(self, *, durable: bool = False) -> Iterator[None]:
        """One transaction for what this thread does inside: all of it is written at the end, or none.

        Nobody else can write meanwhile, so batches are for tenths of a second, not for the time of a refresh. With
        ``durable``, as befits marks, it survives a power cut.
        """
        with self._writing(durable=durable):
            yield

    # ------------------------------------------------------------------ feeds

    def feeds(self) -> tuple[Subscription, ...]:
        """The reader's feeds, by folder and title."""
        with self._reading() as connection:
            return subscribing.feeds(connection)

    def folders(self) -> tuple[Folder, ...]:
        """All folders by path, those too that hold only folders. A story of several feeds counts once in each."""
        with self._reading() as connection:
            return subscribing.folders(connection)

    def subscribe(self, address: str, title: str | None = None, folder: str | None = None) -> int:
        """Follow the feed at ``address``; its id. A feed that is followed already stays as it is.

        ``title`` is the reader's own name for it.
        """
        with self._writing(durable=True) as connection:
            return subscribing.subscribe(
                connection, address, subscribing.own_title(title), subscribing.folder_path(folder)
            )

    def unsubscribe(self, feed_id: int) -> None:
        """Follow the feed no more; its entries go, the kept ones too."""
        from . import retention

        with self._writing(durable=True) as connection:
            retention.remove_feed(connection, feed_id)

    def rename(self, feed_id: int, title: str | None) -> None:
        """Call the feed ``title``; None for as it calls itself."""
        with self._writing(durable=True) as connection:
            subscribing.set_field(connection, feed_id, own_title=subscribing.own_title(title))

    def move(self, feed_id: int, folder: str | None) -> None:
        """Put the feed into ``folder``, or into none."""
        with self._writing(durable=True) as connection:
            subscribing.set_field(connection, feed_id, folder=subscribing.folder_path(folder))

    def set_full(self, feed_id: int, full: Full) -> None:
        """Say when the pages of the feed's entries are fetched."""
        with self._writing(durable=True) as connection:
            subscribing.set_field(connection, feed_id, full=full)

    def set_limits(self, feed_id: int, most: int | None, days: int | None) -> None:
        """Say how many entries of the feed `tidy` leaves, and how old ones; 0 for all, None for as everywhere."""
        with self._writing(durable=True) as connection:
            subscribing.set_field(connection, feed_id, most=most, days=days)

    # ---------------------------------------------------------------- refresh

    def visits(self) -> tuple[Visit, ...]:
        """What a refresh needs to know of each feed that is not gone, the one that is due longest first."""
        with self._reading() as connection:
            return subscribing.visits(connection)

    def receive(self, feed_id: int, feed: Feed, answer: Answer) -> Received:
        """Put in what a feed sent: what is new, and what has changed. Nothing if the reader has left the feed."""
        from . import receiving

        with self._writing() as connection:
            return receiving.receive(connection, feed_id, feed, answer)

    def unchanged(self, feed_id: int, answer: Answer) -> None:
        """Note that a feed sent nothing new: status 304, or the document that `Visit.fingerprint` is of."""
        from . import receiving

        with self._writing() as connection:
            receiving.unchanged(connection, feed_id, answer)

    def failed(self, feed_id: int, reason: str, due: float, at: float | None = None) -> None:
        """Note that a feed could not be read, for ``reason`` (a sentence); ``due`` is when to ask again."""
        from . import receiving

        with self._writing() as connection:
            receiving.failed(connection, feed_id, reason, due, at, gone=False)

    def gone(self, feed_id: int, reason: str, at: float | None = None) -> None:
        """Note that a feed is gone for good (status 410): it is not visited any more, its entries stay."""
        from . import receiving

        with self._writing() as connection:
            receiving.failed(connection, feed_id, reason, 0, at, gone=True)

    def back(self, feed_id: int) -> None:
        """Visit a feed again that was gone, or that failed, at the next refresh."""
        with self._writing() as connection:
            subscribing.set_field(connection, feed_id, gone=0, failures=0, due=0)

    def moved(self, feed_id: int, address: str) -> bool:
        """Note the address that a feed has moved to for good. False, and nothing, where another feed has it."""
        with self._writing() as connection:
            return subscribing.moved(connection, feed_id, address)

    # ------------------------------------------------------------------ lists

    def entries(self, selection: Selection = EVERYTHING, limit: int | None = 100, offset: int = 0) -> list[Listed]:
        """The lines of a selection, ``limit`` of them from ``offset`` on. Raises `QueryError` for a bad text."""
        with self._reading() as connection:
            after = keeping.new_after(connection)
            where = self._condition(connection, selection)
            found = selecting.ids(connection, where, selection.order, limit, offset)
            return selecting.lines(connection, found, after)

    def ids(self, selection: Selection = EVERYTHING, limit: int | None = None, offset: int = 0) -> list[int]:
        """The ids of a selection in its order: a list that stays as it is while more comes in (see `listed`)."""
        with self._reading() as connection:
            where = self._condition(connection, selection)
            return selecting.ids(connection, where, selection.order, limit, offset)

    def listed(self, ids: Iterable[int]) -> list[Listed]:
        """The lines of these entries, in this order; none for those that are not here any more."""
        with self._reading() as connection:
            return selecting.lines(connection, list(ids), keeping.new_after(connection))

    def count(self, selection: Selection = EVERYTHING) -> int:
        """How many entries a selection has. Raises `QueryError` for a bad text."""
        with self._reading() as connection:
            quick = selecting.quick_count(connection, selection)
            if quick is not None:
                return quick
            return selecting.count(connection, self._condition(connection, selection))

    def counts(self) -> Counts:
        """How many stories there are in all, unread, kept and new."""
        with self._reading() as connection:
            return selecting.counts(connection, keeping.new_after(connection))

    def begin_visit(self) -> int:
        """Begin a visit to the front page: what came since the last one is `Listed.new` until the next begins.

        How many stories that is.
        """
        with self._writing() as connection:
            keeping.begin_visit(connection)
        return self.counts().new

    def end_visit(self) -> None:
        """End the visit: what has come during it won't be new at the next one."""
        with self._writing() as connection:
            keeping.end_visit(connection)

    # ------------------------------------------------------------------ marks

    def mark(self, which: Which, read: bool = True) -> Undo:
        """Mark entries read or unread, and with them the same stories in other feeds."""
        return self._mark(which, "read" if read else "unread")

    def keep(self, which: Which, kept: bool = True) -> Undo:
        """Keep entries, so that `tidy` never removes them, or let them go."""
        return self._mark(which, "keep" if kept else "let go")

    def tag(self, which: Which, name: str, on: bool = True) -> Undo:
        """Give entries a tag, or take it from them, and with them the same stories in other feeds.

        A tag that is there in another case is the same one.
        """
        with self._writing(durable=True) as connection:
            where = self._which(connection, which)
            return marking.tag(connection, where.sql, where.parameters, name, on)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """The tags that the reader has given, and how many stories have each."""
        with self._reading() as connection:
            return marking.tags(connection)

    def unread_by_tag(self) -> tuple[tuple[str, int], ...]:
        """The tags that the reader has given, and how many unread stories have each."""
        with self._reading() as connection:
            return marking.tags(connection, unread=True)

    def undo(self, change: Undo) -> int:
        """Take a change of marks back; how many entries that changed. The last twenty changes can be taken back."""
        with self._writing(durable=True) as connection:
            return marking.undo(connection, change)

    # ---------------------------------------------------------------- content

    def entry(self, entry_id: int) -> StoredEntry | None:
        """An entry, whole; None where there is none with this id (any more)."""
        with self._reading() as connection:
            return keeping.entry(connection, entry_id)

    def story(self, entry_id: int) -> Story | None:
        """The story of the entry's page, where `put_story` kept it."""
        with self._reading() as connection:
            return keeping.story(connection, entry_id)

    def put_story(self, entry_id: int, story: Story) -> None:
        """Keep the story of the entry's page, which it is then found by too. Its evidence is not kept."""
        with self._writing() as connection:
            keeping.put_story(connection, entry_id, story, time.time())

    # ----------------------------------------------------------------- search

    def search(self, query: str, limit: int = 50, offset: int = 0, *, typing: bool = False) -> list[Found]:
        """What is found for ``query`` (see `query`), the best first; with ``typing``, its last word is unfinished.

        Raises `QueryError` for a query that cannot be understood; never one for a query that is being typed.
        """
        from . import searching

        with self._reading() as connection:
            return searching.search(connection, query, limit, offset, keeping.new_after(connection), typing)

    def related(
        self,
        headline: str,
        lede: str | None = None,
        published: str | None = None,
        *,
        days: int = 14,
        limit: int = 5,
        but: int | None = None,
    ) -> list[Listed]:
        """Stories with the same telling words in headline and lede, the most alike first.

        Those within ``days`` of ``published`` (ISO 8601) only, where that is given; never the entry ``but``, nor the
        same story in another feed.
        """
        from . import relating

        with self._reading() as connection:
            found = relating.related(connection, headline, lede or "", published, days, limit, but)
            return selecting.lines(connection, found, keeping.new_after(connection))

    # ----------------------------------------------------------------- upkeep

    def tidy(self, most: int | None = None, days: int | None = None, *, unread: bool = False) -> Tidied:
        """Remove read entries beyond the newest ``most`` of each feed and those older than ``days``.

        A feed's own limits go first. Kept and tagged entries stay, and so do those that their feed still carries:
        they would come back as new. With ``unread``, unread ones go as well.
        """
        from . import retention

        with self._writing() as connection:
            removed = retention.tidy(connection, most, days, unread)
        with self._reading() as connection:
            return Tidied(removed, retention.give_back(connection) if removed else 0)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file; nothing where it is sound."""
        from . import retention

        with self._reading() as connection:
            return retention.check(connection)

    # ---------------------------------------------------------------- private

    def _condition(self, connection: sqlite3.Connection, selection: Selection) -> Condition:
        after = keeping.new_after(connection)
        where = selecting.condition(selection, after)
        if not selection.text.strip():
            return where
        from . import searching

        return searching.narrowed(connection, where, selection.text, after)

    def _which(self, connection: sqlite3.Connection, which: Which) -> Condition:
        """SQL for the ids of ``which``."""
        if isinstance(which, Selection):
            where = self._condition(connection, which)
            return Condition(f"SELECT e.id FROM entries AS e WHERE {where.sql}", where.parameters)
        return Condition("SELECT value FROM json_each(?)", [json.dumps(list(which))])

    def _mark(self, which: Which, what: str) -> Undo:
        with self._writing(durable=True) as connection:
            where = self._which(connection, which)
            return marking.mark(connection, where.sql, where.parameters, what)
