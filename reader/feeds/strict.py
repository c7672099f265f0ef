"""The fast way: a feed that is well-formed XML, entry by entry."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..feed import Feed, FeedEntry
from ..locale import _
from ..locale.numbers import number
from .elements import Around, entry_of, feed_of
from .names import NAMES
from .tree import MOST, Broken, Tree, grow

_ROOTS = frozenset(["rss", "feed", "rdf:rdf", "rdf", "channel", "entry", "item"])

_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


class NoFeed(Exception):
    """The XML is something else; ``root`` is what its outermost element is called, in which ``namespace``."""

    def __init__(self, root: str, namespace: str = "") -> None:
        super().__init__(root)
        self.root = root
        self.namespace = namespace

    @property
    def is_named_so(self) -> bool:
        """Whether it is called as feeds are, only in a namespace that none of them has."""
        return self.root in _ROOTS and bool(self.namespace)


class Reading:
    """A feed as far as it was read. ``broken`` says where its XML stops being well-formed, if it does."""

    def __init__(self, url: str | None) -> None:
        self._url = url
        self._tree = Tree()
        self._around: Around | None = None
        self._has_entries = False
        self.entries: list[FeedEntry] = []
        self.broken: Broken | None = None

    def read(self, text: bytes | str) -> Feed:
        """The feed in ``text`` (bytes are UTF-8). Raises `NoFeed`, and `Explosive` for entities of entities."""
        try:
            grow(text, self._tree, self._take)
        except Broken as problem:
            self.broken = problem
            whole = text if isinstance(text, str) else text.decode("latin-1")
            self._has_entries = bool(_ENTRY_END.search(whole))
        root = self._tree.root
        if root is None:
            raise NoFeed("")
        name = NAMES[root.tag]
        if name not in _ROOTS and not self.entries:
            raise NoFeed(name.rpartition(":")[2], root.tag.rpartition("}")[0])
        feed, around = feed_of(root, self._url)
        if self._around is not None and around != self._around:
            self.entries = [_inherited(entry, around) for entry in self.entries]
        return replace(feed, entries=tuple(self.entries), faults=tuple(self._faults()))

    @property
    def is_done(self) -> bool:
        """Whether there is nothing more to be had: the feed was read to its end, or to where it breaks off."""
        return self.broken is None or (self.broken.cut and (bool(self.entries) or not self._has_entries))

    def _take(self, element: Element) -> None:
        if self._around is None:  # what stands before the first entry, which is nearly always all
            root = self._tree.root
            assert root is not None
            self._around = feed_of(root, self._url)[1]
        self.entries.append(entry_of(element, self._around))

    def _faults(self) -> list[str]:
        faults = []
        if self.broken:
            faults.append(_("It breaks off; what came before is here."))
        if self._tree.outside:
            faults.append(_("It refers to a file outside, which was not fetched."))
        if self._tree.full:
            faults.append(_("It has more than {number} entries; the others were left.").format(number=number(MOST)))
        return faults


def _inherited(entry: FeedEntry, around: Around) -> FeedEntry:
    """``entry`` with what its feed says only behind it."""
    if (entry.language or not around.language) and (entry.authors or not around.authors):
        return entry
    return replace(entry, language=entry.language or around.language, authors=entry.authors or around.authors)
