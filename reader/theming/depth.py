"""How many colours a terminal shows, and whether it is to show any, by its environment."""

from __future__ import annotations

import os
from collections.abc import Mapping

FULL, INDEXED, FEW, NONE = 24, 8, 4, 0
"""Bits of a colour: any red, green and blue; the 256 of xterm; 16 that every terminal has its own of; no colours."""


def depth(environment: Mapping[str, str]) -> int:
    """The bits of a colour that the terminal shows, found out as Rich does, which paints by it.

    None where ``NO_COLOR`` is set to anything (no-color.org).
    """
    if environment.get("NO_COLOR"):
        return NONE
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit") or os.name == "nt":
        return FULL
    term = environment.get("TERM", "").strip().lower()
    if term in ("", "dumb", "unknown"):
        return NONE
    return INDEXED if term.endswith(("-256color", "-kitty")) else FEW
