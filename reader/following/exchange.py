"""The reader's feeds as a list for other programs (OPML), and lists of others taken over.

What was taken over once is kept beside the library as it was: what only another program understands goes out again
with what it belongs to. Lists are pure values here; only `Exchange` reads and writes files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ..errors import NotAFeed, StateError
from ..feeds.opml import Opml, Outline, feeds_in, no_feeds_in, read_opml, write_opml
from ..library.model import Subscription
from ..library.whole import replace
from ..locale import _
from ..locale.faults import reason
from .naming import plain

if TYPE_CHECKING:
    from ..library.store import Library

_SLASH = "∕"  # U+2215, in the name of a folder: ours are paths


class Imported(NamedTuple):
    """What a list brought: the ids of feeds that the reader follows from now on, and how many they did already.

    ``useless`` is what cannot be followed as a feed: what it is called there, and why, in words.
    """

    added: tuple[int, ...]
    known: int
    useless: tuple[tuple[str, str], ...] = ()


class Exchange:
    """Takes lists over into ``library``, and gives its feeds out as one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept = library.path.with_suffix(".opml")

    def take(self, body: bytes, where: str | None = None) -> Imported:
        """Follow the feeds of the OPML in ``body``, each in its folder. Raises `NotAFeed` where it is none."""
        opml = read_opml(body, where)
        before = self.give()
        known = {plain(feed.address) for feed in self._library.feeds()}
        added: list[int] = []
        seen: set[str] = set()
        with self._library.batch():
            for outline, folders in feeds_in(opml):
                address = plain(outline.address or "")
                if address in seen:
                    continue
                seen.add(address)
                if outline.address and address not in known:
                    added.append(self._library.subscribe(outline.address, outline.title or None, path_of(folders)))
        self._keep(joined(before, opml))
        return Imported(tuple(added), len(seen) - len(added), tuple(no_feeds_in(opml)))

    def give(self) -> Opml:
        """The feeds as a list, in the order and with all else of the lists that were taken over."""
        return updated(self._known(), self._library.feeds())

    def _known(self) -> Opml:
        with suppress(OSError, NotAFeed):  # what was there for other programs is lost, what is ours is not
            return read_opml(self._kept.read_bytes())
        return Opml(head=(("title", _("newsreader: feeds")),))

    def _keep(self, opml: Opml) -> None:
        try:
            replace(self._kept, write_opml(opml).encode("utf-8"))
        except OSError as problem:
            raise StateError(
                _("the list cannot be kept: {reason}").format(reason=reason(problem)),
                where=str(self._kept),
            ) from problem


def path_of(folders: Iterable[str]) -> str:
    """Folders within folders, as the library names the innermost."""
    return "/".join(" ".join(name.replace("/", _SLASH).split()) for name in folders)


def joined(first: Opml, second: Opml) -> Opml:
    """``second`` put behind ``first``; folders of the same name are one. The head is the one that says more."""
    head = first.head if len(first.head) > len(second.head) else second.head
    attributes = {**second.attributes, **first.attributes}
    return Opml(_together([*first.outlines, *second.outlines]), head, attributes)


def _together(outlines: Iterable[Outline]) -> tuple[Outline, ...]:
    """``outlines`` with each feed and each folder once."""
    kept: list[Outline] = []
    places: dict[tuple[str | None, str], int] = {}
    for outline in outlines:
        key = outline.address, "" if outline.address else outline.title
        place = places.setdefault(key, len(kept)) if outline.address or outline.children else len(kept)
        if place < len(kept):
            known = kept[place]
            kept[place] = Outline({**outline.attributes, **known.attributes}, (*known.children, *outline.children))
        elif outline.address or outline.children or outline not in kept:
            kept.append(outline)
    return tuple(Outline(one.attributes, _together(one.children)) if one.children else one for one in kept)


def updated(opml: Opml, feeds: Iterable[Subscription]) -> Opml:
    """``opml`` with just these ``feeds``, each under its name and in its folder; all else of it as it is."""
    known = {plain(feed.address): feed for feed in feeds}
    met: set[int] = set()
    outlines = list(_still_there(opml.outlines, (), known, met))
    left = (feed for feed in known.values() if feed.id not in met)
    for feed in sorted(left, key=lambda feed: (feed.folder.casefold(), feed.title.casefold())):
        _put(outlines, feed.folder.split("/") if feed.folder else [], _outline(feed))
    return Opml(tuple(outlines), opml.head, opml.attributes)


def _still_there(
    outlines: Iterable[Outline], folders: tuple[str, ...], known: Mapping[str, Subscription], met: set[int]
) -> Iterator[Outline]:
    """Those of ``outlines`` that are where they were; their feeds are ``met``. One in two folders is in both."""
    for outline in outlines:
        within = (*folders, outline.title) if outline.title else folders
        feed = known.get(plain(outline.address)) if outline.address else None
        if outline.address and (feed is None or (feed.folder != path_of(folders) and feed.id not in met)):
            yield from _still_there(outline.children, within, known, met)
            continue
        if feed is not None:
            met.add(feed.id)
            outline = _renamed(outline, feed)
        yield Outline(outline.attributes, tuple(_still_there(outline.children, within, known, met)))


def _renamed(outline: Outline, feed: Subscription) -> Outline:
    if feed.own_title is None or outline.title == feed.own_title:
        return outline
    attributes = {name: feed.own_title if name in ("text", "title") else v for name, v in outline.attributes.items()}
    return Outline({**attributes, "text": feed.own_title}, outline.children)


def _outline(feed: Subscription) -> Outline:
    attributes = {"text": feed.title, "title": feed.title, "type": "rss", "xmlUrl": feed.address}
    if feed.home:
        attributes["htmlUrl"] = feed.home
    return Outline(attributes)


def _put(outlines: list[Outline], folders: list[str], feed: Outline) -> None:
    """Put ``feed`` into its folder, which is made where there is none."""
    if not folders:
        outlines.append(feed)
        return
    for place, outline in enumerate(outlines):
        if not outline.address and path_of([outline.title]) == folders[0]:
            inside = list(outline.children)
            _put(inside, folders[1:], feed)
            outlines[place] = Outline(outline.attributes, tuple(inside))
            return
    inside = []
    _put(inside, folders[1:], feed)
    outlines.append(Outline({"text": folders[0], "title": folders[0]}, tuple(inside)))
