"""The desk: what can be done with stories, whoever asks. The only place that knows sources, extraction and memory.

Neither the command line nor the screens reach past it. Its methods take and return finished values; errors are
`NewsreaderError`. What needs an import that costs time imports it when first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import locale, paths
from .errors import LibraryError, NewsreaderError, NotAllowed, NotAStory, TargetNotFound, TargetUnreadable
from .feed import NO_REPLIES, Replies
from .locale import _
from .locale.faults import reason
from .memory import STDIN, Memory
from .online import Online, Opened, Progress
from .rows import ENTRY, entry_id, is_entry
from .settings import Settings
from .story import Entry, Page, Picture, Story

if TYPE_CHECKING:
    from .discussion import Discussion
    from .entries import Entries
    from .following.feeds import Following
    from .library.archive import Archive
    from .outgoing import Outgoing
    from .raster.half_blocks import Drawing
    from .refresh.ahead import Ahead
    from .refresh.engine import Refresher
    from .shelf import Shelf
    from .sources.edition import Edition
    from .speech.speaker import Speaker
    from .webpictures import WebPictures

EDITION = "edition:"
_FEEDS = ("application/rss+xml", "application/feed+json")
_DRAWINGS = 8  # kept, at 300 kB each: those of the story being read, and of the one to go back to


class FrontPage(NamedTuple):
    """What the front page shows, in the reader's language: the edition's stories and the kept ones."""

    title: str
    notice: str
    date: str
    entries: tuple[Entry, ...]
    kept: tuple[Entry, ...]


class Desk(Memory):
    """One reader's desk, with their settings and what is remembered of earlier sessions."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self._last_drawn = lru_cache(_DRAWINGS)(self._draw)

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
        if target.startswith(EDITION):
            return Opened(self.edition.story(target.removeprefix(EDITION)))
        if is_entry(target):
            return self.entries.open(target)
        if self.is_online(target):
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
        if page.media_type in _FEEDS:
            raise NotAStory(
                _("this is a feed, with many stories"),
                where=target,
                hint=_("Read them with “newsreader show”, or follow the feed with “newsreader add”."),
            )
        return Opened(self.extract(page))

    def stories(self, target: str) -> tuple[Opened, ...]:
        """All stories behind ``target``: those of a feed where it is the file of one, else the one of `bring`."""
        if is_entry(target):
            return (self.whole(target, self.bring(target)),)
        if target.startswith(EDITION) or self.is_online(target):
            return (self.bring(target),)
        page = self._file(target)
        if page is None:
            return (Opened(self.edition.story(target)),)
        if page.media_type in _FEEDS:
            from .feedstories import feed_stories

            (first, *others), faults = feed_stories(page)
            return (Opened(first, notices=faults), *map(Opened, others))
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

    def typed(self, text: str) -> str:
        """The target that ``text`` names, typed where no shell reads it: quotes and ``~`` mean the same here."""
        if self.is_online(text) or _exists(text):
            return text
        import shlex

        try:
            (word,) = shlex.split(text)
            return str(Path(word).expanduser())
        except (ValueError, RuntimeError):  # several words, half a pair of quotes, the home of nobody: as it stands
            return text

    def is_online(self, target: str) -> bool:
        """Whether ``target`` is an address of the web; without a scheme, only where no file has that name."""
        from .addresses import looks_like_address

        if is_entry(target):  # which might be a host and its port
            return False
        if "://" in target or not looks_like_address(target):
            return looks_like_address(target)
        return not any(map(_exists, (target, target.partition("/")[0])))

    @cached_property
    def shelf(self) -> Shelf:
        """The library's lists and marks."""
        from .shelf import Shelf

        return Shelf(self.settings.library or paths.library() / "library.db")

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
        return Discussion(threads, self.is_online, self._online.page, self._replies, self._is_own)

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
        if target == STDIN or target.startswith(EDITION) or is_entry(target) or target[:5].lower() == "file:":
            return target
        if self.is_online(target):
            from .addresses import normalise, without_fragment

            try:
                return without_fragment(normalise(target))
            except NotAllowed:
                return target
        if Path(target).exists():
            return str(Path(target).absolute())
        return EDITION + target if target in self.edition.slugs else target

    def extract(self, page: Page) -> Story:
        """The story that ``page`` holds. Raises `NotAStory` when it holds none."""
        from .extract import extract

        return extract(page)

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

    def keep(self, target: str, story: Story) -> tuple[bool, str | None]:
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

    def picture(self, src: str) -> Path:
        """The file of a picture of the bundled edition. Raises `TargetNotFound`."""
        return self.edition.picture(src)

    def drawable(self, story: Story) -> frozenset[str]:
        """The ``src`` of each picture of ``story`` whose file is at hand."""
        sources = {block.src for block in story.blocks if isinstance(block, Picture) and block.src}
        return frozenset(src for src in sources if self._is_at_hand(src))

    def _is_at_hand(self, src: str) -> bool:
        try:
            return src.startswith(EDITION) and self.picture(src).is_file()
        except NewsreaderError:
            return False

    def _is_own(self, story: Story) -> bool:
        """Whether ``story`` came from the reader's own network, now or when it came into the library."""
        return self._online.is_own(story) or (self.shelf.exists and self.following.has_at_home(story.url))

    @cached_property
    def web_pictures(self) -> WebPictures:
        """The pictures of stories of the web."""
        from .library.archive import Archive
        from .webpictures import LIMIT, WebPictures

        return WebPictures(Archive(self._library("pictures"), LIMIT), self._is_own)

    def drawing(self, src: str, columns: int, rows: int) -> Drawing:
        """The picture ``src`` in ``columns`` by ``rows`` cells; the last few stay at hand.

        Takes 2 ms, the first one of all 30. Raises `TargetError`, `PictureError` or `ExtraMissing`.
        """
        return self._last_drawn(src, columns, rows)

    def _draw(self, src: str, columns: int, rows: int) -> Drawing:
        from .raster.half_blocks import half_blocks
        from .webpictures import is_on_web

        try:
            data = self.web_pictures.data(src) if is_on_web(src) else self.picture(src).read_bytes()
        except OSError as problem:
            raise TargetUnreadable(
                _("the picture cannot be read ({reason})").format(reason=reason(problem)), where=src
            ) from problem
        return half_blocks(data, columns, rows)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # longer than a name can be, or with a NUL in it
        return False
