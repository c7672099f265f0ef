"""The title bar and the scroll bar of a pane, as characters."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout.width import cells, fitted


def title_bar(mark: str, titles: Sequence[str], asides: Sequence[str], width: int) -> str:
    """``mark`` (one cell) and the longest of ``titles`` at the left, the longest of ``asides`` at the right.

    A shorter title leaves room for an aside; where none has room, the title is as long as it can be.
    """
    beside = ((title, f" {aside} ") for title in titles for aside in asides)
    alone = ((title, "") for title in titles)
    for title, right in (*beside, *alone):
        if cells(title) + 2 + cells(right) <= width:
            return fitted(f"{mark}{title}", width - cells(right)) + right
    return fitted(f"{mark}{fitted(titles[-1], max(0, width - 3))}…", width)


def scroll_bar(row: int, page: int, top: int, total: int) -> str:
    """What stands in ``row`` of a scroll bar of ``page`` rows beside ``total`` lines, ``top`` the first in sight."""
    size = max(1, round(page * page / total))
    first = round(top * (page - size) / max(1, total - page))
    return "┃" if first <= row < first + size else "│"


def progress_bar(done: int, total: int, width: int) -> str:
    """How much of ``total`` is done, in ``width`` cells."""
    filled = round(width * done / max(1, total))
    return "█" * min(width, filled) + "░" * max(0, width - filled)


def enough(page: int) -> int:
    """The lines with which the scroll bar beside ``page`` rows looks, at the top, as it does with any more."""
    return max(2 * page, page * page * 2 // 3 + 1)
