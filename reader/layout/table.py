"""Tables, their cells wrapped so that the columns fit; where they cannot, a record a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..story import Table
from .flow import Run, flow, lines
from .sheet import Cells, Line
from .width import cells

_GAP = 2
_NARROWEST_COLUMN = 6
_number = re.compile(r"[+−–-]?[\d.,: \xa0\u202f]+[%‰€$£°]?").fullmatch


def lay_table(table: Table, number: int, width: int) -> Iterator[Line]:
    """The lines of ``table``, the block ``number``."""
    count = max((len(row) for row in table.rows), default=0)
    start = 0
    if table.caption:
        yield from lines([Run(table.caption, "caption")], width, number, "table")
        start = len(table.caption) + 1
    if not count:
        return
    rows = [(*row, *[""] * (count - len(row))) for row in table.rows]
    columns = fit([[cells(cell) for cell in row] for row in rows], width)
    if columns:
        yield from _grid(rows, columns, table.header, number, start)
    else:
        yield from _records(rows, table.header, number, width, start)


def fit(sizes: Sequence[Sequence[int]], width: int) -> list[int]:
    """The width of each column for cells of ``sizes``, or nothing if they cannot be set side by side.

    Columns that need less than their even share keep what they need; the others share what is left.
    """
    wanted = [max(1, *column) if len(column) > 1 else max(1, column[0]) for column in zip(*sizes, strict=True)]
    room = width - _GAP * (len(wanted) - 1)
    columns = [0] * len(wanted)
    waiting = sorted(range(len(wanted)), key=wanted.__getitem__)
    for place, column in enumerate(waiting):
        columns[column] = min(wanted[column], room // (len(waiting) - place))
        room -= columns[column]
    if any(given < min(need, _NARROWEST_COLUMN) for given, need in zip(columns, wanted, strict=True)):
        return []
    return columns


def _grid(
    rows: Sequence[Sequence[str]], columns: Sequence[int], header: bool, number: int, start: int
) -> Iterator[Line]:
    body = rows[1:] if header and len(rows) > 1 else rows
    right = [all(_number(cell) for cell in column if cell) for column in zip(*body, strict=True)]
    for place, row in enumerate(rows):
        role = "text+strong" if header and not place else "text"
        set_cells = [
            [line for _, line, _ in flow([Run(cell, role)], column)]
            for cell, column in zip(row, columns, strict=True)
        ]
        for depth, across in enumerate(zip_longest(*set_cells, fillvalue=())):
            yield Line(_across(across, columns, right, role), number, start + depth, "table")
        start += sum(map(len, row)) + len(row)
        if header and not place:
            rule = (" " * _GAP).join(["─" * column for column in columns])
            yield Line(((rule, "border"),), number, start - 1, "table", len(rule))


def _across(across: Sequence[Cells], columns: Sequence[int], right: Sequence[bool], role: str) -> Cells:
    """One line of a row: a line of each of its cells, numbers to the right of their columns."""
    text = ""
    edge = 0
    for line, column, to_right in zip(across, columns, right, strict=True):
        piece = "".join([text for text, _ in line])
        if piece:
            place = edge + (column - cells(piece) if to_right else 0)
            text += " " * (place - cells(text)) + piece
        edge += column + _GAP
    return ((text, role),)


def _records(rows: Sequence[Sequence[str]], header: bool, number: int, width: int, start: int) -> Iterator[Line]:
    """Each row as its cells one below another, each behind its header."""
    names = rows[0] if header and len(rows) > 1 else [""] * len(rows[0])
    for place, row in enumerate(rows[1:] if any(names) else rows):
        if place:
            yield Line((), number, start - 1, "table")
        for name, cell in zip(names, row, strict=True):
            label = [Run(f"{name}: ", "muted+strong")] if name else []
            yield from lines([*label, Run(cell, "text")], width, number, "table", start=start)
            start += len(name) + len(cell) + 3
