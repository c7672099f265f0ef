"""The comments of a story: loaded from where its page says that they are, kept, and compared with the last time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import NewsreaderError, NotAllowed, StateError, WebError
from .feed import NO_REPLIES, Replies
from .hints import Hints, Link
from .library.threads import Kept
from .locale import _
from .locale.dates import long_date
from .story import Comment, Page, Story, Thread
from .targets import is_entry, is_online

if TYPE_CHECKING:
    from .comments.base import Loaded
    from .library.threads import Threads

_HTML = frozenset(["text/html", "application/xhtml+xml"])


class Discussion:
    """Loads threads and keeps them in ``threads``.

    ``page`` gives the page that a story of the web, opened before, was read from; ``replies`` where a feed says that
    the comments on a target are; ``is_own`` whether a story came from the reader's own network, where it may lead on.

    Servers that wished to be left alone for a while are, for as long as this lasts. What is new is told against the
    first loading of a story in it: loading again in the same session makes nothing old.
    """

    def __init__(
        self,
        threads: Threads,
        page: Callable[[Story], Page | None],
        replies: Callable[[str], Replies] = lambda target: NO_REPLIES,
        is_own: Callable[[Story], bool] = lambda story: False,
    ) -> None:
        self._threads = threads
        self._page_of = page
        self._replies = replies
        self._is_own = is_own
        self._before: dict[str, Kept | None] = {}
        self._rest: dict[str, tuple[float, WebError]] = {}

    def kept(self, story: Story) -> Loaded | None:
        """The thread of ``story`` as it was last loaded, with what the page shows besides; None if it never was."""
        from .comments.base import Loaded
        from .comments.merging import Merger, sound

        kept = self._get(story)
        if kept is None:
            return None
        merger = Merger(story.comments)
        merger.add(kept.thread.comments)
        merger.count = max(filter(None, (merger.count, kept.thread.count)), default=merger.count)
        thread = sound(merger.thread(kept.thread.source, complete=kept.thread.complete))
        note = _("Comments as saved on {date}.").format(date=long_date(kept.at))
        return Loaded(thread, notes=(note,), finished=True, saved=kept.at)

    def load(
        self,
        target: str,
        story: Story,
        cancelled: Callable[[], bool] | None = None,
        tell: Callable[[str], None] | None = None,
        *,
        others: bool = False,
    ) -> Iterator[Loaded]:
        """The comments of ``story``, opened as ``target``, from where its page says that they are, as they come.

        Each `Loaded` is the whole thread so far; the last is ``finished``, has parents that are there, and is kept.
        Blocks between them, for any thread to wait in. ``cancelled`` is asked twenty times a second; where it says
        yes, the last `Loaded` comes at once, with what came until then. ``tell`` is told, in a sentence, what is
        being waited for. Both are called in the calling thread.

        Whatever goes wrong is told in the notes: nothing is raised. To try again is to call again. With ``others``,
        a site that the page does not name is asked too: the reader's own wish.
        """
        from .comments.asking import Asker
        from .comments.hackernews import HackerNews
        from .comments.loading import SOURCES, load
        from .sources.web import fetch

        own = self._is_own(story)

        def ask(address: str, accept: str) -> Page:
            return fetch(address, typed=own or (page is not None and page.own), accept=accept, cancelled=cancelled)

        page = self._page(target, story)
        if page is None and is_entry(target) and story.url:
            page = self._look_up(story.url, own, cancelled, tell)
        hints = _with_replies(_hints(story, page), self._replies(target))
        asker = Asker(ask, rest=self._rest)
        asker.cancelled = cancelled or asker.cancelled
        asker.tell = tell or asker.tell
        sources = (*SOURCES, (HackerNews(search=True),)) if others else SOURCES
        kept = self._get(story)
        before = self._before.setdefault(story.id, kept)
        for loaded in load(hints, asker, kept=kept and kept.thread, kept_at=kept and kept.at, sources=sources):
            told = replace(loaded, new=_new(loaded.thread, before))
            if told.finished and told.came:
                told = self._keep(story, told)
            yield told

    def _page(self, target: str, story: Story) -> Page | None:
        """The page that ``story`` was read from, where it is still at hand."""
        if is_online(target) or is_entry(target):
            return self._page_of(story)
        from .sources.files import read

        try:
            return read(target) if Path(target).is_file() else None
        except (NewsreaderError, ValueError):  # it has gone; or what has a NUL in it was never a file
            return None

    def _look_up(
        self,
        url: str,
        own: bool,
        cancelled: Callable[[], bool] | None,
        tell: Callable[[str], None] | None,
    ) -> Page | None:
        """The page of a story that a feed gave whole: it names more places of comments than feeds do."""
        from .sources.web import fetch

        if tell is not None:
            tell(_("Fetching {address} …").format(address=url))
        try:
            return fetch(url, typed=own, cancelled=cancelled)
        except WebError:  # then what the feed says has to do, and whoever is asked next says what is wrong
            return None

    def _get(self, story: Story) -> Kept | None:
        try:
            return self._threads.get(story.url) if story.url else None
        except NotAllowed:  # what the page calls its address is none
            return None

    def _keep(self, story: Story, loaded: Loaded) -> Loaded:
        """``loaded``, with a note if it could not be kept."""
        if story.url is None:
            return loaded
        try:
            self._threads.put(story.url, Kept(loaded.thread, _now()))
        except StateError as problem:
            return replace(loaded, notes=(*loaded.notes, str(problem)))
        except NotAllowed:  # what the page calls its address is none: nothing to keep it by
            pass
        return loaded


def _hints(story: Story, page: Page | None) -> Hints:
    if page is None or page.media_type not in _HTML:
        return Hints(url=story.url, thread=story.comments)
    from .charset import decode_html
    from .extract.html.hints import hints_in
    from .extract.html.tree import Tree

    tree = Tree.parse(decode_html(page.body, page.charset), page.url)
    return replace(hints_in(tree, page.headers), thread=story.comments)


def _with_replies(hints: Hints, replies: Replies) -> Hints:
    """``hints`` with what a feed says of the comments, which is more exact than the page."""
    if replies.feed:
        kind = "application/atom+xml" if "atom" in replies.feed.lower() else "application/rss+xml"
        hints = replace(hints, links=(Link("replies", replies.feed, kind), *hints.links))
    if replies.page and replies.page.partition("#")[0] != hints.url:
        hints = replace(hints, discussions=(*hints.discussions, replies.page))
    return hints


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _new(thread: Thread, before: Kept | None) -> frozenset[str]:
    """The comments that were not there ``before``; where that was not all, those that are younger, too."""
    if before is None:
        return frozenset()
    known = {comment.id for comment in before.thread.comments}
    unknown = (comment for comment in thread.comments if comment.id not in known)
    return frozenset(one.id for one in unknown if before.thread.complete or _is_after(one, before.at))


def _is_after(comment: Comment, moment: str) -> bool:
    try:
        return datetime.fromisoformat(comment.time or "") > datetime.fromisoformat(moment)
    except (ValueError, TypeError):  # no time, or one without its offset
        return False
