"""Hard-wrapped text made whole: text browsers break paragraphs at a column, and this finds the column and the seams.

A line goes on in the next one exactly when that one's first word would not have fitted: this tells a wrapped
paragraph from two short lines, blank line or not.
"""

from __future__ import annotations

import re

_WIDE = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
_UNSPACED = re.compile("[\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
_NARROWEST, _WIDEST = 50, 140  # columns that converters and people wrap at
_ENOUGH_LINES = 6
_SAMPLE = 20_000


def cells(text: str) -> int:
    """The width of ``text`` in terminal cells, as the text browsers reckon it."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def column(lines: list[str]) -> int:
    """The column that ``lines`` are wrapped at, 0 where they are not."""
    widths = sorted(cells(line.rstrip()) for line in lines[:_SAMPLE] if len(line) > _NARROWEST // 2)
    if len(widths) < _ENOUGH_LINES:
        return 0
    limit = widths[int(len(widths) * 0.985) - 1]  # a table or an address may stick out
    if not _NARROWEST <= limit <= _WIDEST or widths[-1] > 6 * limit:
        return 0
    long = [width for width in widths if width > limit // 2]
    full = sum(width > limit - 14 for width in long)
    return limit if full * 10 >= len(long) * 4 else 0


def goes_on(line: str, following: str, limit: int) -> bool:
    """Whether ``following`` is the same paragraph as ``line``, its predecessor, in a text wrapped at ``limit``."""
    head = following.lstrip()
    if not head:
        return False
    first = head[0] if _UNSPACED.match(head) else head.split(None, 1)[0]
    slack = 3 if _UNSPACED.match(head) or _UNSPACED.match(line[-1:]) else 0
    return cells(line.rstrip()) + (0 if slack else 1) + cells(first) > limit - slack


def join(line: str, following: str) -> str:
    """The two lines as one, with a blank between them where their script has blanks."""
    if _UNSPACED.match(line[-1:]) and _UNSPACED.match(following[:1]):
        return line + following
    return f"{line} {following}"
