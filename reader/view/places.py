"""Where things stand: the one place that knows the shares and limits which the style sheet and the widgets go by.

Widths and heights are in cells. The style sheet gets the shares as variables, so that Textual arranges the widgets
as these functions foresee it.
"""

from __future__ import annotations

from typing import NamedTuple

WIDE = 110
"""The columns from which on the panes of a story stand side by side."""
HIGH = 16
"""The rows from which on the keys are named at the foot."""
_ARTICLE = 62  # per cent of the width
_COMMENTS, _RELATED = 3, 2  # parts of the height
_EMPTY = 4  # rows: what is empty says so in a line or two, and leaves the room to the other
SOURCES = 31  # columns of the feeds beside the list of stories
_STATUS = 40  # per cent of the height at most

VARIABLES = {
    "article-share": f"{_ARTICLE}%",
    "aside-share": f"{100 - _ARTICLE}%",
    "comments-share": f"{_COMMENTS}fr",
    "related-share": f"{_RELATED}fr",
    "sources-share": str(SOURCES),
    "empty-rows": str(_EMPTY),
    "status-share": f"{_STATUS}%",
}
"""What the style sheet calls them."""

_ROOMY = 56  # columns from which on a pane can spare a wider margin
_SCROLL_BAR = 1


class Place(NamedTuple):
    """A part of the screen: its first column and row, and its size."""

    x: int
    y: int
    width: int
    height: int


def is_wide(width: int) -> bool:
    """Whether the panes of a story stand side by side on a screen ``width`` wide."""
    return width >= WIDE


def foot(height: int, status: int) -> tuple[int, int]:
    """The rows of the status line, which would take ``status``, and of the keys, on a screen ``height`` high."""
    return max(1, min(status, height * _STATUS // 100)), int(height >= HIGH)


def body(width: int, height: int, status: int) -> Place:
    """What is left between the top line and the foot."""
    return Place(0, 1, width, max(0, height - 1 - sum(foot(height, status))))


def story(body: Place, *, comments: bool, related: bool) -> dict[str, Place]:
    """The places of the panes of a story, by their names; ``comments`` and ``related`` tell whether there are any.

    Where the screen is narrow, the article has all the room, and the others none.
    """
    if not is_wide(body.width):
        return {"article": body}
    article = body.width * _ARTICLE // 100
    x, y, width, height = article, body.y, body.width - article, body.height
    if not comments:
        upper = min(_EMPTY, height)
    elif not related:
        upper = max(0, height - _EMPTY)
    else:
        upper = height * _COMMENTS // (_COMMENTS + _RELATED)
    return {
        "article": body._replace(width=article),
        "comments": Place(x, y, width, upper),
        "related": Place(x, y + upper, width, height - upper if related else min(_EMPTY, height - upper)),
    }


def lists(body: Place, *, sources: bool) -> dict[str, Place]:
    """The places of the panes of the front page, by their names; ``sources`` tells whether there are any."""
    if not sources or not is_wide(body.width):
        return {"list": body}
    beside = body._replace(x=SOURCES, width=body.width - SOURCES)
    return {"sources": body._replace(width=SOURCES), "list": beside}


# ---------------------------------------------------------------------- inside a pane


def inner_width(width: int) -> int:
    """Cells for the text of a pane ``width`` wide: without its margins and the scroll bar at the right."""
    return max(1, width - _SCROLL_BAR - 1 - margin(width))


def margin(width: int) -> int:
    """Cells left of the text in a pane ``width`` wide."""
    return 2 if width >= _ROOMY else 1


def centred(width: int, column: int) -> int:
    """Cells left of a column ``column`` wide in the middle of a pane ``width`` wide."""
    return max(margin(width), (width - _SCROLL_BAR - column) // 2)


def page(height: int) -> int:
    """Rows for lines under the title bar of a pane ``height`` high."""
    return max(1, height - 1)
