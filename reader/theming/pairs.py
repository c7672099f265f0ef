"""The pairs of colours that can meet on the screen, measured against what a theme's level promises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .contrast import Colour, nearest_passing, ratio
from .roles import LEVELS, LINES, PAIRED, TEXT


class Pair(NamedTuple):
    """Two roles that meet, e.g. ``muted`` on ``background``, and the ratio they have and need."""

    role: str
    on: str
    fg: Colour
    bg: Colour
    ratio: float
    needed: float

    @property
    def passes(self) -> bool:
        """Whether the ratio is as high as it must be."""
        return self.ratio >= self.needed


def measure(colours: Mapping[str, Colour], level: str) -> tuple[Pair, ...]:
    """Every pair that can meet on the screen, in the order of the roles.

    ``colours`` by name, as `Theme.colours` has them; ``level`` is one of `LEVELS`. Besides text and lines on the
    background, that is the selection against what it covers: the row or the part of a bar that has the focus
    must change by as much as a line must stand out (WCAG 2.2, 2.4.13). Without colours, there is no pair.
    """
    if not colours:
        return ()
    text, lines = LEVELS[level]
    meet = [(role, "background", text) for role in TEXT]
    meet += [(role, "background", lines) for role in LINES]
    meet += [(f"{role}.fg", f"{role}.bg", text) for role in PAIRED]
    meet += [("selection.bg", covered, lines) for covered in ("background", "bar.bg")]
    return tuple(
        Pair(role, on, colours[role], colours[on], ratio(colours[role], colours[on]), needed)
        for role, on, needed in meet
    )


def lowest(pairs: Sequence[Pair], *, text: bool = True) -> float:
    """The lowest ratio among ``pairs`` of text, or of lines and fills."""
    return min(pair.ratio for pair in pairs if is_text(pair) is text)


def is_text(pair: Pair) -> bool:
    """Whether ``pair`` is something to be read, not only to be seen."""
    return pair.role in TEXT or pair.role.endswith(".fg")


def suggestion(pair: Pair, pairs: Sequence[Pair]) -> Colour | None:
    """A colour of the same hue for ``pair.role`` that passes in each of ``pairs`` it is part of, or None."""
    needs = [(other.bg, other.needed) for other in pairs if other.role == pair.role]
    needs += [(other.fg, other.needed) for other in pairs if other.on == pair.role]
    return nearest_passing(pair.fg, needs)
