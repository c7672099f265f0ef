"""The desk: what can be done with stories, whoever asks. The only place that knows sources, extraction and memory.

Neither the command line nor the screens reach past it. Its methods take and return finished values; errors are
`NewsreaderError`. What needs an import that costs time imports it when first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import locale, paths
from .errors import LibraryError, NewsreaderError, NotAllowed, NotAStory, TargetNotFound
from .feed import NO_REPLIES, Replies
from .locale import _
from .memory import Memory
from .online import Online, Opened, Progress
from .story import Entry, Page, Story
from .targets import EDITION, ENTRY, entry_id, is_bundled, is_entry, is_online, lasting

if TYPE_CHECKING:
    from .discussion import Discussion
    from .entries import Entries
    from .following.feeds import Following
    from .library.archive import Archive
    from .outgoing import Outgoing
    from .pictures import Pictures
    from .refresh.ahead import Ahead
    from .refresh.engine import Refresher
    from .shelf import Shelf
    from .sources.edition import Edition
    from .speech.speaker import Speaker
    from .webpictures import WebPictures


class FrontPage(NamedTuple):
    """What the front page shows, in the reader's language: the edition's stories and the kept ones."""

    title: str
    notice: str
    date: str
    entries: tuple[Entry, ...]
    kept: tuple[Entry, ...]


class Desk(Memory):
    """One reader's desk, with their settings and what is remembered of earlier sessions."""

    # ------------------------------------------------------------------ stories

    @cached_property
    def edition(self) -> Edition:
        """The bundled edition. Raises `EditionError` when its files are not as they must be."""
        from .sources.edition import Edition

        return Edition.load(paths.content())

    def front_page(self) -> FrontPage:
        """The stories to choose from."""
        edition, language = self.edition, locale.language()
        return FrontPage(
            title=edition.title(language),
            notice=edition.notice(language),
            date=edition.date,
            entries=edition.entries,
            kept=self.kept(),
        )

    def open(self, target: str) -> Story:
        """The story behind ``target``; see `bring`, which tells more of how it came."""
        return self.bring(target).story

    def bring(
        self,
        target: str,
        source: Story | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Opened:
        """The story behind ``target``: an address of the web, a page by its path, ``-`` for standard input, an entry
        of the library, which goes by ``entry:ID``, or a bundled story, which goes by ``edition:SLUG``, or by its
        slug alone where no file has that name.

        ``source`` is the story whose link the reader followed, if they did: what leads to a file, or from the web
        into their own network, is refused. For the web alone, ``progress`` is told the bytes received and how many
        there will be (if known), and ``cancelled`` is asked whether to stop, both in the calling thread. Raises
        `TargetError` saying what was wrong with the target (`Stopped` when cancelled), `EditionError` where the
        story's own file is.
        """
        if is_bundled(target):
            return Opened(self.edition.story(target.removeprefix(EDITION)))
        if is_entry(target):
            return self.entries.open(target)
        if is_online(target):
            return self._online.open(target, source, progress, cancelled)
        if source is not None:
            raise NotAllowed(
                _("a link may lead to a page of the web, not to a file"),
                where=target,
                hint=_("If you trust it, open the file yourself."),
            )
        page = self._file(target)
        if page is None:
            return Opened(self.edition.story(target))
        if _is_feed(page):
            raise NotAStory(
                _("this is a feed, with many stories"),
                where=target,
                hint=_("Read them with “newsreader show”, or follow the feed with “newsreader add”."),
            )
        return Opened(self.extract(page))

    def stories(self, target: str) -> tuple[Opened, ...]:
        """All stories behind ``target``: those of a feed where it is the file of one, else that of `bring`."""
        if is_entry(target):
            return (self.whole(target, self.bring(target)),)
        if is_bundled(target) or is_online(target):
            return (self.bring(target),)
        page = self._file(target)
        if page is None:
            return (Opened(self.edition.story(target)),)
        if _is_feed(page):
            from .feedstories import feed_stories

            stories, faults = feed_stories(page)
            # What could not be read of the feed is told with the first.
            return tuple(Opened(one, notices=() if number else faults) for number, one in enumerate(stories))
        return (Opened(self.extract(page)),)

    def whole(
        self,
        target: str,
        opened: Opened,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Opened:
        """What was ``opened`` at ``target`` with what is missing where it is ``partial``; see `Entries.whole`."""
        return self.entries.whole(target, opened, progress, cancelled) if opened.partial else opened

    def _file(self, target: str) -> Page | None:
        """The page in the file ``target``, None where it is a bundled story. Raises `TargetError`."""
        from .sources.files import read

        try:
            return read(target)
        except TargetNotFound:
            if target in self.edition.slugs:
                return None
            raise

    def prepare(self) -> None:
        """Load what a first page of the web takes: a third of a second that passes while its address is typed."""
        from .extract.html import page  # noqa: F401 - loading it is the purpose
        from .sources.web import fetching  # noqa: F401

    @cached_property
    def shelf(self) -> Shelf:
        """The library's lists and marks."""
        from .shelf import Shelf

        return Shelf(self.settings.library or paths.library() / "library.db", self.kept)

    @cached_property
    def following(self) -> Following:
        """The feeds that the reader follows."""
        from .following.feeds import Following

        return Following(self.shelf.library)

    @cached_property
    def refresher(self) -> Refresher:
        """What brings the feeds up to date."""
        from .refresh.engine import Refresher

        settings = self.settings
        return Refresher(
            self.shelf.library,
            connections=settings.connections,
            per_host=settings.per_host,
            most=settings.most_stories or None,
            days=settings.most_days or None,
        )

    @cached_property
    def entries(self) -> Entries:
        """The entries of the library as stories."""
        from .entries import Entries

        return Entries(lambda: self.shelf.library, lambda: self._online)

    def ahead(self, *, pictures: bool = False) -> Ahead:
        """What fetches whole stories before they are asked for, with their ``pictures`` if those are wanted."""
        from .refresh.ahead import Ahead

        return Ahead(self.shelf.library, partial(self._bring_ahead, pictures), all=pictures)

    def _bring_ahead(self, pictures: bool, id: int, cancelled: Callable[[], bool]) -> bool:
        """Fetch what the entry ``id`` lacks; whether it is whole then."""
        target = f"{ENTRY}{id}"
        try:
            opened = self.whole(target, self.bring(target), cancelled=cancelled)
            for src in self.web_pictures.of(opened.story) if pictures else ():
                self.web_pictures.load(src, opened.story, cancelled=cancelled)
        except NewsreaderError:
            return False
        return not opened.notices

    @cached_property
    def _archive(self) -> Archive:
        from .library.archive import Archive

        return Archive(self._library("pages"), spared=lambda: self.state.section("kept"))

    @cached_property
    def _online(self) -> Online:
        return Online(self._archive, self.extract)

    @cached_property
    def discussion(self) -> Discussion:
        """Comments from where the pages say that they are."""
        from .discussion import Discussion
        from .library.threads import Threads

        threads = Threads(self._library("threads"))
        return Discussion(threads, self._online.page, self._replies, self._is_own)

    def _is_own(self, story: Story) -> bool:
        """Whether ``story`` came from the reader's own network, now or when it came into the library."""
        return self._online.is_own(story) or (self.shelf.exists and self.following.has_at_home(story.url))

    def _replies(self, target: str) -> Replies:
        """Where a feed says that the comments on what is at ``target`` are."""
        return self.entries.replies(target) if is_entry(target) else NO_REPLIES

    def speaker(self) -> Speaker:
        """What reads aloud, at the speed last chosen. Raises `SpeechError` where nothing here can.

        A story that does not say its language is read in that of the interface, which its reader understands.
        """
        from .speech.speaker import Speaker
        from .speech.voices import USUAL, voice

        rate = self.choice("rate", "")
        return Speaker(voice(self.settings.speech), int(rate) if rate.isdecimal() else USUAL, locale.language())

    @cached_property
    def outgoing(self) -> Outgoing:
        """Comments that the reader writes, and reports of comments."""
        from .library.drafts import Drafts
        from .outgoing import Outgoing

        return Outgoing(self._archive, Drafts(self._library("drafts")), self._is_own, self.settings.mastodon)

    def _library(self, name: str) -> Path:
        """The folder of the library for what is called ``name``."""
        library = self.settings.library
        return library.with_suffix(f".{name}") if library else paths.library() / name

    def lasting(self, target: str) -> str:
        return lasting(target, lambda: self.edition.slugs)

    def extract(self, page: Page) -> Story:
        """The story that ``page`` holds. Raises `NotAStory` when it holds none."""
        from .extract import extract

        return extract(page)

    def address(self, target: str) -> str | None:
        """The address of the web that ``target`` is, or that the entry of the library is at; None for none."""
        return target if is_online(target) else self.shelf.address(target)

    # ------------------------------------------------------------------ marks

    def mark_read(self, target: str) -> str | None:
        if (id := entry_id(target)) is None:
            return super().mark_read(target)
        try:
            self.shelf.opened(id)
        except LibraryError as problem:
            return str(problem)
        return None

    def read_among(self, targets: Iterable[str | None]) -> frozenset[str]:
        among = tuple(targets)
        ids = {id: target for target in among if target and (id := entry_id(target)) is not None}
        try:
            listed = self.shelf.library.listed(list(ids)) if ids else ()
        except LibraryError:  # which is told where something is wanted of it
            listed = ()
        return super().read_among(among) | {ids[entry.id] for entry in listed if entry.read}

    def keep(self, target: str, story: Story | Entry) -> tuple[bool, str | None]:
        if (id := entry_id(target)) is None:
            return super().keep(target, story)
        kept = not self.is_kept(target)
        try:
            self.shelf.keep([id], kept=kept)
        except LibraryError as problem:
            return not kept, str(problem)
        return kept, None

    def is_kept(self, target: str) -> bool:
        if (id := entry_id(target)) is None:
            return super().is_kept(target)
        return any(listed.kept for listed in self.shelf.library.listed([id]))

    # ------------------------------------------------------------------ pictures

    @cached_property
    def pictures(self) -> Pictures:
        """Pictures of stories, in cells."""
        from .pictures import Pictures

        return Pictures(lambda: self.edition, lambda: self.web_pictures)

    @cached_property
    def web_pictures(self) -> WebPictures:
        """The pictures of stories of the web."""
        from .library.archive import Archive
        from .webpictures import LIMIT, WebPictures

        return WebPictures(Archive(self._library("pictures"), LIMIT), self._is_own)


def _is_feed(page: Page) -> bool:
    """Whether ``page``, read from a file, holds many stories."""
    from .sources.sniff import FEEDS

    return page.media_type in FEEDS
