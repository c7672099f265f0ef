"""The article pane."""

from __future__ import annotations

from collections.abc import Iterator

from ...layout.article import ArticleOptions, lay_story
from ...layout.sheet import Line
from ...locale import _, reading
from ...settings import COLUMN_LEAST, COLUMN_MOST
from ...story import Story
from ..words import article_words
from .lines import LinesView


class ArticleView(LinesView):
    """A story's article in a column of its own width, centred in the pane."""

    def present(self, story: Story, column: int, position: tuple[int, int] | None) -> None:
        """Show ``story`` in a column of ``column`` cells with ``position`` at the top."""
        self.story = story
        self.column = column
        self.framed = True
        self.words = reading.count_words(story)
        self.title = _("Article")
        self.show(self._lay_story, position)

    def _lay_story(self, width: int) -> Iterator[Line]:
        options = ArticleOptions(column=self.column, language=self.story.language, pictures=self.framed)
        return lay_story(self.story, width, options, article_words(reading.minutes_to_read(self.words)))

    divided = True

    def margin_left(self, width: int) -> int:
        return max(super().margin_left(width), (width - 1 - self.column) // 2)

    def set_column(self, column: int) -> int:
        """Make the column ``column`` cells wide, within what a column may be; how wide it is now."""
        self.column = max(COLUMN_LEAST, min(column, COLUMN_MOST))
        self.lay_again()
        return self.column

    def toggle_pictures(self) -> bool:
        """Frame the pictures, or tell each in one line; whether they are framed now."""
        self.framed = not self.framed
        self.lay_again()
        return self.framed

    def go_to_crosshead(self, step: int) -> str | None:
        """Put the next crosshead (or the one before, for -1) at the top; its text, None if there is none."""
        self.complete()
        starts = self.sheet.starts("crosshead")
        further = [line for line in starts if (line > self.top if step > 0 else line < self.top)]
        if not further:
            return None
        line = further[0] if step > 0 else further[-1]
        self.move_to(line)
        return "".join(text for text, _role in self.sheet.lines[line].cells).strip()

    def progress(self) -> tuple[int, int]:
        """The share of the article that has been in sight, in per cent, and the minutes left at an easy pace."""
        total = len(self.sheet)
        seen = min(total, self.top + self.page)
        share = 100 if not total else round(100 * seen / total)
        return share, reading.minutes_to_read(self.words * (100 - share) // 100) if share < 100 else 0
