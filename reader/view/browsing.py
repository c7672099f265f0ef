"""Which list of stories the reader is in, and where: the front page shows it, a story leads on along it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import lists
from ..errors import LibraryError
from ..lists import Source
from ..rows import Rows
from ..shelf import ORDERS
from ..story import Entry

if TYPE_CHECKING:
    from ..desk import Desk
    from ..library.model import Order


class Browsing:
    """The list that is taken from the source of `key`, and the number `here` of the entry that the reader is at.

    Where the reader follows no feed, `sources` is empty and the list is the bundled edition. It is `fresh` where it
    was begun for a picture that the screen has yet to paint over. What the library cannot do raises `LibraryError`;
    `trouble` is why it could not be read the last time, in words.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.sources: tuple[Source, ...] = ()
        self.trouble = ""
        self.key = lists.ALL
        self.unread_only = False
        self.order: Order = "newest"
        self.query = ""
        self.entries: Sequence[Entry] = ()
        self.here = 0
        self._left_at = 0
        self.fresh = False
        self._begun = False

    @property
    def rows(self) -> Rows | None:
        """The list, if it is one of the library."""
        return self.entries if isinstance(self.entries, Rows) else None

    @property
    def of_library(self) -> bool:
        """Whether the list is one of the library: not the bundled edition."""
        return bool(self.sources) and (bool(self.query) or self.key != lists.EDITION)

    @property
    def source(self) -> Source:
        """The source that the list is taken from. A tag is one, even where no story has it any more."""
        found = (source for source in self.sources if source.key == self.key)
        if self.key.startswith(lists.TAG) and self.sources:
            return next(found, lists.tagged(self.key.removeprefix(lists.TAG)))
        return next(found, self.sources[0] if self.sources else Source(lists.EDITION, ""))

    # ------------------------------------------------------------------ lists

    def begin(self) -> None:
        """Choose what was chosen the last time."""
        desk = self._desk
        if desk.shelf.exists and not self._begun:
            self._begun = True
            desk.shelf.begin_visit()
            desk.shelf.changed()  # from here on
        self.count()
        self.key = desk.choice("source", lists.ALL)
        self.unread_only = desk.choice("unread_only", "") == "yes"
        order = desk.choice("list_order", "newest")
        self.order = next((known for known in ORDERS if known == order), "newest")
        if self.sources and all(source.key != self.key for source in self.sources):
            self.key = lists.ALL

    def end(self) -> None:
        """The reader leaves."""
        if self._begun:
            self._desk.shelf.end_visit()

    def count(self) -> None:
        """See what sources there are now, and how much is unread in each."""
        desk = self._desk
        if not desk.shelf.exists:
            self.sources = ()
            return
        try:
            self.sources = desk.shelf.sources(self.folded())
        except LibraryError as problem:
            self.trouble = str(problem)
            raise
        self.trouble = ""

    def load(self, *, typing: bool = False) -> None:
        """Take the list from the library anew; ``typing`` says that the words searched for are not all there yet."""
        shelf = self._desk.shelf
        if not self.of_library:
            return
        if self.query:
            self.entries = shelf.found(self.query, typing=typing)
        else:
            self.entries = shelf.listing(self.key, unread=self.unread_only, order=self.order)

    def choose(self, key: str) -> None:
        """Take the list from the source of this ``key``."""
        self.key, self.query, self.here = key, "", 0
        self._desk.choose(source=key)
        self.load()

    def search(self, query: str, *, typing: bool = False) -> None:
        """Make the list of what fits ``query``; an empty one leads back to the source, to where the reader was."""
        if not self.query:
            self._left_at = self.here
        self.here = 0 if query else self._left_at
        self.query = query
        self.load(typing=typing)

    # ------------------------------------------------------------------ folders

    def folded(self) -> frozenset[str]:
        """The folders whose feeds are out of sight."""
        return frozenset(filter(None, self._desk.choice("folded_folders", "").split("\n")))

    def fold(self, folder: str) -> bool:
        """Put the feeds of a folder out of sight, or bring them back; whether they are out of it now."""
        folded = self.folded() ^ {folder}
        self._desk.choose(folded_folders="\n".join(sorted(folded)))
        self.count()
        return folder in folded

    # ------------------------------------------------------------------ along the list

    @property
    def entry(self) -> Entry | None:
        """The entry that the reader is at."""
        return self.entries[self.here] if 0 <= self.here < len(self.entries) else None

    def at(self, target: str) -> None:
        """The reader is at the entry with this ``target`` now, if the list has it."""
        if not self.entries:  # they began with a story, not with a list
            self.begin()
            self.load()
        if (entry := self.entry) and entry.target == target:
            return
        if self.rows is not None:
            place = self.rows.place_of(target)
        else:
            place = next((place for place, entry in enumerate(self.entries) if entry.target == target), None)
        if place is not None:
            self.here = place

    def step(self, step: int) -> Entry | None:
        """Go on by ``step`` entries; None at the end of the list."""
        if not 0 <= self.here + step < len(self.entries):
            return None
        self.here += step
        return self.entry

    def next_unread(self) -> Entry | None:
        """Go to the next unread entry: further down, further up, then in the next feed that has one; None if none."""
        if self.rows is None:
            return self._next_of_edition()
        self.rows.forget()  # what was opened since it was fetched is read by now
        for after in (self.here, -1):
            place = self.rows.next_unread(after)
            if place is not None and place != self.here:
                self.here = place
                return self.entry
        keys = [source.key for source in self.sources if source.feed is not None and source.unread]
        for key in [key for key in keys if key != self.key]:
            self.choose(key)
            if self.rows and (place := self.rows.next_unread(-1)) is not None:
                self.here = place
                return self.entry
        return None

    def _next_of_edition(self) -> Entry | None:
        read = self._desk.read_targets()
        around = (*range(self.here + 1, len(self.entries)), *range(self.here))
        place = next((place for place in around if self.entries[place].target not in read), None)
        if place is None:
            return None
        self.here = place
        return self.entry
