"""Where the reader has been, to go back to and forward again, as in a browser."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from ..story import Story

Place = TypeVar("Place")


class Spot(NamedTuple):
    """A story and where the reader was in it: the line at the top, the pane, the selected items.

    ``saved`` is the time of the saved copy that stands in for the page, None where the page itself came. ``partial``:
    there is more of the story to be fetched.
    """

    target: str
    story: Story
    position: tuple[int, int] | None = None
    pane: str = "article"
    comment: str | None = None
    related: int = 0
    saved: str | None = None
    partial: bool = False


class History(Generic[Place]):
    """Places left behind and places come back from. None stands for the front page, where all begins."""

    def __init__(self) -> None:
        self._behind: list[Place | None] = []
        self._ahead: list[Place | None] = []

    @property
    def can_go_forward(self) -> bool:
        """Whether `forward` leads anywhere."""
        return bool(self._ahead)

    @property
    def can_go_back(self) -> bool:
        """Whether `back` leads to a place that was left; if not, it leads to the front page."""
        return bool(self._behind)

    def leave(self, here: Place | None) -> None:
        """Go somewhere new from ``here``."""
        self._behind.append(here)
        self._ahead.clear()

    def back(self, here: Place | None) -> Place | None:
        """The place before ``here``; the front page when there is none."""
        self._ahead.append(here)
        return self._behind.pop() if self._behind else None

    def forward(self, here: Place | None) -> Place | None:
        """The place that ``here`` was come back to from."""
        self._behind.append(here)
        return self._ahead.pop() if self._ahead else None
