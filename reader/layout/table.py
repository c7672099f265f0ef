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
_number = re.compile(r"(?=.*\d)[+−–-]?[\d.,: \xa0\u202f]+[%‰€$£°]?").fullmatch


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
    wanted = [max(1, max(column)) for column in zip(*sizes, strict=True)]
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
    """The rows as columns side by side; an empty line keeps them apart where any takes several lines."""
    body = rows[1:] if header and len(rows) > 1 else rows
    right = [_numeric(column) for column in zip(*body, strict=True)]
    laid = [
        _across_lines(row, columns, right, "text+strong" if row is rows[0] and header else "text") for row in rows
    ]
    apart = any(len(lines) > 1 for lines in laid[1:])
    for place, (row, across) in enumerate(zip(rows, laid, strict=True)):
        if apart and place > header:
            yield Line((), number, start - 1, "table")
        for depth, cells_across in enumerate(across):
            yield Line(cells_across, number, start + depth, "table")
        start += _length(row)
        if header and not place:
            rule = (" " * _GAP).join(["─" * column for column in columns])
            yield Line(((rule, "border"),), number, start - 1, "table", len(rule))


def _numeric(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and all(map(_number, filled))


def _across_lines(row: Sequence[str], columns: Sequence[int], right: Sequence[bool], role: str) -> list[Cells]:
    set_cells = [
        [line for _, line, _ in flow([Run(cell, role)], column)] for cell, column in zip(row, columns, strict=True)
    ]
    return [_across(across, columns, right, role) for across in zip_longest(*set_cells, fillvalue=())]


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
    """Each row as its cells one below another, each behind its header.

    Starts count in the cells alone, as they do in a grid, so that a place can be found again in either.
    """
    named = header and len(rows) > 1
    names = rows[0] if named else [""] * len(rows[0])
    start += _length(rows[0]) if named else 0
    for place, row in enumerate(rows[1:] if named else rows):
        if place:
            yield Line((), number, start - 1, "table")
        for name, cell in zip(names, row, strict=True):
            label = f"{name}: " if name else ""
            content = [Run(label, "muted+strong"), Run(cell, "text")] if name else [Run(cell, "text")]
            for line in lines(content, width, number, "table"):
                yield line._replace(start=start + min(len(cell), max(0, line.start - len(label))))
            start += len(cell) + 1


def _length(row: Sequence[str]) -> int:
    """The code points of a row, with one more for the end of each cell."""
    return sum(map(len, row)) + len(row)
