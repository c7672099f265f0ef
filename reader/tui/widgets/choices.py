"""A short list to choose from, in a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...layout.flow import Run, lines
from ...layout.sheet import Line
from ...locale import _
from ...view.notice import lay_notice
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

    def offer(self, options: Sequence[str]) -> None:
        """Offer other options, the first selected."""
        self.options, self.count, self.selected = options, len(options), 0
        self.show(self._lay_options)

    def measure(self) -> None:
        self.sheet.ensure(1 << 60)
        super().measure()
        self.styles.height = len(self.sheet) + 1  # as high as its options; the dialog's box cuts it off

    def _lay_options(self, width: int) -> Iterator[Line]:
        if not self.options:
            yield from lay_notice(_("Nothing fits."), width)
        for block, option in enumerate(self.options):
            yield from lines([Run(option, "text")], width, block, "choice")
