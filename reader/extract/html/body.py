"""Which part of the page is the story: the element in which running text most outweighs everything else.

Each unit weighs what it speaks for a story or against one: running text its length, rows of links and furniture a
part of theirs below zero. The element with the greatest sum is the story's, since to grow beyond it would take in
more furniture than text, and to shrink would lose text. Sums by element make that one comparison each.
"""

from __future__ import annotations

from collections.abc import Collection

from ..sentences import ends_sentence
from .names import APART, Says
from .tree import Element
from .units import Unit, Units

_CONTAINERS = frozenset(
    ["article", "body", "center", "div", "dl", "fieldset", "form", "html", "li", "main", "ol", "section", "td", "ul"]
)
_CAPTION = int(Says.CAPTION)
_SENTENCE = 20  # characters from which something with a full stop speaks for a story
_MOST_AGAINST = 200
_NO_STORY = 100  # a page whose best part weighs less has none


def weigh(unit: Unit, apart: bool) -> int:
    """What ``unit`` speaks for (above zero) or against its surroundings being the story, in characters."""
    if apart:
        return -min(unit.size, _MOST_AGAINST) // 3
    if unit.says & _CAPTION:
        return 0
    if unit.links * 2 > unit.size:
        return -min(unit.size, _MOST_AGAINST)
    if unit.prose:
        return unit.prose
    if unit.level:
        return 0
    if unit.size >= _SENTENCE and ends_sentence(unit.text):
        return unit.size // 2
    return -min(unit.size, _MOST_AGAINST) // 4


def is_apart(unit: Unit) -> bool:
    """Whether the names around ``unit`` say that it is no part of a story."""
    return bool(unit.says & APART)


def choose(units: Units, left_out: Collection[Element], *, against: bool = True) -> Element | None:
    """The element that holds the story, None where nothing on the page reads like one.

    ``left_out`` are elements known to hold something else: the comments, the related stories. They speak ``against``
    what holds them, unless they are to say nothing.
    """
    out = {i for element in left_out for i in units.range(element)}
    weights = units.sums(
        [
            0 if unit.index in out and not against else weigh(unit, is_apart(unit) or unit.index in out)
            for unit in units
        ]
    )
    best, most = None, _NO_STORY
    for element in units.tree.elements:
        if element.tag in _CONTAINERS or "-" in element.tag:
            weight = weights.of(element)
            if weight > most or (weight == most and best is not None and best.has(element)):
                best, most = element, weight
    return best


def smallest_around(first: Unit, last: Unit) -> Element:
    """The innermost element that holds both units."""
    element = first.element
    while element.last < last.last and element.parent is not None:
        element = element.parent
    return element
