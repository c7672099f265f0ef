"""Other opinions on which text of a page is the story, asked where our own is in doubt.

resiliparse costs 2 ms a page and, measured on a hundred publishers, is right against us only where we found little;
so it is asked only then. trafilatura, from the extra ``careful``, costs ten times that and is asked where those two
differ; with it, all pages that have lists, headings or quotations are compared. An opinion is a text; what counts is
which of the page's units stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec

from .body import is_apart
from .nesting import harmless
from .units import Unit, Units

_ENOUGH = 800  # characters of a story that nobody need doubt …
_SHARE = 0.7  # … where it has that much of the page's free running text
_COUNTED = 20  # characters: shorter units are found in any text
_AGREE = 0.8
_MORE = 1.3  # times our own text, from which on another opinion is worth hearing
_STORY = 1_000
_SAME_STORY = 0.7  # of our own text, which another opinion on the same story has as well


@cache
def careful() -> bool:
    """Whether the extra ``careful`` is there, so that pages which nobody doubts are compared as well."""
    return find_spec("trafilatura") is not None


def doubtful(units: Units, kept: Iterable[Unit]) -> bool:
    """Whether ``kept`` is little, of itself or of what the page has."""
    chosen = sum(unit.prose for unit in kept)
    free = sum(unit.prose for unit in units if not is_apart(unit))
    return chosen < _ENOUGH or chosen < free * _SHARE


def settled(text: str, units: Units, kept: frozenset[int], keeps: Callable[[Unit], bool]) -> frozenset[int]:
    """The numbers of the units that are the story, by the opinions on the page ``text`` and our own, ``kept``.

    ``keeps`` says whether a unit could be part of a story at all.
    """
    own = _counted(units, kept)
    second = _numbers(units, _resiliparse(text), keeps)
    if _overlap(units, own, second) >= _AGREE or _size(units, second) < _MORE * _size(units, own):
        return kept
    if careful():
        third = _numbers(units, _trafilatura(text), keeps)
        best = max((own, second, third), key=lambda one: sum(_overlap(units, one, o) for o in (own, second, third)))
        return kept | second & third if best is own else best
    if _size(units, own & second) >= _AGREE * _size(units, own) or _size(units, second) >= max(
        _STORY, 3 * _size(units, own)
    ):
        return kept | second
    return kept


def alone(text: str, units: Units, kept: frozenset[int], loose: frozenset[int]) -> frozenset[int]:
    """Those of ``loose``, units that we ``kept``, which two other opinions on the page ``text`` leave out.

    The third is asked only where the second says so; and neither counts where it found another story.
    """
    loose = _counted(units, loose)
    sure = kept - loose
    for opinion in (_resiliparse, _trafilatura):
        if not loose:
            break
        other = _numbers(units, opinion(text), lambda unit: unit.index in kept)
        if _size(units, other & sure) < _SAME_STORY * _size(units, sure):
            return frozenset()
        loose -= other
    return loose


def _numbers(units: Units, text: str, keeps: Callable[[Unit], bool]) -> frozenset[int]:
    """The numbers of the units that stand in ``text``, blanks apart, and could be part of a story."""
    text = _solid(text)
    return frozenset(
        unit.index for unit in units if unit.size >= _COUNTED and _solid(unit.text) in text and keeps(unit)
    )


def _solid(text: str) -> str:
    return "".join(text.split())


def _counted(units: Units, numbers: frozenset[int]) -> frozenset[int]:
    return frozenset(number for number in numbers if units[number].size >= _COUNTED)


def _size(units: Units, numbers: frozenset[int]) -> int:
    return sum(units[number].size for number in numbers)


def _overlap(units: Units, one: frozenset[int], other: frozenset[int]) -> float:
    """How far two opinions are the same: twice what they share by what they have."""
    both = _size(units, one) + _size(units, other)
    return 2 * _size(units, one & other) / both if both else 1.0


def _resiliparse(text: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    # Its parser is the same as ours, and as slow with endless nesting.
    found: str = extract_plain_text(
        harmless(text), main_content=True, alt_texts=False, comments=False, list_bullets=False
    )
    return found


def _trafilatura(text: str) -> str:
    from trafilatura import extract

    try:
        found: str | None = extract(harmless(text), include_comments=False, favor_precision=True)
    except RecursionError:  # it walks the page recursively; one that is nested so deep has no opinion from it
        return ""
    return found or ""
