"""What a reader chose and marked, remembered from session to session: looks, places, what was read, kept, folded."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from . import paths
from .errors import NewsreaderError, StateError
from .library.state import State
from .locale import _
from .settings import COLUMN_LEAST, COLUMN_MOST, COLUMN_USUAL, Settings
from .story import Comment, Entry, Story
from .targets import STDIN
from .text import clean_line

if TYPE_CHECKING:
    from .theming.catalogue import Themes
    from .theming.theme import Theme

DEFAULT_THEME = "nuit"


class Memory(ABC):
    """The memory of one reader's desk.

    ``troubles`` are sentences about what could not be read so far; nothing stops because of them. What is to be
    remembered is tried to be written at once; why that failed comes back in words.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.troubles: list[str] = []

    @abstractmethod
    def lasting(self, target: str) -> str:
        """``target``, which was opened, as it can be opened again from any folder: marks are remembered by it."""

    @cached_property
    def state(self) -> State:
        """What is remembered of earlier sessions, read when it is first needed: printing a story needs none of it."""
        state = State(paths.state() / "state.json")
        if state.trouble:
            self.troubles.append(str(state.trouble))
        return state

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

    def mark_read(self, target: str) -> str | None:
        """Remember that ``target`` was opened; written with the next save. Why that failed already, in words."""
        if target != STDIN:
            self.state.put("read", self.lasting(target), True)
        return None

    def read_targets(self) -> frozenset[str]:
        """The targets that were opened, as `lasting` gives them."""
        return frozenset(self.state.section("read"))

    def read_among(self, targets: Iterable[str | None]) -> frozenset[str]:
        """Those of ``targets`` that were opened, as they are written there."""
        read = self.state.section("read")
        return frozenset(target for target in targets if target and self.lasting(target) in read)

    def keep(self, target: str, story: Story | Entry) -> tuple[bool, str | None]:
        """Keep the story, or no longer; whether it is kept now, and why that will not last if it will not.

        A line of a list says enough of a story to keep it by.
        """
        if target == STDIN:
            return False, _("A story from the standard input cannot be kept. Save it to a file and open that.")
        kept = not self.is_kept(target)
        self.state.put("kept", self.lasting(target), _kept_record(story) if kept else None)
        return kept, self.save()

    def is_kept(self, target: str) -> bool:
        """Whether the story that ``target`` names is kept."""
        return self.lasting(target) in self.state.section("kept")

    def kept(self) -> tuple[Entry, ...]:
        """The kept stories that are none of the library, the one kept last first."""
        read = self.state.section("read")
        return tuple(
            Entry(
                target=target,
                headline=_text(record, "headline") or clean_line(target),
                provider=_text(record, "provider"),
                published=_text(record, "published"),
                language=_text(record, "language"),
                read=target in read,
                kept=True,
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


def _kept_record(story: Story | Entry) -> dict[str, str | None]:
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
