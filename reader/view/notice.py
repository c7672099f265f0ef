"""A sentence where a pane has nothing else to show."""

from __future__ import annotations

from collections.abc import Iterator

from ..layout.flow import Run, lines
from ..layout.sheet import FURNITURE, Line

KIND = "notice"


def lay_notice(text: str, width: int) -> Iterator[Line]:
    """The lines of ``text``, which belong to no item."""
    return lines([Run(text, "muted")], width, FURNITURE, KIND)
