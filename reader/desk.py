"""The desk: what can be done with stories, whoever asks. The only place that knows sources, extraction and memory.

Neither the command line nor the screens reach past it. Its methods take and return finished values; errors are
`NewsreaderError`. What needs an import that costs time imports it when first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import locale, paths
from .errors import NewsreaderError, NotAllowed, StateError, TargetNotFound, TargetUnreadable
from .library.state import State
from .locale import _
from .online import Online, Opened, Progress
from .settings import COLUMN_LEAST, COLUMN_MOST, COLUMN_USUAL, Settings
from .story import Comment, Entry, Page, Picture, Story
from .text import clean_line

if TYPE_CHECKING:
    from .discussion import Discussion
    from .library.archive import Archive
    from .outgoing import Outgoing
    from .raster.half_blocks import Drawing
    from .sources.edition import Edition
    from .theming.catalogue import Themes
    from .theming.theme import Theme

EDITION = "edition:"
STDIN = "-"
DEFAULT_THEME = "nuit"
_DRAWINGS = 8  # kept, at 300 kB each: those of the story being read, and of the one to go back to


class FrontPage(NamedTuple):
    """What the front page shows, in the reader's language: the edition's stories and the kept ones."""

    title: str
    notice: str
    date: str
    entries: tuple[Entry, ...]
    kept: tuple[Entry, ...]


class Desk:
    """One reader's desk, with their settings and what is remembered of earlier sessions.

    ``troubles`` are sentences about what could not be read so far; nothing stops because of them.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._last_drawn = lru_cache(_DRAWINGS)(self._draw)
        self.troubles: list[str] = []

    @cached_property
    def state(self) -> State:
        """What is remembered of earlier sessions, read when it is first needed: printing a story needs none of it."""
        state = State(paths.state() / "state.json")
        if state.trouble:
            self.troubles.append(str(state.trouble))
        return state

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
        """The story behind ``target``: an address of the web, a page by its path, ``-`` for standard input, or a
        bundled story, which goes by ``edition:SLUG``, or by its slug alone where no file has that name.

        ``source`` is the story whose link the reader followed, if they did: what leads to a file, or from the web
        into their own network, is refused. For the web alone, ``progress`` is told the bytes received and how many
        there will be (if known), and ``cancelled`` is asked whether to stop, both in the calling thread. Raises
        `TargetError` saying what was wrong with the target (`Stopped` when cancelled), `EditionError` where the
        story's own file is.
        """
        if target.startswith(EDITION):
            return Opened(self.edition.story(target.removeprefix(EDITION)))
        if self.is_online(target):
            return self._online.open(target, source, progress, cancelled)
        if source is not None:
            raise NotAllowed(
                _("a link may lead to a page of the web, not to a file"),
                where=target,
                hint=_("If you trust it, open the file yourself."),
            )
        from .sources.files import read

        try:
            page = read(target)
        except TargetNotFound:
            if target in self.edition.slugs:
                return Opened(self.edition.story(target))
            raise
        return Opened(self.extract(page))

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

        if "://" in target or not looks_like_address(target):
            return looks_like_address(target)
        return not any(map(_exists, (target, target.partition("/")[0])))

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

        return Discussion(Threads(self._library("threads")), self.is_online, self._online.page)

    @cached_property
    def outgoing(self) -> Outgoing:
        """Comments that the reader writes, and reports of comments."""
        from .library.drafts import Drafts
        from .outgoing import Outgoing

        return Outgoing(self._archive, Drafts(self._library("drafts")), self._online.is_own, self.settings.mastodon)

    def _library(self, name: str) -> Path:
        """The folder of the library for what is called ``name``."""
        library = self.settings.library
        return library.with_suffix(f".{name}") if library else paths.library() / name

    def lasting(self, target: str) -> str:
        """``target``, which was opened, as it can be opened again from any folder: marks are remembered by it."""
        if target == STDIN or target.startswith(EDITION) or target[:5].lower() == "file:":
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

    def drawing(self, src: str, columns: int, rows: int) -> Drawing:
        """The picture ``src`` in ``columns`` by ``rows`` cells; the last few stay at hand.

        Takes 2 ms, the first one of all 30. Raises `TargetError`, `PictureError` or `ExtraMissing`.
        """
        return self._last_drawn(src, columns, rows)

    def _draw(self, src: str, columns: int, rows: int) -> Drawing:
        from .raster.half_blocks import half_blocks

        try:
            data = self.picture(src).read_bytes()
        except OSError as problem:
            raise TargetUnreadable(
                _("the picture cannot be read ({reason})").format(reason=problem.strerror), where=src
            ) from problem
        return half_blocks(data, columns, rows)

    # ------------------------------------------------------------------ looks

    @cached_property
    def themes(self) -> Themes:
        """The built-in themes and the reader's own."""
        from .theming.catalogue import Themes

        return Themes()

    def theme(self) -> Theme:
        """The theme to begin with: asked for, else last chosen, else the default one.

        A theme that the settings ask for and that is not there is an error (`ThemeError`); a remembered one that has
        gone, or is no longer valid, is only a trouble to tell.
        """
        if self.settings.theme:
            return self.themes.get(self.settings.theme)
        remembered = self.state.section("choices").get("theme")
        if isinstance(remembered, str):
            try:
                theme = self.themes.get(remembered)
                if self.contrast():
                    self.themes.counterpart(theme)  # it is what the reader would see first
                return theme
            except NewsreaderError as problem:
                self.troubles.append(str(problem))
        return self.themes.get(DEFAULT_THEME)

    def contrast(self) -> bool:
        """Whether the adapted contrast is on to begin with."""
        if self.settings.contrast is not None:
            return self.settings.contrast
        return self.state.section("choices").get("contrast") is True

    def column(self) -> int:
        """The width of the article column in cells."""
        if self.settings.column:
            return self.settings.column
        match self.state.section("choices").get("column"):
            case int(remembered) if COLUMN_LEAST <= remembered <= COLUMN_MOST:
                return remembered
        return COLUMN_USUAL

    def choice(self, name: str, usual: str) -> str:
        """What the reader last chose for ``name``, else ``usual``."""
        value = self.state.section("choices").get(name)
        return value if isinstance(value, str) else usual

    def choose(self, **choices: str | int | bool) -> str | None:
        """Remember choices (theme, contrast, column, order). Why not, in words, if that failed."""
        for name, value in choices.items():
            self.state.put("choices", name, value)
        return self.save()

    # ------------------------------------------------------------------ marks

    def position(self, story: Story) -> tuple[int, int] | None:
        """Where the reader was in ``story`` (block and offset in its text), None at the beginning."""
        match self.state.section("positions").get(story.id):
            case [int(block), int(start)] if block >= 0 and start >= 0:
                return block, start
        return None

    def leave(self, story: Story, position: tuple[int, int] | None) -> str | None:
        """Remember where the reader was in ``story``; None is the beginning. Why that failed, in words."""
        self.state.put("positions", story.id, list(position) if position else None)
        return self.save()

    def mark_read(self, target: str) -> None:
        """Remember that ``target`` was opened; written with the next save."""
        if target != STDIN:
            self.state.put("read", self.lasting(target), True)

    def read_targets(self) -> frozenset[str]:
        """The targets that were opened, as `lasting` gives them."""
        return frozenset(self.state.section("read"))

    def keep(self, target: str, story: Story) -> tuple[bool, str | None]:
        """Keep the story, or no longer; whether it is kept now, and why that will not last if it will not."""
        if target == STDIN:
            return False, _("A story from the standard input cannot be kept. Save it to a file and open that.")
        kept = not self.is_kept(target)
        self.state.put("kept", self.lasting(target), _kept_record(story) if kept else None)
        return kept, self.save()

    def is_kept(self, target: str) -> bool:
        return self.lasting(target) in self.state.section("kept")

    def kept(self) -> tuple[Entry, ...]:
        """The kept stories, the one kept last first."""
        return tuple(
            Entry(
                target=target,
                headline=_text(record, "headline") or clean_line(target),
                provider=_text(record, "provider"),
                published=_text(record, "published"),
                language=_text(record, "language"),
            )
            for target, record in reversed(list(self.state.section("kept").items()))
            if isinstance(record, dict)
        )

    def folded(self, story: Story) -> frozenset[str]:
        """The ids of the comments of ``story`` that the reader reported."""
        before = _comment_key(story, "")
        return frozenset(key.removeprefix(before) for key in self.state.section("folded") if key.startswith(before))

    def report(self, story: Story, comment: Comment, reason: str) -> str | None:
        """Fold ``comment`` away from now on, remembering why. Why that failed, in words."""
        self.state.put("folded", _comment_key(story, comment.id), reason)
        return self.save()

    def take_back(self, story: Story, comment: Comment) -> str | None:
        """Unfold a reported comment. Why that failed, in words."""
        self.state.put("folded", _comment_key(story, comment.id), None)
        return self.save()

    def save(self) -> str | None:
        """Write what is to be remembered; why it could not be, in words, or None."""
        try:
            self.state.save()
        except StateError as problem:
            return str(problem)
        return None


def _comment_key(story: Story, comment: str) -> str:
    """What a reported comment is remembered by: one key each, so that two sessions can report in the same story."""
    return f"{story.id}\n{comment}"


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # longer than a name can be, or with a NUL in it
        return False


def _kept_record(story: Story) -> dict[str, str | None]:
    return {
        "headline": story.headline,
        "provider": story.provider,
        "published": story.published,
        "language": story.language,
    }


def _text(record: Mapping[str, object], name: str) -> str | None:
    """A text of a kept entry, cleaned: the file may have been changed by hand."""
    value = record.get(name)
    return clean_line(value) if isinstance(value, str) else None
