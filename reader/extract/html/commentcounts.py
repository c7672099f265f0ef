"""How many comments a page says there are, which may be more than it holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ..lexicon import Lexicon
from ..phrases import fold
from .commentitems import Survey
from .commentnames import rules
from .commentowns import Item
from .tree import Element, Tree

_NUMBER = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?(?=\s?[kK]\b)|\d+")
_THOUSANDS = re.compile(r"\A\s?[kK]\b")
_LONGEST_NOTE = 80
_LONGEST_HEADING = 240  # "12 thoughts on" and the headline
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_COUNTING = ("count", "number", "num", "total", "counter", "badge", "qty", "anzahl", "nombre", "cnt")
_COMMENT = ("omment", "oment", "disq", "reacti")
_NEAR = 40  # elements before the first comment
_MOST_INSIDE = 4_000  # elements of a zone outside its comments


def announced(tree: Tree, seen: Survey, items: Sequence[Item], lexicon: Lexicon) -> int | None:
    """The number of comments that the page shows: at a zone's head, else in a heading or a short note elsewhere."""
    reader = _Counts(tree, lexicon)
    for zone in seen.zones:
        for element in (zone, *_outside(tree, zone, items)):
            if (number := reader.number(element)) is not None:
                return number
    if items:
        before = tree.elements[max(0, items[0].opens - _NEAR) : items[0].opens]
        for element in reversed(before):
            if (number := reader.number(element)) is not None:
                return number
    return _elsewhere(tree, seen, items, reader)


def _outside(tree: Tree, zone: Element, items: Sequence[Item]) -> Iterable[Element]:
    """The elements of ``zone`` that are in no comment."""
    at, left = zone.index + 1, _MOST_INSIDE
    for item in items[bisect_left(items, zone.index, key=lambda item: item.opens) :]:
        if item.opens >= zone.end or left <= 0:
            break
        if item.opens >= at:
            yield from tree.elements[at : min(item.opens, at + left)]
            left -= item.opens - at
        at = max(at, item.reach)
    if left > 0:
        yield from tree.elements[at : min(zone.end, at + left)]


def _elsewhere(tree: Tree, seen: Survey, items: Sequence[Item], reader: _Counts) -> int | None:
    """The number in a heading, or beside a link to the comments: not one that another story has."""
    first, last = (items[0].opens, items[-1].reach) if items else (-1, -1)
    for heading in tree.find(*_HEADINGS):
        if not first < heading.index < last and (number := reader.number(heading)) is not None:
            return number
    found: set[int] = set()
    for element in (*_links(tree), *seen.notes):
        if first <= element.index < last or any(one.has(element) for one in seen.elsewhere):
            continue
        address = next((e.get("href") for e in (element, *element.ancestors()) if e.tag == "a"), "")
        here = address.startswith("#") or (bool(tree.url) and address.partition("#")[0] == tree.url)
        if address and not here and "#" not in address:
            continue
        number = reader.number(element)
        if number is None:
            number = reader.bare(element)
        if number is not None:
            if here:
                return number
            found.add(number)
    return found.pop() if len(found) == 1 else None


def _links(tree: Tree) -> Iterator[Element]:
    """The links to the comments of a page, by their addresses."""
    for link in tree.find("a"):
        href = link.attrs.get("href")
        if href and "#" in href and any(stem in href.partition("#")[2].lower() for stem in _COMMENT):
            yield link


class _Counts:
    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree = tree
        self._lexicon = lexicon

    def number(self, element: Element) -> int | None:
        """The number in a note such as "44 comments", which is all that ``element`` says."""
        length = self._tree.length(element)
        heading = element.tag in _HEADINGS
        if not 0 < length <= (_LONGEST_HEADING if heading else _LONGEST_NOTE):
            return None
        text = self._tree.text(element)
        known = rules()
        match = _NUMBER.search(text)
        if match is None or match.start() > _LONGEST_NOTE:
            return 1 if known.one.match(fold(text)) else None
        folded = fold(f"{text[: match.start()]}0{_THOUSANDS.sub('', text[match.end() :], count=1)}")
        tail = folded if not match.start() else folded[folded.find("#") :]
        if not (self._lexicon.comments.match(folded) or known.announcing.match(folded)):
            if not (self._lexicon.comments.match(tail) or known.announcing.match(tail)):
                return None
        elif length > _LONGEST_NOTE and not folded.startswith("#") and match.start() > 30:
            return None
        return _value(text, match)

    def bare(self, element: Element) -> int | None:
        """The number that is all of an element named for counting comments."""
        if not 0 < self._tree.length(element) <= 12:
            return None
        text = self._tree.text(element).strip(" ()[]")
        match = _NUMBER.match(text)
        counting = element.tag == "a" or any(word in element.names for word in _COUNTING)
        if match is None or not counting or _THOUSANDS.sub("", text[match.end() :]).strip():
            return None
        return _value(text, match)


def _value(text: str, match: re.Match[str]) -> int:
    if _THOUSANDS.match(text[match.end() :]):
        return round(float(match[0].replace(",", ".")) * 1000)
    return int(re.sub(r"\D", "", match[0]))
