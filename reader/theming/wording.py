"""How ratios and levels are said, in the language in use."""

from __future__ import annotations

import math

from ..locale import _, language
from .contrast import ratio
from .pairs import Pair, suggestion
from .roles import LEVELS


def measured(value: float) -> str:
    """A measured ``value`` with two decimals, cut and never rounded up: 6.999 does not pass for 7."""
    return _decimal(f"{math.floor(value * 100 + 1e-9) / 100:.2f}")


def needed(value: float) -> str:
    """A limit, as short as it is: 7 or 4.5."""
    return _decimal(f"{value:g}")


def promise(level: str) -> str:
    """What ``level`` promises: “AAA: text 7:1, lines and fills 3:1”."""
    text, lines = LEVELS[level]
    return _("{level}: text {text}:1, lines and fills {lines}:1").format(
        level=level, text=needed(text), lines=needed(lines)
    )


def shortfall(pair: Pair) -> str:
    """What is wrong with ``pair``: “muted #8a94a0 on background #fcfcfb measures 2.99:1 and needs 7:1”."""
    return _("{role} {fg} on {on} {bg} measures {ratio}:1 and needs {needed}:1").format(
        role=pair.role, fg=pair.fg, on=pair.on, bg=pair.bg, ratio=measured(pair.ratio), needed=needed(pair.needed)
    )


def remedy(pair: Pair, pairs: tuple[Pair, ...]) -> str:
    """What to do about ``pair``, one of ``pairs``: “Try #535c66 (7.08:1).”"""
    better = suggestion(pair, pairs)
    if better is None:
        return _("No lightness of that hue passes: change {on} too.").format(on=pair.on)
    return _("Try {colour} ({ratio}:1).").format(colour=better, ratio=measured(ratio(better, pair.bg)))


def _decimal(figure: str) -> str:
    return figure.replace(".", ",") if language() == "fr" else figure
