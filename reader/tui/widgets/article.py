"""The article pane."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.worker import get_current_worker

from ...errors import NewsreaderError
from ...layout.picture import Look, drawing_size
from ...layout.sheet import Line
from ...locale import _, reading
from ...settings import COLUMN_LEAST, COLUMN_MOST
from ...story import Block, Picture, Story
from ...view import article, places
from ...view.pane import WAITING
from ..drawings import Rows, painted
from ..loading import Loading
from ..owner import app_of
from .lines import LinesView


class Wanted(NamedTuple):
    """A picture at a size in cells."""

    src: str
    columns: int
    rows: int


class ArticleView(LinesView):
    """A story's article in a column of its own width, centred in the pane."""

    class Drawn(Message):
        """A picture was drawn: ``rows`` are what is painted of ``wanted``."""

        def __init__(self, wanted: Wanted, rows: Rows) -> None:
            super().__init__()
            self.wanted = wanted
            self.rows = rows

    class NotDrawn(Message):
        """A picture cannot be drawn because of ``problem``; it is framed from now on."""

        def __init__(self, wanted: Wanted, problem: str) -> None:
            super().__init__()
            self.wanted = wanted
            self.problem = problem

    divided = True

    def present(self, story: Story, column: int, look: Look, position: tuple[int, int] | None) -> None:
        """Show ``story`` in a column of ``column`` cells with ``position`` at the top, pictures in ``look``."""
        self.story = story
        self.column = column
        self.words = reading.count_words(story)
        self.title = _("Article")
        self._crosshead = self.sheet, 0, 0
        self.web = Loading(self, story)
        self._choose(look)
        self.show(self._lay_story, position)

    def on_unmount(self) -> None:
        if hasattr(self, "web"):  # a screen may go before it has shown anything
            self.web.stop()

    def _choose(self, look: Look) -> None:
        self.look = look
        self.drawable: frozenset[str] = frozenset()
        if look == "drawn":
            self.drawable = app_of(self).desk.pictures.at_hand(self.story) | self.web.sizes.keys()

    def _lay_story(self, width: int) -> Iterator[Line]:
        self._drawings: dict[Wanted, Rows | None] = {}
        self._place = min(width, self.column), self.most_rows
        comfort = article.comfort(app_of(self).desk.settings)
        self._shown = story = self.web.sized(self.story)
        return article.lay(
            story, self.words, width, self.page, self.column, self.look, self.drawable, comfort, self.web.notes
        )

    @property
    def room(self) -> object:
        return self.inner_width, self.look == "drawn" and self.most_rows

    def margin_left(self, width: int) -> int:
        return places.centred(width, self.column)

    def set_column(self, column: int) -> int:
        """Make the column ``column`` cells wide, within what a column may be; how wide it is now."""
        self.column = max(COLUMN_LEAST, min(column, COLUMN_MOST))
        self.lay_again()
        return self.column

    @property
    def first_lines(self) -> int:
        return article.first_lines(self.page)

    # ------------------------------------------------------------------ pictures

    @property
    def most_rows(self) -> int:
        """Rows for a drawing, so that its caption can be seen with it."""
        return article.most_rows(self.page)

    def set_look(self, look: Look) -> None:
        """Show the pictures in another look."""
        self._choose(look)
        self.lay_again()

    def segments(self, number: int, line: Line) -> list[Segment]:
        wanted = self._wanted(self._shown.blocks[line.block]) if line.kind == "drawing" else None
        if wanted is None:
            if line.kind == "picture" and self.look == "drawn":
                block = self._shown.blocks[line.block]
                self.web.seen(getattr(block, "src", None) or "")
            return super().segments(number, line)
        if wanted not in self._drawings:
            self._drawings[wanted] = None
            # Drawing takes as long as some frames do: in a thread, lest scrolling wait for it.
            self.call_later(self.run_worker, partial(self._draw, wanted), thread=True, group="drawings")
        rows = self._drawings[wanted]
        return rows[line.start] if rows is not None else [*self.paint.strip(WAITING)]

    def _wanted(self, block: Block) -> Wanted | None:
        """What is to be drawn in the lines that were laid out for ``block``."""
        match block:
            case Picture(src=str(src)) if size := drawing_size(block, *self._place):
                return Wanted(src, *size)
        return None

    def _draw(self, wanted: Wanted) -> None:
        """Ask the desk for a drawing; runs in a thread."""
        worker = get_current_worker()
        message: Message
        try:
            message = self.Drawn(wanted, painted(app_of(self).desk.pictures.drawing(*wanted)))
        except NewsreaderError as problem:
            message = self.NotDrawn(wanted, str(problem))
        if not worker.is_cancelled:
            self.post_message(message)

    def on_article_view_drawn(self, event: ArticleView.Drawn) -> None:
        event.stop()
        if event.wanted in self._drawings:
            self._drawings[event.wanted] = event.rows
            self.refresh()

    def on_article_view_not_drawn(self, event: ArticleView.NotDrawn) -> None:
        self.drawable -= {event.wanted.src}
        self.lay_again()

    def on_loading_came(self, event: Loading.Came) -> None:
        if event.loading is self.web:
            self.web.came(event)
            self.set_look(self.look)

    def on_loading_failed(self, event: Loading.Failed) -> None:
        if event.loading is self.web:
            self.web.failed(event)
            self.lay_again()

    # ------------------------------------------------------------------ finding the way

    def go_to_crosshead(self, step: int) -> str | None:
        """Put the next crosshead (or the one before, for -1) at the top; its text, None if there is none.

        One too near the end to come to the top is gone to all the same: the next step counts from there.
        """
        self.complete()
        sheet, top, gone_to = self._crosshead
        here = gone_to if sheet is self.sheet and top == self.top else self.top
        starts = self.sheet.starts("crosshead")
        further = [line for line in starts if (line > here if step > 0 else line < here)]
        if not further:
            return None
        line = further[0] if step > 0 else further[-1]
        self.move_to(line)
        self._crosshead = self.sheet, self.top, line
        return self.sheet.lines[line].text.strip()

    def progress(self) -> str:
        """How much of the article has been in sight, in words; nothing before there is anything in sight."""
        self.lay_first_page()
        return article.progress(self.story, self.words, self.sheet, self.top, self.page)
