"""Letters beside the links on the screen, by which a link is followed without a mouse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from ..layout.sheet import Cells, Line
from ..layout.width import cells as width_of

LETTERS = "fjdkslaghrueiwoqptyvncmxbz"
"""What labels are made of, those under the resting fingers first."""

_ROLE = "selection+strong"


class Place(NamedTuple):
    """Where a link begins: line and column in a sheet, its address, and the block that it stands in."""

    line: int
    column: int
    href: str
    block: int


def labels(count: int) -> list[str]:
    """``count`` labels, all of one length, so that none is the beginning of another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    made = map("".join, product(LETTERS, repeat=length))
    return [label for label, _ in zip(made, range(count), strict=False)]


def places(lines: Iterable[tuple[int, Line]]) -> Iterator[Place]:
    """Where links that lead somewhere begin in numbered ``lines``; one that is broken at a line end begins once."""
    before: tuple[int, int, str] | None = None  # line, block and address of a link that may go on in the next line
    for number, line in lines:
        last = None
        for column, end, href in line.links:
            goes_on = (number - 1, line.block, href) == before and column <= line.indent
            if not goes_on and not href.startswith("action:"):
                yield Place(number, column, href, line.block)
            last = (number, line.block, href) if end == width_of(line.text.rstrip()) else None
        before = last


def with_labels(cells: Cells, marks: Sequence[tuple[int, str]], room: int) -> Cells:
    """``cells`` with labels at the columns where links begin, in ascending order.

    They stand before the links where ``room`` cells are enough for both, else on their first letters; there without
    brackets where the next link begins too soon for them.
    """
    said = [(column, f"[{label}]") for column, label in marks]
    beside = width_of("".join([text for text, _ in cells])) + sum([len(label) for _, label in said]) <= room
    made: list[tuple[str, str]] = []
    column, covered = 0, 0
    for text, role in cells:
        part = ""
        for character in text:
            if said and column >= said[0][0]:
                label = said.pop(0)[1]
                if not beside and said and said[0][0] < column + len(label):
                    label = label[1:-1]
                made += [(part, role), (label, _ROLE)]
                part = ""
                covered = column if beside else column + len(label)
            width = width_of(character)
            column += width
            if column - width >= covered:
                part += character
            elif column > covered:  # the second half of a wide character that a label covers the first of
                part += " "
        made.append((part, role))
    return tuple([cell for cell in made if cell[0]])
