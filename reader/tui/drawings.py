"""Pictures on the screen: what a terminal must have for them, and their cells as what is painted.

They keep their own colours in every theme, and say nothing that caption and credit do not say in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, get_args

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from ..layout.picture import Look
from ..locale import _

if TYPE_CHECKING:
    from ..raster.half_blocks import Drawing
    from .app import NewsreaderApp

Rows: TypeAlias = list[list[Segment]]

_LOOKS: tuple[Look, ...] = get_args(Look)


def following(look: Look) -> Look:
    """The look that comes after ``look``, the first after the last."""
    return _LOOKS[(_LOOKS.index(look) + 1) % len(_LOOKS)]


def remembered(app: NewsreaderApp) -> Look:
    """How the reader last wanted pictures; framed where they wanted them drawn and this terminal cannot."""
    chosen = app.desk.choice("pictures", _LOOKS[0])
    look = next((look for look in _LOOKS if look == chosen), _LOOKS[0])
    return "framed" if look == "drawn" and hindrance(app) else look


def said(look: Look) -> str:
    """``look`` in words."""
    words = {
        "framed": _("Pictures are framed."),
        "drawn": _("Pictures are drawn."),
        "line": _("Pictures are told in one line."),
    }
    return words[look]


def hindrance(app: NewsreaderApp) -> str | None:
    """Why no picture can be drawn here and what to do about it, in words; None where all is there."""
    if app.no_color:
        return _("Pictures cannot be drawn while NO_COLOR is set.")
    if app.console.color_system not in ("256", "truecolor"):
        return _("Drawing pictures takes 256 colours; try TERM=xterm-256color.")
    from ..raster.half_blocks import EXTRA, available

    return None if available() else _("To draw pictures: {command}").format(command=EXTRA)


def painted(drawing: Drawing) -> Rows:
    """The rows of ``drawing`` as segments, one for each run of equal cells: what is sent to the terminal is short."""
    rows: Rows = []
    for row in drawing:
        segments: list[Segment] = []
        start = 0
        for end, cell in enumerate(row[1:], 1):
            if cell != row[start]:
                segments.append(_run(row[start], end - start))
                start = end
        segments.append(_run(row[start], len(row) - start))
        rows.append(segments)
    return rows


def _run(cell: tuple[tuple[int, int, int], tuple[int, int, int]], length: int) -> Segment:
    upper, lower = cell
    behind = Color.from_rgb(*lower)
    if upper == lower:
        return Segment(" " * length, Style.from_color(None, behind))
    return Segment("▀" * length, Style.from_color(Color.from_rgb(*upper), behind))
