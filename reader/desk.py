"""The desk: what can be done with stories, whoever asks. The only place that knows sources, extraction and memory.

Neither the command line nor the screens reach past it. Its methods take and return finished values; errors are
`NewsreaderError`. What needs an import that costs time imports it when first used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import locale, paths
from .errors import NewsreaderError, NotAStory, StateError, TargetUnreadable
from .library.state import State
from .locale import _
from .settings import COLUMN_USUAL, Settings
from .story import Comment, Entry, Page, Story
from .text import clean_line

if TYPE_CHECKING:
    from .sources.edition import Edition
    from .theming.catalogue import Themes
    from .theming.theme import Theme

EDITION = "edition:"
DEFAULT_THEME = "nuit"


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the front page shows, in the reader's language: the edition's stories and the kept ones."""

    title: str
    notice: str
    date: str
    entries: tuple[Entry, ...]
    kept: tuple[Entry, ...]


class Desk:
    """One reader's desk, with their settings and what is remembered of earlier sessions.

    ``troubles`` are sentences about what could not be read at the start; nothing stops because of them.
    """

    def __init__(self, settings: Settings | None = None, state: State | None = None) -> None:
        self.settings = settings or Settings()
        self.state = state or State(paths.state() / "state.json")
        self.troubles: list[str] = [str(self.state.trouble)] if self.state.trouble else []

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
        """The story behind ``target``: a bundled story, a page dump by its path, or ``-`` for standard input.

        Raises `TargetError` saying what was wrong with it.
        """
        if target.startswith(EDITION):
            return self.edition.story(target.removeprefix(EDITION))
        if target.lower().startswith(("http://", "https://")):
            raise TargetUnreadable(
                _("addresses cannot be opened yet"),
                where=target,
                hint=_("Save the page as text and open that file."),
            )
        if target != "-" and not Path(target).exists() and self._is_bundled(target):
            return self.edition.story(target)
        return self._read(target)

    def _is_bundled(self, slug: str) -> bool:
        return slug in self.edition.slugs

    def _read(self, target: str) -> Story:
        from .sources.files import read

        return self.extract(read(target))

    def extract(self, page: Page) -> Story:
        """The story that ``page`` holds. Raises `NotAStory` when it holds none."""
        from .extract.dump import read_dump
        from .sources.decode import decode

        if page.media_type == "text/html":
            raise NotAStory(
                _("this is an HTML page, which cannot be read yet"),
                where=page.target,
                hint=_("Save the page as text and open that file."),
            )
        return read_dump(decode(page.body, page.charset), page.target)

    def picture(self, src: str) -> Path:
        """The file of a picture of the bundled edition. Raises `TargetNotFound`."""
        return self.edition.picture(src)

    # ------------------------------------------------------------------ looks

    @cached_property
    def themes(self) -> Themes:
        """The built-in themes and the reader's own."""
        from .theming.catalogue import Themes

        return Themes()

    def theme(self) -> Theme:
        """The theme to begin with: asked for, else last chosen, else the default one.

        A theme asked for by flag or environment that is not there is an error; a remembered one that has gone,
        or is no longer valid, is only a trouble to tell.
        """
        if self.settings.theme:
            return self.themes.get(self.settings.theme)
        remembered = self.state.section("choices").get("theme")
        if isinstance(remembered, str):
            try:
                return self.themes.get(remembered)
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
        remembered = self.state.section("choices").get("column")
        return self.settings.column or (remembered if isinstance(remembered, int) else COLUMN_USUAL)

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
            case [int(block), int(start)]:
                return block, start
        return None

    def leave(self, story: Story, position: tuple[int, int] | None) -> str | None:
        """Remember where the reader was in ``story``; None is the beginning. Why that failed, in words."""
        self.state.put("positions", story.id, list(position) if position else None)
        return self.save()

    def mark_read(self, target: str) -> None:
        """Remember that ``target`` was opened; written with the next save."""
        self.state.put("read", target, True)

    def is_read(self, target: str) -> bool:
        return target in self.state.section("read")

    def keep(self, target: str, story: Story) -> tuple[bool, str | None]:
        """Keep the story, or no longer; whether it is kept now, and why that will not last if it will not."""
        kept = target not in self.state.section("kept")
        self.state.put("kept", target, _kept_record(story) if kept else None)
        return kept, self.save()

    def is_kept(self, target: str) -> bool:
        return target in self.state.section("kept")

    def kept(self) -> tuple[Entry, ...]:
        """The kept stories, the one kept last first."""
        return tuple(
            Entry(
                target=target,
                headline=_text(record, "headline") or target,
                provider=_text(record, "provider"),
                published=_text(record, "published"),
                language=_text(record, "language"),
            )
            for target, record in reversed(list(self.state.section("kept").items()))
            if isinstance(record, dict)
        )

    def folded(self, story: Story) -> frozenset[str]:
        """The ids of the comments of ``story`` that the reader reported."""
        value = self.state.section("folded").get(story.id)
        return frozenset(value) if isinstance(value, dict) else frozenset()

    def report(self, story: Story, comment: Comment, reason: str) -> str | None:
        """Fold ``comment`` away from now on, remembering why."""
        self._fold(story, {**self._reasons(story), comment.id: reason})
        return self.save()

    def take_back(self, story: Story, comment: Comment) -> str | None:
        """Unfold a reported comment."""
        self._fold(story, {key: reason for key, reason in self._reasons(story).items() if key != comment.id})
        return self.save()

    def _reasons(self, story: Story) -> Mapping[str, str]:
        value = self.state.section("folded").get(story.id)
        return value if isinstance(value, dict) else {}

    def _fold(self, story: Story, reasons: Mapping[str, str]) -> None:
        self.state.put("folded", story.id, dict(reasons) or None)

    def save(self) -> str | None:
        """Write what is to be remembered; why it could not be, in words, or None."""
        try:
            self.state.save()
        except StateError as problem:
            return str(problem)
        return None


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
