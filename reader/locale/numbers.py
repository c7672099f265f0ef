"""Numbers as the interface's language writes them."""

from __future__ import annotations

from . import language

# French as typeset by the Imprimerie nationale: thousands apart by a narrow no-break space, a decimal comma.
_MARKS = {"fr": ("\u202f", ","), "en": (",", ".")}


def number(value: int) -> str:
    """``value`` with its thousands set apart: 12,500 or 12 500."""
    thousands, _point = _MARKS[language()]
    return f"{value:,}".replace(",", thousands)


def decimal(value: float, digits: int = 1) -> str:
    """``value`` rounded to ``digits`` places: 1,234.5 or 1 234,5."""
    thousands, point = _MARKS[language()]
    whole, _dot, places = f"{value:,.{digits}f}".partition(".")
    return whole.replace(",", thousands) + (point + places if places else "")
