"""A short list to choose from, in a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...layout.flow import Run, lines
from ...layout.sheet import Line
from .items import ItemsView


class Choices(ItemsView):
    """Lines to choose one of; wrapped where they are long."""

    opens_on_second_click = False

    def __init__(self, title: str, options: Sequence[str], selected: int = 0) -> None:
        super().__init__()
        self.title = title
        self.options = options
        self.count = len(options)
        self.selected = selected

    def on_mount(self) -> None:
        self.show(self._lay_options)

    def _lay_options(self, width: int) -> Iterator[Line]:
        for block, option in enumerate(self.options):
            yield from lines([Run(option, "text")], width, block, "choice")
