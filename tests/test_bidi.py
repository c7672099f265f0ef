"""Text that runs from right to left, and wide characters: every cell is where the reader thinks that it is.

A terminal that shows another width, or turns a row round, would push what stands right of the text out of its column:
the divider and the scroll bar tell. What turns right-to-left text round is the terminal's business, row by row.
"""

from __future__ import annotations

import re

import pytest

from tests.terminals import Terminal, terminal

SLUG = "the-orange-gate"
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BARS = "┃│"
_QUIET = 0.15  # seconds


def out_of_line(at: Terminal, column: int) -> list[str]:
    """The rows between title and foot in which no bar stands in ``column``."""
    rows = list(zip(at.picture, at.text.split("\n"), strict=True))[2:-2]
    return [text for cells, text in rows if cells[column].data not in _BARS]


def rest(at: Terminal) -> None:
    """Wait until nothing more is painted."""
    while at.read(_QUIET):
        pass


@pytest.mark.parametrize("size", [(120, 40), (40, 16)], ids=str)
def test_bars_stand_in_one_column_beside_any_text(size: tuple[int, int]) -> None:
    with terminal("--lang", "en", SLUG, size=size) as at:
        at.wait("% ·")
        column = next(x for x, cell in enumerate(at.picture[2]) if cell.data in _BARS)
        for _page in range(40):
            rest(at)
            assert out_of_line(at, column) == []
            if "· the end" in at.text:
                break
            at.press(b" ")
        else:
            raise AssertionError(at.text)
        at.press(b"q")
        assert at.end() == 0
    said = at.said.decode("utf-8")
    assert not _TURNING.search(said)
    assert "مرسى" in said
    assert "שער" in said


@pytest.mark.parametrize("words", ["the scale level", "just balances", "廣泰號", "מאזני צדק"])
def test_what_is_found_behind_such_text_is_marked_where_it_stands(words: str) -> None:
    with terminal("--lang", "en", SLUG, size=(100, 40)) as at:
        at.wait("% ·")
        at.press(b"/")
        at.wait("┏")
        at.press(words.encode() + b"\r")
        at.wait(f"“{words}”")
        rest(at)
        x, y = at.cursor
        assert "".join(cell.data for cell in at.picture[y][x:]).startswith(words)
        ground = at.picture[y][x].bg
        marked = "".join(cell.data for cell in at.picture[y][x:] if cell.bg == ground)
        assert marked == words
