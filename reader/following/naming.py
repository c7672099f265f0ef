"""Which feed is meant, or which folder: people name one by its title, its address or its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..addresses import looks_like_address, normalise
from ..errors import FeedError, NotAllowed
from ..library.model import Subscription
from ..library.subscribing import folder_path
from ..locale import _
from ..text import clean_line

_NAMED = 5  # feeds in a message


def named(text: str, feeds: Iterable[Subscription]) -> Subscription:
    """The one of ``feeds`` that ``text`` names. Raises `FeedError` where that is none, or might be several.

    In this order: its number; its address or its site's; its title, in whichever case; a part of its title.
    """
    known = tuple(feeds)
    wanted = " ".join(text.split()).casefold()
    for found in (
        [feed for feed in known if str(feed.id) == wanted],
        [feed for feed in known if is_same(feed.address, text)],
        [feed for feed in known if feed.home and is_same(feed.home, text)],
        [feed for feed in known if feed.title.casefold() == wanted],
        [feed for feed in known if wanted and wanted in feed.title.casefold()],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            names = "; ".join(f"{feed.id} {feed.title}" for feed in found[:_NAMED])
            raise FeedError(
                _("this may mean {count} feeds").format(count=len(found)),
                where=clean_line(text),
                hint=_("Name one by its number: {names}.").format(names=names),
            )
    raise FeedError(
        _("there is no such feed among yours"), where=clean_line(text), hint=_("“newsreader feeds” lists them.")
    )


def folder_named(text: str, feeds: Iterable[Subscription]) -> str:
    """The path of the folder of ``feeds`` that ``text`` names, in whichever case. Raises `FeedError` for none."""
    wanted = folder_path(text)
    paths = {path for feed in feeds for path in _and_above(feed.folder)}
    if wanted in paths:
        return wanted
    for path in sorted(paths):
        if path.casefold() == wanted.casefold():
            return path
    raise FeedError(
        _("there is no such folder among yours"), where=clean_line(text), hint=_("“newsreader feeds” lists them.")
    )


def _and_above(path: str) -> Iterator[str]:
    """``path`` and those of the folders that it is in."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def is_same(one: str, other: str) -> bool:
    """Whether two addresses lead to the same feed: with ``https`` or without, with a slash at the end or without."""
    return one == other or (looks_like_address(other) and plain(one) == plain(other))


def plain(address: str) -> str:
    """``address`` as far as it tells one feed from another; as it is, where it is none."""
    try:
        return normalise(address).partition("#")[0].partition("://")[2].rstrip("/")
    except NotAllowed:
        return address
