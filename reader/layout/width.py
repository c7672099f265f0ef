"""How many terminal cells text takes, and which code points must stay together.

Nearly all news is made of characters that take one cell each; `simple` recognises such text at the speed of a
regular expression, and only other text pays for the tables of ``wcwidth``.

The figures agree with ``rich.cells`` of Rich 15 (Unicode 17), since it is Rich that cuts and pads what is painted:
widths of code points are added up, a regional indicator counts 1 (two make a flag), a skin tone 0, U+FE0F widens the
narrow emoji before it, and what follows a zero width joiner counts nothing. Where that rule and a terminal would
part, `clusters` leaves out or replaces the code point in question, so that no painted line is ever too long:
a joiner that joins no emoji, a skin tone on its own, marks without a base, soft hyphens, and characters that are
newer than Rich's tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_REPLACEMENT = "\ufffd"

# Latin, Greek, Cyrillic, Hebrew, Arabic, Georgian letters; punctuation, currency, arrows, mathematics, boxes.
# All take one cell, combine with nothing and stand alone (U+FE0F, which could change that, is not among them).
_NARROW = (
    "\x00-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3"
    "\u06f0-\u06f9\u10a0-\u10ff\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\u209c\u20a0-\u20c0\u2100-\u2319"
    "\u2500-\u25fc\u2800-\u28ff\ua720-\ua7ca\ufb00-\ufb06"
)
_complex = re.compile(f"[^{_NARROW}]").search

_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_REGIONAL_INDICATORS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_LONE_SKIN_TONE = re.compile("(?<![\u261d\u26f9\u270a-\u270d\U0001f300-\U0001faff])[\U0001f3fb-\U0001f3ff]")
# Added in Unicode 18 with another width than an unknown character has: Rich and wcwidth cannot both know them.
_NEWER = re.compile(
    "[\u05c8\u05c9\u0b53\u0b54\u1ade\u1adf\u1aec-\u1af0\U00010ecb-\U00010ecf\U00010ef0-\U00010ef9\U00011df0"
    "\U00018cd6-\U00018cda\U00018d1f\U00018d20\U00018e00-\U00019191\U000191a0-\U000191d2\U0001b123-\U0001b128"
    "\U0001b168\U0001d127\U0001d128\U0001d250-\U0001d252\U0001d25b\U0001d25c\U0001d25f\U0001d280\U0001d281"
    "\U0001f1ae\U0001f6d9\U0001f7da\U0001fa8b-\U0001fa8d\U0001facc\U0001fadd\U0001faeb\U0001faf9\U0001fafa]"
)


def simple(text: str) -> bool:
    """Whether every character of ``text`` takes exactly one cell, so that ``len(text)`` is its width."""
    return text.isascii() or not _complex(text)


def cells(text: str) -> int:
    """The cells that ``text`` takes when painted as it is."""
    return len(text) if simple(text) else _measure(text)


def fitted(text: str, width: int) -> str:
    """``text`` in ``width`` cells: cut at the right, or filled with blanks, as is half of a wide character."""
    if simple(text):
        return text[: max(0, width)].ljust(width)
    shown: list[str] = []
    room = max(0, width)
    for _start, cluster, taken in clusters(text):
        if taken > room:
            break
        shown.append(cluster)
        room -= taken
    return "".join(shown) + " " * room


def clusters(text: str) -> Iterator[tuple[int, str, int]]:
    """The grapheme clusters of ``text`` (Unicode Standard Annex 29) as ``(offset in text, what to paint, cells)``.

    What is to be painted differs from the text only in the rare cases that the module's docstring tells; clusters
    of which nothing is left are not returned. Line feeds come with 0 cells.
    """
    graphemes, _ = _tables()
    text = _LONE_SKIN_TONE.sub("■", _NEWER.sub(_REPLACEMENT, text))  # a code point for a code point
    offset = 0
    for cluster in graphemes(text):
        start = offset
        offset += len(cluster)
        if cluster == "\n":
            yield start, cluster, 0
            continue
        if len(cluster) == 1 and cluster != "\xad":
            width = _width_of(cluster)
            if width == 1 or (width == 2 and cluster < "\U00010000"):
                yield start, cluster, width
                continue
        painted = cluster.rstrip(JOINER).replace("\xad", "")
        width = _measure(painted)
        if width:
            yield start, painted, width


def _measure(text: str) -> int:
    """The width of ``text`` by Rich's rule."""
    if JOINER not in text and _EMOJI_STYLE not in text:
        return sum(map(_width_of, text))
    total = 0
    base = ""
    characters = iter(text)
    for character in characters:
        if character == JOINER:
            next(characters, None)
        elif character == _EMOJI_STYLE:
            total += bool(base) and _widens(base)
            base = ""
        elif width := _width_of(character):
            base = character
            total += width
    return total


@cache
def _tables() -> tuple[Callable[[str], Iterator[str]], Callable[[str], int]]:
    import wcwidth  # lazily: 10 ms that a story without wide or combining characters need not spend

    return wcwidth.iter_graphemes, wcwidth.wcswidth


@cache
def _width_of(character: str) -> int:
    if character in _SKIN_TONES:
        return 0
    if character in _REGIONAL_INDICATORS or _NEWER.match(character):
        return 1
    _, width = _tables()
    return max(0, width(character))


@cache
def _widens(base: str) -> bool:
    """Whether U+FE0F turns the narrow ``base`` into an emoji of two cells."""
    _, width = _tables()
    return width(base) == 1 and width(base + _EMOJI_STYLE) == 2
