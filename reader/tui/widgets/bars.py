"""The title bar and the scroll bar of a pane, as characters."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size


def title_bar(mark: str, titles: Sequence[str], asides: Sequence[str], width: int) -> str:
    """``mark`` (one cell) and the longest of ``titles`` at the left, the longest of ``asides`` at the right.

    A shorter title leaves room for an aside; where none has room, the title is as long as it can be.
    """
    beside = ((title, f" {aside} ") for title in titles for aside in asides)
    alone = ((title, "") for title in titles)
    for title, right in (*beside, *alone):
        if cell_len(title) + 2 + cell_len(right) <= width:
            return set_cell_size(f"{mark}{title}", width - cell_len(right)) + right
    return set_cell_size(f"{mark}{set_cell_size(titles[-1], max(0, width - 3))}…", width)


def scroll_bar(row: int, page: int, top: int, total: int) -> str:
    """What stands in ``row`` of a scroll bar of ``page`` rows beside ``total`` lines, ``top`` the first in sight."""
    size = max(1, round(page * page / total))
    first = round(top * (page - size) / max(1, total - page))
    return "┃" if first <= row < first + size else "│"
