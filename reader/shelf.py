"""The shelf: the library's lists as the front page and the command line ask for them, and marks to be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import lists
from .errors import LibraryError
from .lists import Source
from .locale import _
from .rows import Found, Joined, Rows, Selected
from .story import Entry
from .targets import entry_id

if TYPE_CHECKING:
    from .library.model import Folder, Order, Selection, Subscription, Undo
    from .library.store import Library

ORDERS: tuple[Order, ...] = ("newest", "oldest", "feed", "headline")
"""The orders of a list, in the order that the reader goes through them."""


class Shelf:
    """What is in the library in the file ``path``. Every method may raise `LibraryError`.

    Where there is no such file, nothing of the library is even imported until something is to be put into it.
    ``kept`` gives the stories that are kept and are none of the library.
    """

    def __init__(self, path: Path, kept: Callable[[], Iterable[Entry]] = tuple) -> None:
        self.path = path
        self._kept = kept
        self._undos: list[tuple[Undo, ...]] = []

    @property
    def exists(self) -> bool:
        """Whether there is a library."""
        return "library" in self.__dict__ or self.path.exists()

    @cached_property
    def library(self) -> Library:
        """The library, made where there was none."""
        from .library.store import Library

        return Library(self.path)

    def feeds(self) -> tuple[Subscription, ...]:
        """The feeds that the reader follows."""
        return self.library.feeds() if self.exists else ()

    def changed(self) -> bool:
        """Whether another thread or program has changed the library since this thread last asked."""
        return self.library.changed()

    def begin_visit(self) -> None:
        """Begin a visit to the lists: what came since the last one is new until the next, where that can be noted."""
        with suppress(LibraryError):
            self.library.begin_visit()

    def end_visit(self) -> None:
        """End the visit: what has come until now has been there to be seen."""
        if self.exists:
            with suppress(LibraryError):
                self.library.end_visit()

    # ------------------------------------------------------------------ lists

    def sources(self, folded: frozenset[str] = frozenset()) -> tuple[Source, ...]:
        """What stories can be listed by; empty where the reader follows no feed.

        ``folded`` are the folders whose feeds are out of sight.
        """
        feeds = self.feeds()
        if not feeds:
            return ()
        counts = self.library.counts()
        return (
            Source(lists.ALL, _("All stories"), counts.unread),
            Source(lists.NEW, _("New since last time"), counts.new),
            Source(lists.UNREAD, _("Unread"), counts.unread),
            Source(lists.KEPT, _("Kept"), 0),
            Source(lists.EDITION, _("The bundled edition")),
            *_tree(feeds, self.library.folders(), folded),
            *(lists.tagged(name, unread) for name, unread in self.library.unread_by_tag()),
        )

    def listing(self, key: str, *, unread: bool = False, order: Order = "newest") -> Rows:
        """The stories of the source with this ``key``, as they stand now; only the unread ones if that is asked."""
        rows = Selected(self.library, self._names(), selection(key, unread=unread, order=order))
        others = [entry for entry in self._kept() if not (unread and entry.read)] if key == lists.KEPT else ()
        return Joined(rows, others, self._kept, order) if others else rows

    def found(self, query: str, *, typing: bool = False) -> Rows:
        """The stories that fit ``query``, the best first; its last word may be unfinished while somebody types.

        Raises `QueryError` for a query that cannot be understood.
        """
        return Found(self.library, self._names(), query, typing=typing)

    def _names(self) -> Mapping[int, str]:
        """The titles of the feeds by their ids."""
        return {feed.id: feed.title for feed in self.feeds()}

    def address(self, target: str) -> str | None:
        """Where the page of the entry with this ``target`` is; None where it has none, or is not in the library."""
        id = entry_id(target)
        listed = self.library.listed([id]) if id is not None else []
        return listed[0].url if listed else None

    # ------------------------------------------------------------------ marks

    def mark(self, chosen: Iterable[int] | Selection, *, read: bool) -> Undo:
        """Mark entries, by their ids or by what selects them, as read or unread; `undo` takes it back."""
        return self._done(self.library.mark(chosen, read))

    def opened(self, id: int) -> None:
        """Mark an entry as read since it was opened: nothing to take back."""
        self.library.mark([id], True)

    def keep(self, ids: Iterable[int], *, kept: bool) -> Undo:
        """Keep entries, or no longer; `undo` takes it back."""
        return self._done(self.library.keep(ids, kept))

    def tag(self, chosen: Iterable[int] | Selection, name: str, *, on: bool) -> Undo:
        """Give entries a tag, or take it from them; `undo` takes it back."""
        return self._done(self.library.tag(chosen, name, on))

    def tags_of(self, id: int) -> tuple[str, ...]:
        """The tags of an entry."""
        return next((listed.tags for listed in self.library.listed([id])), ())

    def set_tags(self, id: int, typed: str) -> tuple[str, ...]:
        """Give an entry just the tags that are ``typed``, with commas between them; its tags then.

        `undo` takes all of that back at once.
        """
        wanted, had = tags_in(typed), self.tags_of(id)
        names = {name.casefold() for name in wanted}
        known = {name.casefold() for name in had}
        with self.library.batch(durable=True):
            gone = [self.library.tag([id], name, False) for name in had if name.casefold() not in names]
            given = [self.library.tag([id], name, True) for name in wanted if name.casefold() not in known]
        if gone or given:
            self._done(*gone, *given)
        return self.tags_of(id)

    def _done(self, *undos: Undo) -> Undo:
        """One change for the reader, of as many parts as there are ``undos``: the first of them."""
        if any(undo.count for undo in undos):
            self._undos.append(undos)
        return undos[0]

    def undo(self) -> Undo | None:
        """Take the last change of marks back that was not taken back yet; None where there is none."""
        if not self._undos:
            return None
        undos = self._undos[-1]
        with self.library.batch(durable=True):
            for undo in reversed(undos):
                self.library.undo(undo)
        self._undos.pop()
        return undos[0]


def tags_in(text: str) -> tuple[str, ...]:
    """The tags in ``text``, which have commas between them, each once."""
    from .library.marking import tag_name

    names = (tag_name(part) for part in text.split(","))
    return tuple({name.casefold(): name for name in names if name}.values())


def selection(key: str, *, unread: bool = False, order: Order = "newest") -> Selection:
    """What the source of this ``key`` holds, or only what is unread of it."""
    from .library.model import Selection

    source = Source(key, "")
    return Selection(
        feed=source.feed,
        folder=source.folder,
        tag=source.tag,
        kept=key == lists.KEPT,
        new=key == lists.NEW,
        unread=unread or key == lists.UNREAD,
        order=order,
    )


def is_in(folder: str, path: str) -> bool:
    """Whether ``folder`` is the folder at ``path``, or one in it."""
    return folder == path or folder.startswith(f"{path}/")


def _tree(feeds: Iterable[Subscription], folders: Iterable[Folder], folded: frozenset[str]) -> Iterator[Source]:
    """The folders with the feeds in them; the feeds in no folder come first."""
    inside: dict[str, list[Subscription]] = {}
    for feed in feeds:
        inside.setdefault(feed.folder, []).append(feed)
    for feed in inside.get("", ()):
        yield _feed(feed, 0)
    for folder in folders:
        *above, name = folder.path.split("/")
        if any("/".join(above[: depth + 1]) in folded for depth in range(len(above))):
            continue
        is_folded = folder.path in folded
        yield Source(lists.FOLDER + folder.path, name, folder.unread, len(above), folded=is_folded)
        if not is_folded:
            for feed in inside.get(folder.path, ()):
                yield _feed(feed, len(above) + 1)


def _feed(feed: Subscription, depth: int) -> Source:
    return Source(f"{lists.FEED}{feed.id}", feed.title, feed.unread, depth, failing=feed.failure)
