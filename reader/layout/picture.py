"""The place of a picture: a labelled frame with its description, or the rows that a drawing will fill, or one line.

Caption and credit follow on lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal, TypeAlias

from ..story import Picture
from .flow import Run, flow, lines
from .sheet import Line
from .width import cells
from .words import ArticleWords

Look: TypeAlias = Literal["framed", "drawn", "line"]
"""How pictures are shown."""

MOST_ROWS = 24
"""The rows of a landscape picture as wide as the usual column; no drawing is higher."""

_NARROWEST_FRAME = 12
_LEAST_DRAWING = (6, 2)  # columns and rows under which nothing can be made out


def lay_picture(
    picture: Picture,
    number: int,
    width: int,
    words: ArticleWords,
    *,
    look: Look = "framed",
    rows: int = MOST_ROWS,
    note: str = "",
) -> Iterator[Line]:
    """The lines of ``picture``, the block ``number``, with a ``note`` in its frame.

    Drawn, it is given empty lines of the kind ``drawing``, at most ``rows`` of them, whose ``start`` is the row of
    the drawing; where `drawing_size` knows none, it keeps the frame.
    """
    described = description(picture)
    size = drawing_size(picture, width, rows) if look == "drawn" else None
    if size is not None:
        yield from [Line((), number, row, "drawing") for row in range(size[1])]
    elif look != "line" and width >= _NARROWEST_FRAME:
        yield from _frame(picture, described, note, number, width, words)
    else:
        said = described or (None if picture.caption else words.no_description)
        label = f"[{words.picture}: {said}]" if said else f"[{words.picture}]"
        yield from lines([Run(label, "muted")], width, number, "picture")
    # The same start in every look and size, so that the place being read is kept when they change.
    start = max(MOST_ROWS, len(described or "") + len(words.picture) + len(words.no_description) + 4)
    if size is not None and picture.alt and not picture.caption and not picture.credit:
        label = f"[{words.picture}] {picture.alt}"
        yield from lines([Run(label, "muted")], width, number, "caption", start=start)
    if picture.caption:
        yield from lines([Run(picture.caption, "caption")], width, number, "caption", start=start)
        start += len(picture.caption) + 1
    if picture.credit:
        yield from lines([Run(picture.credit, "credit")], width, number, "credit", start=start)


def drawing_size(picture: Picture, width: int, rows: int = MOST_ROWS) -> tuple[int, int] | None:
    """Columns and rows of cells for a drawing of ``picture`` within ``width`` columns and ``rows`` rows.

    Cells are taken to be twice as high as wide. A picture is not made wider than it has pixels. None where its own
    size is not known, or where too little would be left of it to make anything out.
    """
    if not picture.width or not picture.height:
        return None
    rows = min(rows, MOST_ROWS)
    columns = min(width, picture.width, max(1, round(2 * rows * picture.width / picture.height)))
    rows = min(rows, round(columns * picture.height / (2 * picture.width)))
    return (columns, rows) if columns >= _LEAST_DRAWING[0] and rows >= _LEAST_DRAWING[1] else None


def description(picture: Picture) -> str | None:
    """What the alternative text adds to the caption; None where it is missing or says the same."""
    alt, caption = picture.alt, picture.caption
    if not alt or (caption and alt.casefold().strip(" .") == caption.casefold().strip(" .")):
        return None
    return alt


def _frame(
    picture: Picture, described: str | None, note: str, number: int, width: int, words: ArticleWords
) -> Iterator[Line]:
    size = f" {picture.width} × {picture.height} " if picture.width and picture.height else ""
    label = f" {words.picture} "
    if cells(label) + len(size) + 6 > width:
        size = ""
    if cells(label) + 4 > width:
        label = ""
    rule = "─" * (width - 3 - cells(label) - len(size) - bool(size))
    top = (("┌─", "border"), (label, "muted"), (rule, "border"), (size, "muted"), ("─┐" if size else "┐", "border"))
    yield Line(tuple([cell for cell in top if cell[0]]), number, 0, "picture", width)
    said = described or ("" if picture.caption else words.no_description)
    room = max(1, width - 6)
    noted = ((len(said), content, links) for _start, content, links in flow([Run(note, "muted")], room))
    for start, content, _ in chain(flow([Run(said, "muted")], room), noted):
        fill = " " * (width - 6 - sum([cells(text) for text, _ in content]))
        framed = (("│  ", "border"), *content, (f"{fill}  │", "border"))
        yield Line(framed, number, start, "picture", 3)
    yield Line((("└" + "─" * (width - 2) + "┘", "border"),), number, len(said), "picture", width)
