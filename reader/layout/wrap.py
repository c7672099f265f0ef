"""Where lines end: text into pieces that fit a width, broken where a reader expects it.

Breaks come at blanks; after a hyphen, dash or slash between letters; between any two ideographs, though no line
starts with a closing mark or ends with an opening one (a simple form of JIS X 4051's kinsoku); and inside a word
only where it alone is wider than the line, at the punctuation of an address if there is any. They never come at a
no-break space nor, in French, between double punctuation and its word, even where the page wrote an ordinary blank.
Nothing is hyphenated.

The work is done by one regular expression a width. It runs over the text itself where that has one cell a
character; other text gets a *shadow* with one character a cell, in which the two halves of a wide character are
private code points that say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from . import width as _width

# Shadow code points: a wide character is a first half followed by its second half.
_IDEOGRAPH, _CLOSER, _OPENER, _SYLLABLE = "\ue000\ue001", "\ue002\ue003", "\ue004\ue005", "\ue006\ue007"
_FIRSTS, _SECONDS = "\ue000\ue002\ue004\ue006", "\ue001\ue003\ue005\ue007"
_WIDE_CLOSERS = frozenset(
    "、。，．：；！？）］｝〉》」』】〕〗〙〛〞〟ー々〻ゝゞヽヾ・〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％"
)
_WIDE_OPENERS = frozenset("（［｛〈《「『【〔〖〘〚〝＄￥￡")

_LETTER = r"[^\W\d_]"
# D. Pryor and M. Martin stay whole.
_AT_BLANK = r"(?= )(?<![ '’(«\xa0][A-ZÀ-Þ]\.)(?<!^[A-ZÀ-Þ]\.)"
# So do « mot », mot !, 5 % and 10 000, also where an ordinary blank stands in for the no-break one.
_AT_FRENCH_BLANK = rf"{_AT_BLANK}(?! [!?:;»›%€](?:[ ,.)\]]|$))(?<![«‹])(?!(?<=\d) \d{{3}}(?![\d\w]))"
_AFTER_HYPHEN = rf"(?<={_LETTER}{_LETTER}[-‐–—/])(?={_LETTER}{_LETTER})"
_NEAR_IDEOGRAPH = (
    "(?<=[\ue001\ue003])(?=[^\ue002 \xa0\u202f\u2007.,;:!?%)\\]}»›”’…])"
    "|(?<=[^\ue005 \xa0\u202f\u2007(\\[{«‹“‘#@$£€])(?=[\ue000\ue004])"
)
_ADDRESS_MARK = r"[/?&=._,;:#%+~@-]"

_BLANKS = re.compile(r"[^\S\n\xa0\u202f\u2007]+")
_AROUND_NEWLINE = re.compile(r" ?\n ?")
untidy = re.compile(r"[^\S \xa0\u202f\u2007]|  |^ | $").search
"""Tells whether `tidy` may have something to do."""


@lru_cache(maxsize=128)
def _pattern(width: int, french: bool, wide: bool) -> re.Pattern[str]:
    blank = _AT_FRENCH_BLANK if french else _AT_BLANK
    rest = width - 1
    forced = rf"[^ ]{{{width // 2},{rest}}}{_ADDRESS_MARK}(?=[^ ])"
    if not wide:
        fitting = rf"[^ ].{{0,{rest}}}(?<! )(?:{blank}|$|{_AFTER_HYPHEN})"
        return re.compile(rf"(?=[^ ]{{{width + 1}}}){forced}|{fitting}|[^ ]{{1,{width}}}")
    fitting = rf"[^ ].{{0,{rest}}}(?<! )(?:{blank}|$|{_AFTER_HYPHEN}|{_NEAR_IDEOGRAPH})"
    return re.compile(rf"{fitting}|{forced}|[^ ]{{1,{width}}}(?![{_SECONDS}])")


@lru_cache
def _break(french: bool, wide: bool) -> re.Pattern[str]:
    blank = _AT_FRENCH_BLANK if french else _AT_BLANK
    return re.compile(f"{blank}|{_AFTER_HYPHEN}" + (f"|{_NEAR_IDEOGRAPH}" if wide else ""))


def tidy(text: str) -> str:
    """``text`` with single blanks, none at the ends of its lines; line feeds and no-break spaces stay."""
    if not untidy(text):
        return text
    return _AROUND_NEWLINE.sub("\n", _BLANKS.sub(" ", text)).strip(" \n")


class Shadow(NamedTuple):
    """Text with wide or combining characters, made ready for `split`.

    ``text`` is what to paint; ``cells`` has one character for each cell of it (and one for a line feed), and
    ``offsets`` says where in ``text`` each of them begins, with the end of the text as last; ``marks`` are the
    positions that were asked for, moved to the end of the cluster they fell into.
    """

    text: str
    cells: str
    offsets: list[int]
    marks: list[int]


def shadow(text: str, marks: Sequence[int] = (), *, room: int = 2) -> Shadow:
    """The shadow of ``text``; ``marks`` are ascending positions in it.

    Where there is ``room`` for one cell only, wide characters are shown as an empty box: nothing else would fit.
    """
    painted: list[str] = []
    shadows: list[str] = []
    offsets: list[int] = []
    moved: list[int] = []
    offset = 0
    for start, cluster, cells in _width.clusters(text):
        while len(moved) < len(marks) and marks[len(moved)] <= start:
            moved.append(offset)
        if cells > room:
            cluster, cells = "▯", 1
        painted.append(cluster)
        shadows.append(_shadow_of(cluster, cells))
        offsets.extend([offset] * (cells or 1))
        offset += len(cluster)
    offsets.append(offset)
    moved.extend([offset] * (len(marks) - len(moved)))
    return Shadow("".join(painted), "".join(shadows), offsets, moved)


def _shadow_of(cluster: str, cells: int) -> str:
    base = cluster[0]
    if cells <= 1:
        return base if (len(cluster) == 1 and not "\ue000" <= base <= "\uf8ff") or base.isalpha() else "x"
    if cells > 2:  # a few Indic conjuncts
        return "x" + _SYLLABLE[1] * (cells - 1)
    if base in _WIDE_CLOSERS:
        return _CLOSER
    if base in _WIDE_OPENERS:
        return _OPENER
    return _SYLLABLE if "\uac00" <= base <= "\ud7a3" or "\u1100" <= base <= "\u11ff" else _IDEOGRAPH


def split(cells: str, width: int, *, french: bool = True, wide: bool = False) -> Iterator[tuple[int, int]]:
    """The lines of tidy text at ``width`` cells, as ``(start, end)``; line feeds end lines too.

    ``cells`` is simple text itself, or with ``wide`` the ``cells`` of a shadow.
    """
    if "\n" in cells:
        offset = 0
        for part in cells.split("\n"):
            for start, end in split(part, width, french=french, wide=wide):
                yield offset + start, offset + end
            offset += len(part) + 1
    elif len(cells) <= width:
        if cells:
            yield 0, len(cells)
    else:
        for match in _pattern(width, french, wide).finditer(cells):
            yield match.span()


def units(cells: str, *, french: bool = True, wide: bool = False) -> Iterator[tuple[int, int]]:
    """What `split` leaves whole where there is room for it, in text as it takes it, but on one line."""
    start = 0
    for found in _break(french, wide).finditer(cells):
        yield start, found.start()
        start = found.start() + (cells[found.start()] == " ")
    yield start, len(cells)
