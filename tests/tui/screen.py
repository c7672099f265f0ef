"""What stands on the screen: its rows as text, and the colours of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip


class Cell(NamedTuple):
    """One cell as it is painted: ``fg`` and ``bg`` as ``#rrggbb``, None where nothing set them."""

    text: str
    fg: str | None
    bg: str | None
    bold: bool
    underline: bool


class Screen:
    """The screen as it was when it was looked at."""

    def __init__(self, strips: Sequence[Strip]) -> None:
        self._strips = strips

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """All rows, a cell for each column; the second cell of a wide character is an empty text in its colours."""
        return [[cell for segment in strip for cell in _cells(segment)] for strip in self._strips]

    @cached_property
    def lines(self) -> list[str]:
        """The rows as they read: without blanks at the right, a no-break blank as a blank."""
        return [strip.text.replace("\xa0", " ").rstrip() for strip in self._strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def __contains__(self, words: str) -> bool:
        return words in self.text

    def row_of(self, words: str) -> int:
        """The first row that ``words`` stand in."""
        return next(y for y, line in enumerate(self.lines) if words in line)

    def place_of(self, words: str) -> tuple[int, int]:
        """Column and row of the first cell of ``words``: where a mouse would click them."""
        y = self.row_of(words)
        return cell_len(self.lines[y].partition(words)[0]), y

    def cells_of(self, words: str) -> list[Cell]:
        """The cells that ``words`` are painted in."""
        x, y = self.place_of(words)
        return self.rows[y][x : x + cell_len(words)]

    def painted(self, fg: str, bg: str) -> list[tuple[int, int, str]]:
        """The runs of cells in these colours: row, first column and text of each."""
        runs: list[tuple[int, int, str]] = []
        for y, row in enumerate(self.rows):
            before = False
            for x, cell in enumerate(row):
                if here := (cell.fg, cell.bg) == (fg, bg):
                    if before:
                        row_, first, text = runs.pop()
                        runs.append((row_, first, text + cell.text))
                    else:
                        runs.append((y, x, cell.text))
                before = here
        return runs


def look(app: App[None]) -> Screen:
    """The screen as it is now, dialog and all.

    Textual offers a picture of it (`App.export_screenshot`), but no cells; the compositor that makes both has them.
    """
    return Screen(app.screen._compositor.render_strips())


def _cells(segment: Segment) -> Iterator[Cell]:
    rest = _look_of(segment.style)
    if segment.text.isascii():
        return (Cell(character, *rest) for character in segment.text)
    cells: list[Cell] = []
    for character in segment.text:
        width = cell_len(character)
        if not width and cells:
            cells[-1] = cells[-1]._replace(text=cells[-1].text + character)
        else:
            cells += [Cell(character, *rest), *[Cell("", *rest)] * (width - 1)]
    return iter(cells)


@cache
def _look_of(style: Style | None) -> tuple[str | None, str | None, bool, bool]:
    style = style or Style()
    return _hex(style.color), _hex(style.bgcolor), bool(style.bold), bool(style.underline)


def _hex(colour: Color | None) -> str | None:
    return colour.triplet.hex if colour and colour.triplet else None
