"""A dialog that shows what is at stake before it asks: a text to read, and a few answers below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from ...layout.flow import Run, lines
from ...layout.sheet import Line
from ..widgets.lines import LinesView
from .choice import Choice
from .dialog import Result


class Words(LinesView):
    """A text under its title, as high as it needs and can be; what does not fit is scrolled to."""

    def __init__(self, title: str, text: str, *, most: int | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = title
        self._text = text
        self._most = most

    def on_mount(self) -> None:
        self.show(self._lay_text)

    def measure(self) -> None:
        self.sheet.ensure(1 << 60)
        super().measure()
        height = len(self.sheet) + 1
        self.styles.height = height if self._most is None else min(height, self._most)

    def _lay_text(self, width: int) -> Iterator[Line]:
        for block, paragraph in enumerate(self._text.split("\n")):
            if paragraph.strip():
                yield from lines([Run(paragraph, "text")], width, block, "text")
            else:
                yield Line((), block, 0, "blank")


class Question(Choice[Result]):
    """``text`` under ``title``, then what can be answered to ``question``."""

    has_way_out = True

    def __init__(self, title: str, text: str, question: str, options: Sequence[str], selected: int = 0) -> None:
        super().__init__(question, options, selected)
        self.words = Words(title, text)

    def compose_box(self) -> ComposeResult:
        yield self.words
        yield self.choices

    def on_mount(self) -> None:
        super().on_mount()
        self.set_focus(self.choices)
        self.call_after_refresh(self._share_room)

    def on_resize(self) -> None:
        self.call_after_refresh(self._share_room)

    def _share_room(self) -> None:
        """The answers stay in sight, however long the text is."""
        inside = int(self.size.height * (1 if self.has_class("-low") else 0.9)) - 2
        answers = min(len(self.choices.sheet) + 1, max(2, inside - 2))
        self.words.styles.max_height = max(2, inside - answers)


class Yes(Question[bool]):
    """The last yes before something is sent; the result is True, or None for anything else."""

    def __init__(self, title: str, text: str, question: str, yes: str, no: str) -> None:
        super().__init__(title, text, question, (yes, no))

    def result(self, number: int) -> bool | None:
        return True if number == 0 else None
