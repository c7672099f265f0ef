"""Opening entries of the library: what the feed gave, at once; then the page that it is the teaser of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from .addresses import host_of
from .errors import NewsreaderError, Stopped, TargetNotFound
from .feed import NO_REPLIES, Replies
from .locale import _
from .online import Online, Opened, Progress
from .story import Block, Listing, Paragraph, Quote, Related, Story, plain
from .targets import ENTRY, entry_id

if TYPE_CHECKING:
    from .library.model import Full, StoredEntry
    from .library.store import Library


class Entries:
    """The entries of the library, which ``library`` gives, as stories; ``online`` brings their pages."""

    def __init__(self, library: Callable[[], Library], online: Callable[[], Online]) -> None:
        self._library = library
        self._online = online

    def open(self, target: str) -> Opened:
        """The story of the entry at ``target``, as far as it is in the library.

        It is ``partial`` where the feed gave only a teaser, and the reader wants whole stories from it: then `whole`
        brings the rest. Raises `TargetNotFound` where there is no such entry (any more), and `LibraryError`.
        """
        from .feeds.teasers import needs_page
        from .feedstories import story_of

        stored = self._stored(target)
        if stored.has_story and (story := self._library().story(stored.listed.id)):
            return Opened(_with_facts(story, stored))
        story = _with_facts(story_of(stored.entry, stored.listed.provider), stored)
        return Opened(story, partial=needs_page(stored.entry, self._policy(stored)))

    def whole(
        self,
        target: str,
        opened: Opened,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Opened:
        """What was ``opened`` at ``target``, with the text of its page, which is kept. Blocks; see `Online.open`.

        Where the page does not come, or has no more than the feed, it is what was opened, with a sentence on why.
        Raises `Stopped` when cancelled.
        """
        stored = self._stored(target)
        url = stored.entry.url
        if url is None:
            return opened._replace(partial=False)
        source = None if self._is_at_home(stored, url) else opened.story
        try:
            page = self._online().open(url, source, progress, cancelled)
        except Stopped:
            raise
        except NewsreaderError as problem:
            notice = _("The page of this story did not come ({reason}). This is what the feed gave.")
            return opened._replace(partial=False, notices=(notice.format(reason=problem.what),))
        if _length(page.story) < _length(opened.story):
            return opened._replace(partial=False)
        story = _with_facts(page.story, stored)
        notices = page.notices
        try:
            self._library().put_story(stored.listed.id, story)
        except NewsreaderError as problem:
            notices = (*notices, str(problem))
        return Opened(story, page.saved, notices)

    def replies(self, target: str) -> Replies:
        """Where the feed says that the comments on the entry at ``target`` are."""
        try:
            return self._stored(target).entry.replies
        except NewsreaderError:
            return NO_REPLIES

    def related(self, target: str, story: Story) -> tuple[Related, ...]:
        """Stories of the library with the same telling words as ``story``, which is at ``target``."""
        found = self._library().related(story.headline, story.lede, story.published, but=entry_id(target))
        return tuple(
            Related(
                title=listed.headline,
                url=f"{ENTRY}{listed.id}",
                provider=listed.provider,
                published=listed.published,
                teaser=listed.teaser,
                why=_("the same words"),
            )
            for listed in found
            if listed.url is None or listed.url != story.url
        )

    def _stored(self, target: str) -> StoredEntry:
        id = entry_id(target)
        stored = self._library().entry(id) if id is not None else None
        if stored is None:
            raise TargetNotFound(
                _("there is no such story in the library"),
                where=target,
                hint=_("“newsreader list” lists those that there are."),
            )
        return stored

    def _policy(self, stored: StoredEntry) -> Full:
        return next((feed.full for feed in self._library().feeds() if feed.id == stored.listed.feed_id), "short")

    def _is_at_home(self, stored: StoredEntry, url: str) -> bool:
        """Whether the page is on the server that the feed came from, whose address the reader gave."""
        feed = next((feed for feed in self._library().feeds() if feed.id == stored.listed.feed_id), None)
        return feed is not None and host_of(feed.address) == host_of(url)


def _with_facts(story: Story, stored: StoredEntry) -> Story:
    """``story`` with what only the feed knows of it."""
    listed, entry = stored.listed, stored.entry
    comments = story.comments
    if comments.count is None and listed.comment_count is not None:
        comments = replace(comments, count=listed.comment_count)
    known = {item.url for item in story.related}
    return replace(
        story,
        headline=story.headline or listed.headline,
        provider=story.provider or listed.provider,
        authors=story.authors or entry.authors,
        published=story.published or listed.published,
        comments=comments,
        related=(*story.related, *(item for item in entry.related if item.url not in known)),
    )


def _length(story: Story) -> int:
    """How much of a story is here, in characters."""
    return len(story.lede or "") + sum(map(_length_of, story.blocks))


def _length_of(block: Block) -> int:
    match block:
        case Paragraph(spans):
            return len(plain(spans))
        case Quote(paragraphs):
            return sum(len(plain(spans)) for spans in paragraphs)
        case Listing(items):
            return sum(len(plain(spans)) for spans in items)
    return 0
