"""A page cut into units: the paragraphs, headings, items and labels that its blocks make, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import overload

from .names import APART, HEAD, Says, said_by
from .tree import BLOCKS, Element, Tree

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_TAGS_SAY = {
    "nav": int(Says.NAVIGATION),
    "aside": int(Says.FURNITURE),
    "footer": int(Says.FURNITURE),
    "button": int(Says.FURNITURE),
    "form": int(Says.SIGNUP),
    "dialog": int(Says.FURNITURE),
    "label": int(Says.FURNITURE),
    "figcaption": int(Says.CAPTION),
    "time": int(Says.DATE),
    "address": int(Says.BYLINE),
}
_ROLES_SAY = {
    "navigation": int(Says.NAVIGATION),
    "contentinfo": int(Says.FURNITURE),
    "banner": int(Says.NAVIGATION),
    "search": int(Says.FURNITURE),
    "dialog": int(Says.FURNITURE),
    "alertdialog": int(Says.FURNITURE),
    "button": int(Says.FURNITURE),
}
_ABOVE_NAMES = frozenset(["html", "body", "main"])  # their classes speak of the whole page
_NAMING = ("class", "id", "itemprop", "data-testid", "data-component", "data-type", "data-qa")
_NAMING_HEADINGS = ("class", "itemprop", "data-testid")  # their id is made from their text
_SHARE = 0.4  # of the page's prose: whoever has more is the story, whatever its name
_LONGEST_LEDE = 1_500
_LONGEST_LABEL = 160
_LONGEST_CAPTION = 700
_PICTURES = frozenset(["img", "picture", "video", "amp-img", "iframe", "svg", "figure"])
_PROSE = 60  # characters outside links that make a unit running text
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e00-\u0e7f]")
_LINE = 100  # characters after which a full stop and a line break end a paragraph


class Place:
    """Where something stands: what the names around it say, and the nearest element of each kind around it."""

    __slots__ = ("block", "figure", "heading", "item", "pre", "quote", "says", "table")

    def __init__(self) -> None:
        self.says = 0
        self.block: Element | None = None
        self.figure: Element | None = None
        self.table: Element | None = None
        self.quote: Element | None = None
        self.item: Element | None = None
        self.heading: Element | None = None
        self.pre: Element | None = None

    def inner(self, element: Element) -> Place:
        """The place right inside ``element``, which stands at this one."""
        place = Place()
        place.says, place.block = self.says, self.block
        place.figure, place.table, place.quote = self.figure, self.table, self.quote
        place.item, place.heading, place.pre = self.item, self.heading, self.pre
        tag = element.tag
        if tag in BLOCKS and tag != "br":
            place.block = element
        if tag == "figure":
            place.figure = element
        elif tag == "table":
            place.table = element
        elif tag == "blockquote":
            place.quote = element
        elif tag == "li" or tag == "dd" or tag == "dt":
            place.item = element
        elif tag in _HEADINGS:
            place.heading = element
        elif tag == "pre":
            place.pre = element
        return place


class Unit:
    """A run of text in one block.

    ``first`` and ``last`` bound it in the tree's pieces; ``links`` counts its linked characters, ``prose`` those that
    read as running text; ``size`` is its length, with the signs of dense scripts counted double.
    """

    __slots__ = ("element", "first", "hidden", "index", "last", "links", "place", "prose", "size", "text")

    def __init__(self, index: int, element: Element, first: int, place: Place) -> None:
        self.index = index
        self.element = element
        self.place = place
        self.first = self.last = first
        self.text = ""
        self.links = self.size = self.prose = 0
        self.hidden = element.hidden

    @property
    def level(self) -> int:
        """1 to 6 for a heading, 0 for anything else."""
        return _HEADINGS.get(self.place.heading.tag, 0) if self.place.heading else 0

    @property
    def says(self) -> int:
        return self.place.says

    def __repr__(self) -> str:
        return f"<{self.index} {self.element.tag} {self.text[:60]!r}>"


class Units(Sequence[Unit]):
    """The units of a page in document order, and how much of something is inside each element."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.places: list[Place] = []
        self._units: list[Unit] = []
        self._place_all()
        self._cut()
        self._counts: list[int] = []
        self._index()
        self.prose = self.sums([unit.prose for unit in self._units])
        self._name_all()

    def __len__(self) -> int:
        return len(self._units)

    @overload
    def __getitem__(self, index: int) -> Unit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Unit]: ...

    def __getitem__(self, index: int | slice) -> Unit | list[Unit]:
        return self._units[index]

    # ------------------------------------------------------------------ building

    def _place_all(self) -> None:
        """Give every element its place; those around which nothing of note changes share one."""
        outside = Place()
        for element in self.tree.elements:
            place = self.places[element.parent.index] if element.parent else outside
            if element.tag in BLOCKS:
                place = place.inner(element)
            self.places.append(place)

    def _cut(self) -> None:
        """Cut the pieces into units: at each edge of a block, at two line breaks, and where a line is a paragraph."""
        tree, places = self.tree, self.places
        unit: Unit | None = None
        breaks = 0
        for i, (piece, owner) in enumerate(zip(tree.pieces, tree.owners, strict=True)):
            if piece == "\n":
                if owner.tag == "br":
                    breaks += 1
                else:
                    unit = None
                continue
            if piece == " ":
                continue
            block = places[owner.index].block or owner
            if unit is not None and unit.element is block and not (breaks and self._ends(unit, breaks)):
                unit.last = i + 1
            else:
                unit = Unit(len(self._units), block, i, places[owner.index])
                unit.last = i + 1
                self._units.append(unit)
            breaks = 0
        pieces, owners = tree.pieces, tree.owners
        for unit in self._units:
            unit.text = tree.text_between(unit.first, unit.last)
            unit.links = sum(
                len(pieces[i])
                for i in range(unit.first, unit.last)
                if owners[i].href is not None and pieces[i] != "\n"
            )
            dense = 0 if unit.text.isascii() else len(_DENSE.findall(unit.text))
            unit.size = len(unit.text) + dense
            if not unit.level:
                plain = unit.size - unit.links
                unit.prose = plain if plain >= _PROSE and plain > unit.links else 0

    def _ends(self, unit: Unit, breaks: int) -> bool:
        if breaks > 1:
            return True
        pieces = self.tree.pieces[unit.first : unit.last]
        return sum(map(len, pieces)) >= _LINE and pieces[-1].rstrip()[-1:] in '.!?…”"»。'

    def _index(self) -> None:
        """Count for each piece how many units begin before it, so that those of an element are a range."""
        counts, number = [], 0
        for i in range(len(self.tree.pieces) + 1):
            counts.append(number)
            if number < len(self._units) and self._units[number].first == i:
                number += 1
        self._counts = counts

    def _name_all(self) -> None:
        """Let names speak: of what is inside the element, unless that is most of the page's running text."""
        most = self.prose.of(self.tree.elements[0]) * _SHARE if self.tree.elements else 0
        for element in self.tree.elements:
            place = self.places[element.index]
            outer = self.places[element.parent.index].says if element.parent else 0
            says = self._says(element, most) | outer
            if element.tag in BLOCKS:
                place.says = says
            elif element.parent:
                place = self.places[element.parent.index]
                if says != outer:
                    place = place.inner(element)
                    place.says = says
                self.places[element.index] = place
        for unit in self._units:
            unit.place = self.places[self.tree.owners[unit.first].index]

    def _says(self, element: Element, most: float) -> int:
        says = _TAGS_SAY.get(element.tag, 0)
        attrs = element.attrs
        if attrs:
            if element.tag not in _ABOVE_NAMES:
                named = _NAMING_HEADINGS if element.tag in _HEADINGS else _NAMING
                names = " ".join([attrs[name] or "" for name in named if name in attrs])
                if names:
                    says |= said_by(names)
            if role := attrs.get("role"):
                says |= _ROLES_SAY.get(role, 0)
        if element.hidden:
            says |= int(Says.FURNITURE)
        if says & APART and self._holds_the_story(element, says, most):
            says &= ~APART
        if says & ~APART:
            length = self.tree.length(element)
            if length > _LONGEST_LABEL:
                says &= ~HEAD
            if length > _LONGEST_LEDE:
                says &= ~int(Says.LEDE)
            if length > _LONGEST_CAPTION:
                says &= ~int(Says.CAPTION | Says.CREDIT | Says.IMAGE)
            elif says & int(Says.IMAGE) and not any(one.tag in _PICTURES for one in self.tree.inside(element)):
                says &= ~int(Says.IMAGE)
        return says

    def _holds_the_story(self, element: Element, says: int, most: float) -> bool:
        """Whether ``element``, whose name says otherwise, holds the story."""
        if says & int(Says.CONSENT):
            return any(one.tag == "h1" for one in self.tree.inside(element)) and self.prose.of(element) > most
        prose = self.prose.of(element)
        return prose > most or (prose > 0 and bool(says & int(Says.BODY)))

    # ------------------------------------------------------------------ asking

    def range(self, element: Element) -> range:
        """The numbers of the units inside ``element``."""
        return range(self._counts[element.first], self._counts[element.last])

    def inside(self, element: Element) -> list[Unit]:
        """The units inside ``element``."""
        return self._units[self._counts[element.first] : self._counts[element.last]]

    def sums(self, values: list[int]) -> Sums:
        """Sums by element of ``values``, one a unit."""
        total, running = 0, [0]
        for value in values:
            total += value
            running.append(total)
        return Sums(running, self._counts)


class Sums:
    """How much of something is inside an element, by one subtraction."""

    def __init__(self, running: list[int], counts: list[int]) -> None:
        self._running = running
        self._counts = counts

    def of(self, element: Element) -> int:
        return self._running[self._counts[element.last]] - self._running[self._counts[element.first]]
