"""What a theme gives colours to, and what its level promises of them.

Roles are the only colours that exist. Which may be painted on which is part of the promise, and is what
``pairs`` measures:

- the roles of `TEXT` and `LINES` only on ``background``;
- a bar only as ``bar.fg`` on ``bar.bg``;
- whatever is focused or selected only as ``selection.fg`` on ``selection.bg``;
- a match of a search as ``background`` on ``text``; the thumb of a scroll bar as ``border`` on ``background``.
"""

from __future__ import annotations

from typing import NamedTuple

TEXT = (
    "text", "muted", "headline", "crosshead", "link", "caption", "credit", "provider", "success", "warning", "error",
)  # fmt: skip
LINES = ("border", "focus")
PAIRED = ("selection", "bar")
ROLES = ("background", *TEXT, *LINES, *PAIRED)
NAMES = ("background", *TEXT, *LINES, *(f"{role}.{side}" for role in PAIRED for side in ("fg", "bg")))
"""The colours of a theme by their names: a pair has two."""


class Level(NamedTuple):
    """The ratios that a level promises: ``text`` for anything to be read, ``lines`` for what only must be seen.

    AA and AAA: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11. AAA+ asks 4.5 of lines too, as GitHub's Primer does of its
    high-contrast themes; none promises nothing, for eyes that need less contrast.
    """

    text: float
    lines: float


LEVELS = {"AAA+": Level(7, 4.5), "AAA": Level(7, 3), "AA": Level(4.5, 3), "none": Level(1, 1)}
HIGHEST = "AAA+"
