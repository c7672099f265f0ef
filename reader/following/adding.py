"""Following a feed: the one at an address, or the one of the page that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from ..addresses import normalise, without_fragment
from ..errors import CannotReach, FeedError, FollowedAlready, NotAFeed, Stopped, TimedOut, WebError
from ..feed import Feed
from ..locale import _
from ..text import clean_line
from .naming import is_same

if TYPE_CHECKING:
    from ..feeds.discovery import FoundFeed
    from ..library.store import Library
    from ..sources.web.rounds import Came

_MOST_TRIED = 12  # addresses
_MOST_GUESSED = 6  # of those


class Added(NamedTuple):
    """A feed that the reader follows from now on.

    ``entries`` is how many it has. ``others`` are the other feeds of the page that it was found on, if it was.
    ``lacking`` says why only a part of it came, if it did: the next refresh asks for the rest.
    """

    feed_id: int
    address: str
    title: str
    entries: int
    others: tuple[FoundFeed, ...] = ()
    lacking: str | None = None


class _Feed(NamedTuple):
    feed: Feed
    came: Came
    address: str
    others: tuple[FoundFeed, ...] = ()


def add(
    library: Library,
    address: str,
    title: str | None = None,
    folder: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Added:
    """Follow the feed at ``address``, or that of the page there: of its stories rather than of their comments.

    Its entries are put into the library. Blocks; ``cancelled`` is asked ten times a second. Raises `FeedError` where
    there is no feed, or one that the reader follows already; `WebError` where the page does not come.
    """
    from ..library.model import Answer
    from ..refresh.answers import answer_of, fingerprint_of
    from ..refresh.schedule import MINUTE

    typed = address.removeprefix("feed:").removeprefix("//")
    address = without_fragment(normalise(typed))
    _refuse_double(library, address)
    try:
        found = _find(address, cancelled or (lambda: False))
    except (CannotReach, TimedOut):
        if "://" in typed:
            raise
        # Nothing said that it is a secure site: on the reader's own network, few are.
        found = _find(address.replace("https:", "http:", 1), cancelled or (lambda: False))
    for known in (found.address, found.came.url):
        _refuse_double(library, known)
    lacking = found.came.failure.what if found.came.failure is not None else None
    with library.batch():
        feed_id = library.subscribe(found.address, title, folder)
        if lacking is None:
            answer = answer_of(found.came, (found.feed.pause or 0) * MINUTE, fingerprint_of(found.came.body))
            received = library.receive(feed_id, found.feed, answer)
        else:
            received = library.receive(feed_id, found.feed, Answer())  # by which the server cannot say “unchanged”
            library.failed(feed_id, lacking, 0.0)
    called = clean_line(title or "") or found.feed.title or found.address
    return Added(feed_id, found.address, called, len(received.new), found.others, lacking)


def _refuse_double(library: Library, address: str) -> None:
    for feed in library.feeds():
        if is_same(feed.address, address):
            raise FollowedAlready(
                _("you follow this feed already, as “{title}”").format(title=feed.title),
                feed.id,
                where=address,
                hint=_("“newsreader rename” and “newsreader move” change its name and its folder."),
            )


def _find(address: str, cancelled: Callable[[], bool]) -> _Feed:
    """The feed at ``address``, or the best of those of the page there."""
    came = ask(address, cancelled)
    try:
        return _Feed(_read(came), came, came.moved or address)
    except NotAFeed as problem:
        if came.failure is not None:
            raise came.failure from problem
    from ..decode import decode
    from ..feeds.discovery import find_feeds

    named = find_feeds(decode(came.body, came.charset), came.url)
    for candidate in _candidates(came.url, named):
        try:
            answer = ask(candidate, cancelled, typed=came.own)
            feed = _read(answer)
        except Stopped:
            raise
        except (NotAFeed, WebError):
            continue
        others = tuple(other for other in named if other.address != candidate)
        return _Feed(feed, answer, answer.moved or candidate, others)
    raise FeedError(
        _("no feed was found there"),
        where=address,
        hint=_("Look for “RSS”, “Atom” or “feed” on the page, and give that address."),
    )


def _candidates(page: str, named: tuple[FoundFeed, ...]) -> Iterator[str]:
    """Addresses to try in turn: the feeds of stories that a page names, the usual ones, then those of comments."""
    from ..feeds.discovery import guesses

    stories = (feed.address for feed in named if not feed.comments)
    comments = (feed.address for feed in named if feed.comments)
    return islice(dict.fromkeys(chain(stories, islice(guesses(page), _MOST_GUESSED), comments)), _MOST_TRIED)


def ask(address: str, cancelled: Callable[[], bool], typed: bool = True) -> Came:
    """What is at ``address``. Raises `WebError` where nothing of it can be read."""
    from ..refresh.answers import ACCEPT
    from ..sources.web.rounds import Round, Wanted

    with Round([Wanted(0, address, typed=typed)], accept=f"{ACCEPT},text/html;q=0.6") as fetching:
        while not cancelled():
            if came := fetching.next(0.1):
                if came.failure is not None and not came.body:
                    raise came.failure
                return came
    raise Stopped(_("stopped"), where=address)


def _read(came: Came) -> Feed:
    from ..feeds.reading import read_feed

    return read_feed(came.body, url=came.url, charset=came.charset, media_type=came.media_type)
