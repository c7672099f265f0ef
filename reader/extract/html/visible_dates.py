"""When the story appeared, as the page shows it: in ``time`` elements, in those of a date class, in short lines."""

from __future__ import annotations

from dataclasses import dataclass

from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from .fact import Fact
from .moments import day, midnight, moment
from .near import Near
from .tree import Element, Tree
from .words import words

_LONGEST = 160
_MOST = 40
_REACH = 60  # elements behind the headline in which a short line that holds a date is the story's
_WORDS = 16  # of such a line
_AFTERWARDS = 5  # elements behind the date of publication in which that of a change may stand
# Attributes in which elements give machines the moment that they show people; "title" is hAtom's, in abbr.
_GIVEN = ("datetime", "content", "title", "data-datetime", "data-timestamp", "data-date", "data-time")
_LINES = frozenset(
    ["p", "div", "span", "li", "small", "td", "strong", "em", "b", "i", "font", "h2", "h3", "h4", "h5", "h6"]
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The dates shown: when the story appeared, and when it was changed."""

    published: Fact[str] | None = None
    updated: Fact[str] | None = None


def visible(tree: Tree, near: Near, dates: Dates, lexicon: Lexicon) -> Shown:
    """The dates of the first kind of place that shows one, the nearest to the headline first."""
    for elements, evidence in (
        (_times(tree, near), "time element"),
        (_named(tree, near), "element of a date class"),
        (near.lines(_LINES, _REACH, range(6, _LONGEST + 1)), "line near the headline"),
    ):
        shown = _read(tree, elements, evidence, dates, lexicon)
        if shown.published:
            return shown
    return Shown()


def _times(tree: Tree, near: Near) -> list[Element]:
    return _nearest([one for one in tree.find("time") if not near.elsewhere(one)], near)


def _named(tree: Tree, near: Near) -> list[Element]:
    pattern = words().date_names
    found = [
        element
        for element in tree.elements
        if element.names
        and element.last > element.first
        and pattern.search(element.names)
        and 5 < tree.length(element) <= _LONGEST
        and not near.elsewhere(element)
    ]
    return _nearest(found, near)


def _nearest(elements: list[Element], near: Near) -> list[Element]:
    return sorted(elements, key=near.distance)[:_MOST]


def _read(tree: Tree, elements: list[Element], evidence: str, dates: Dates, lexicon: Lexicon) -> Shown:
    """The first date that is not marked as an update, and the first that is."""
    published: Fact[str] | None = None
    updated: Fact[str] | None = None
    left = _AFTERWARDS
    for element in elements:
        if published:
            left -= 1
            if not left or updated:
                break
        text = tree.text(element)
        if evidence.startswith("line") and (len(text.split()) > _WORDS or not any(map(str.isdigit, text))):
            continue
        for iso, label in _moments(element, text, dates):
            fact = Fact(iso, f"{evidence}: {text or iso}"[:120], element)
            if _is_update(tree, element, label, lexicon):
                updated = updated or fact
            elif published is None or (published.value == day(iso) != iso):  # the same day, and the time of day
                published = fact
    if published is None and updated is not None:
        return Shown(Fact(updated.value, updated.evidence, updated.element), updated)
    return Shown(published, updated)


def _moments(element: Element, text: str, dates: Dates) -> list[tuple[str, str]]:
    """The moments that ``element`` tells, each with the words in front of it."""
    given = next((iso for name in _GIVEN if (iso := moment(element.get(name), dates))), None)
    found, start = [], 0
    for one in dates.all(text, 3):
        found.append((one.iso, text[start : one.start]))
        start = one.end
    if given is None:
        return found
    if midnight(given) and "T" not in "".join(iso for iso, _label in found):
        given = day(given)  # the page tells no time of day, and the machine made one up
    finer = [iso for iso, _label in found if day(iso) == day(given) and len(iso) > len(given)]
    return [(finer[0] if finer else given, found[0][1] if found else text)]


def _is_update(tree: Tree, element: Element, label: str, lexicon: Lexicon) -> bool:
    """Whether the date of ``element`` is that of a change, by the words before it or its own names."""
    own = f"{element.names} {element.get('itemprop').lower()} {element.get('data-testid').lower()}"
    if words().updated_names.search(own) and not words().published_names.search(own):
        return True
    folded = fold(label)
    if not folded and element.parent is not None and tree.length(element.parent) <= _LONGEST:
        before = tree.text(element.parent).partition(tree.text(element) or "\n")[0]
        folded = " ".join(fold(before).split()[-4:])
    return _ends_with_update(folded, lexicon)


def _ends_with_update(folded: str, lexicon: Lexicon) -> bool:
    """Whether the last words before a date say that it is a change's: "published 2 May · updated"."""
    split = folded.split()
    for start in range(max(0, len(split) - 4), len(split)):
        rest = " ".join(split[start:])
        if lexicon.published.match(rest):
            return False
        if lexicon.updated.match(rest):
            return True
    return False
