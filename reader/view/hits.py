"""What a search found, marked in the cells of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..layout.sheet import Cells
from ..layout.width import cells as width_of

Hit = tuple[int, int, int]
"""First column, end column, and the number of the match that the piece belongs to."""


def highlight(cells: Cells, hits: Sequence[Hit], current: int) -> Cells:
    """``cells`` with ``hits`` in roles of their own, those of the match ``current`` as the selection."""
    result: list[tuple[str, str]] = []
    column = 0
    edges = {edge for first, end, _number in hits for edge in (first, end)}
    for text, role in cells:
        for part, start in _cut(text, column, edges):
            number = next((n for first, end, n in hits if first <= start < end), None)
            if number is None:
                result.append((part, role))
            else:
                result.append((part, "selection+strong+underline" if number == current else "hit"))
            column = start + width_of(part)
    return tuple(result)


def _cut(text: str, column: int, edges: set[int]) -> Iterator[tuple[str, int]]:
    """``text``, which begins at ``column``, in parts that none of ``edges`` cuts; each with its first column."""
    part, start = "", column
    for character in text:
        width = width_of(character)
        if part and column in edges and width:
            yield part, start
            part, start = "", column
        part += character
        column += width
    if part:
        yield part, start
