"""A page cut into units: the paragraphs, headings, items and labels that its blocks make, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
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
    **dict.fromkeys(_HEADINGS, int(Says.HEADING)),
    "figure": int(Says.FIGURE),
    "table": int(Says.TABLE),
    "blockquote": int(Says.QUOTE),
    "li": int(Says.ITEM),
    "dt": int(Says.ITEM),
    "dd": int(Says.ITEM),
    "pre": int(Says.PRE),
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
_ALSO_NAMING = ("itemprop", "data-testid", "data-component", "data-type", "data-qa")
_SHARE = 0.4  # of the page's prose: whoever has more is the story, whatever its name
_LONGEST_LEDE = 1_500
_LONGEST_LABEL = 160
_LONGEST_CAPTION = 1_500
_LONGEST_IMAGE = 700
_PICTURES = ("img", "picture", "video", "amp-img", "iframe", "svg", "figure")
_HIDDEN = int(Says.HIDDEN)
_PLACED = int(Says.HEADING | Says.FIGURE | Says.TABLE | Says.QUOTE | Says.ITEM | Says.PRE)
_SIZED = int(Says.LEDE | Says.CAPTION | Says.CREDIT | Says.IMAGE) | HEAD
_PROSE = 60  # characters outside links that make a unit running text
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e00-\u0e7f]")
_LINE = 100  # characters after which a full stop and a line break end a paragraph
_STOPS = '.!?…”"»。'


class Place:
    """What a unit stands in: the nearest element of each kind around it, if any."""

    __slots__ = ("figure", "heading", "item", "pre", "quote", "table")

    def __init__(self, element: Element | None) -> None:
        self.figure: Element | None = None
        self.table: Element | None = None
        self.quote: Element | None = None
        self.item: Element | None = None
        self.heading: Element | None = None
        self.pre: Element | None = None
        around = element
        while around is not None:
            match around.tag:
                case "figure":
                    self.figure = self.figure or around
                case "table":
                    self.table = self.table or around
                case "blockquote":
                    self.quote = self.quote or around
                case "li" | "dd" | "dt":
                    self.item = self.item or around
                case "pre":
                    self.pre = self.pre or around
                case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                    self.heading = self.heading or around
            around = around.parent


_NOWHERE = Place(None)


class Unit:
    """A run of text in one block.

    ``element`` is the block, ``owner`` the innermost element around its beginning. ``first`` and ``last`` bound it in
    the tree's pieces; ``links`` counts its linked characters, ``prose`` those that read as running text; ``size`` is
    its length, with the signs of dense scripts counted double. ``says`` is what the names around it say.
    """

    __slots__ = (
        "_place",
        "_text",
        "_tree",
        "element",
        "first",
        "index",
        "last",
        "links",
        "owner",
        "prose",
        "says",
        "size",
    )

    def __init__(self, tree: Tree, index: int, element: Element, first: int, owner: Element) -> None:
        self._tree = tree
        self.index = index
        self.element = element
        self.owner = owner
        self.first = self.last = first
        self.links = self.size = self.prose = self.says = 0
        self._place: Place | None = None
        self._text: str | None = None

    @property
    def text(self) -> str:
        """What it says, on one line."""
        if self._text is None:
            self._text = self._tree.text_between(self.first, self.last)
        return self._text

    @property
    def place(self) -> Place:
        """What stands around it, as far as that tells anything; found when first asked for."""
        if self._place is None:
            self._place = Place(self.owner) if self.says & _PLACED else _NOWHERE
        return self._place

    @property
    def level(self) -> int:
        """1 to 6 for a heading, 0 for anything else."""
        return _HEADINGS[self.place.heading.tag] if self.place.heading else 0

    def __repr__(self) -> str:
        return f"<{self.index} {self.element.tag} {self.text[:60]!r}>"


class Units(Sequence[Unit]):
    """The units of a page in document order, and how much of something is inside each element."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._units: list[Unit] = []
        self._cut()
        self._counts = self._counted()
        self.prose = self.sums([unit.prose for unit in self._units])
        self._says_of = self._named()
        for unit in self._units:
            unit.says = self._says_of[unit.owner.index]

    @overload
    def __getitem__(self, index: int) -> Unit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Unit]: ...

    def __getitem__(self, index: int | slice) -> Unit | list[Unit]:
        return self._units[index]

    def __len__(self) -> int:
        return len(self._units)

    # ------------------------------------------------------------------ cutting

    def _cut(self) -> None:
        """Cut the pieces into units: at each edge of a block, at two line breaks, and where a line is a paragraph."""
        blocks: dict[int, Element] = {}
        unit: Unit | None = None
        breaks = 0
        for i, (piece, owner) in enumerate(zip(self.tree.pieces, self.tree.owners, strict=True)):
            if piece == "\n":
                if owner.tag == "br":
                    breaks += 1
                else:
                    unit = None
                continue
            if piece == " ":
                continue
            block = blocks.get(owner.index)
            if block is None:
                block = blocks[owner.index] = _block_of(owner)
            if unit is None or unit.element is not block or (breaks and self._ends(unit, breaks)):
                unit = Unit(self.tree, len(self._units), block, i, owner)
                self._units.append(unit)
            unit.last = i + 1
            breaks = 0
        dense = bool(_DENSE.search("".join(self.tree.pieces)))
        for unit in self._units:
            self._measure(unit, dense)

    def _ends(self, unit: Unit, breaks: int) -> bool:
        """Whether a paragraph ends where ``breaks`` line breaks follow ``unit``."""
        if breaks > 1:
            return True
        long = self.tree.length_between(unit.first, unit.last) >= _LINE
        return long and self.tree.pieces[unit.last - 1].rstrip()[-1:] in _STOPS

    def _measure(self, unit: Unit, dense: bool) -> None:
        unit.links = self.tree.link_length_between(unit.first, unit.last)
        unit.size = self.tree.length_between(unit.first, unit.last)
        if dense:
            unit.size += len(_DENSE.findall(unit.text))
        plain = unit.size - unit.links
        if plain >= _PROSE and plain > unit.links and unit.element.tag not in _HEADINGS:
            unit.prose = plain

    def _counted(self) -> list[int]:
        """How many units begin before each piece, so that those of an element are a range."""
        begins = [0] * (len(self.tree.pieces) + 1)
        for unit in self._units:
            begins[unit.first + 1] = 1
        return list(accumulate(begins))

    # ------------------------------------------------------------------ names

    def _named(self) -> list[int]:
        """What the names around each element say, unless that would make most of the page's running text no story."""
        most = self.prose.of(self.tree.elements[0]) * _SHARE if self.tree.elements else 0
        found: list[int] = []
        counts = self._counts
        further = _further(self.tree)
        for element in self.tree.elements:
            outer = found[element.parent.index] if element.parent else 0
            if counts[element.first] == counts[element.last]:  # nothing in it that its names could speak of
                found.append(outer)
                continue
            tag = element.tag
            own = _TAGS_SAY.get(tag, 0)
            if element.attrs:
                if tag not in _ABOVE_NAMES:
                    get = element.attrs.get
                    if names := get("class"):
                        own |= said_by(names)
                    if (names := get("id")) and tag not in _HEADINGS:  # the id of a heading is made of its text
                        own |= said_by(names)
                if element.hidden and not (element.parent and element.parent.hidden):
                    own |= _HIDDEN
                if element.index in further:
                    own |= further[element.index]
            if own & ~outer:
                own = self._weighed(element, own, most)
            found.append(outer | own)
        return found

    def _weighed(self, element: Element, says: int, most: float) -> int:
        """What is left of ``says``, what the name of ``element`` says, in view of what is in it."""
        if says & APART:
            prose = self.prose.of(element)
            consent = says & int(Says.CONSENT)
            if consent:
                holds_it = prose > most and self.tree.holds(element, "h1")
            else:
                holds_it = (
                    prose > most
                    or bool(prose * 4 > most and says & int(Says.BODY))
                    or (prose * 2 > most and self.tree.holds(element, "h1"))
                )
            if holds_it:
                says &= ~APART
        if says & _SIZED:
            length = self.tree.length(element)
            if length > _LONGEST_LABEL:
                says &= ~HEAD
            if length > _LONGEST_LEDE or "articlebody" in (element.attrs.get("itemprop") or "").lower():
                says &= ~int(Says.LEDE)
            if length > _LONGEST_CAPTION:
                says &= ~int(Says.CAPTION | Says.CREDIT)
            if says & int(Says.IMAGE) and (length > _LONGEST_IMAGE or not self.tree.holds(element, *_PICTURES)):
                says &= ~int(Says.IMAGE)
        return says

    # ------------------------------------------------------------------ asking

    def range(self, element: Element) -> range:
        """The numbers of the units inside ``element``."""
        return range(self._counts[element.first], self._counts[element.last])

    def inside(self, element: Element) -> list[Unit]:
        """The units inside ``element``."""
        return self._units[self._counts[element.first] : self._counts[element.last]]

    def sums(self, values: Sequence[int]) -> Sums:
        """Sums by element of ``values``, one a unit."""
        return Sums([0, *accumulate(values)], self._counts)


class Sums:
    """How much of something is inside an element, by one subtraction."""

    def __init__(self, running: list[int], counts: list[int]) -> None:
        self._running = running
        self._counts = counts

    def of(self, element: Element) -> int:
        """The sum over the units inside ``element``."""
        return self._running[self._counts[element.last]] - self._running[self._counts[element.first]]


def _block_of(element: Element) -> Element:
    """The nearest block around what stands right in ``element``."""
    while element.tag not in BLOCKS and element.parent is not None:
        element = element.parent
    return element


def _further(tree: Tree) -> dict[int, int]:
    """What the attributes besides class and id say of the elements that have such, by their numbers."""
    found: dict[int, int] = {}
    for element in tree.having(*_ALSO_NAMING, "role"):
        if element.tag not in _ABOVE_NAMES:
            attrs = element.attrs
            says = _ROLES_SAY.get(attrs.get("role") or "", 0)
            for attribute in _ALSO_NAMING:
                if names := attrs.get(attribute):
                    says |= said_by(names)
            found[element.index] = says
    return found
