"""Stretches of a page that hold one comment each, and what of them is its own: not the answers inside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from functools import cached_property

from ...text import clean_line
from .commentnames import said
from .tree import Element, Tree


class Item:
    """Where one comment stands: the elements from ``start`` to before ``end``, the pieces ``first`` to ``last``.

    ``element`` is the one that holds it, or the first of several in a row; ``holder`` what is around that and no
    other comment but its answers. ``nested`` are the items right inside.
    ``opens`` and ``reach`` bound, as indices of elements, what holds the comment together with its answers, and
    ``from_piece`` and ``to_piece`` the text of that.
    """

    __slots__ = (
        *("element", "end", "first", "from_piece", "holder", "last", "nested"),
        *("opens", "reach", "start", "to_piece"),
    )

    def __init__(self, element: Element, nested: list[Item], until: Element | None = None) -> None:
        self.element = self.holder = element
        self.nested = nested
        last = until or element
        # Of a row, the first element tells as much as the others; what holds all of a comment tells only what it is.
        self.start = element.index if until else element.index + 1
        self.opens, self.end = element.index, last.end
        self.first, self.last = element.first, last.last
        self.reach, self.from_piece, self.to_piece = self.end, self.first, self.last

    def take_in(self, around: Element) -> None:
        """Tell that ``around`` holds this comment, alone or together with its answers."""
        self.holder = around
        self.opens, self.reach = around.index, around.end
        self.from_piece, self.to_piece = around.first, around.last

    @property
    def depth(self) -> int:
        """In how many elements it stands."""
        return sum(1 for _ in self.element.ancestors())

    def __repr__(self) -> str:
        return f"{self.element!r}"


class Own:
    """An item without those inside it."""

    def __init__(self, tree: Tree, item: Item) -> None:
        self.tree = tree
        self.item = item
        self.element = item.element
        # What tells of the comment by its names and attributes.
        self.holders = (item.holder,) if item.holder is item.element else (item.holder, item.element)
        self._gaps = [gap.opens for gap in item.nested]

    def walk(self) -> Iterator[Element]:
        """Its elements in document order, without the one that holds it."""
        elements, at = self.tree.elements, self.item.start
        for gap in self.item.nested:
            for index in range(at, gap.opens):
                yield elements[index]
            at = max(at, gap.reach)
        for index in range(at, self.item.end):
            yield elements[index]

    @cached_property
    def elements(self) -> list[Element]:
        """What `walk` gives, kept."""
        return list(self.walk())

    @cached_property
    def pairs(self) -> list[tuple[Element, int]]:
        """The elements with what their names say."""
        return [(element, said(element) if element.attrs else 0) for element in self.elements]

    @cached_property
    def named(self) -> list[tuple[Element, int]]:
        """Those of them whose names say something."""
        return [pair for pair in self.pairs if pair[1]]

    def forget(self) -> None:
        """Let go of what is looked up often while the comment is read, and never again."""
        for name in ("pairs", "named"):
            self.__dict__.pop(name, None)

    def pieces(self, element: Element | None = None) -> Iterator[int]:
        """The places of the text in ``element``, or in all of the item."""
        at, last = (element.first, element.last) if element else (self.item.first, self.item.last)
        nested = self.item.nested
        for place in range(bisect_left(self._gaps, element.index) if element else 0, len(nested)):
            gap = nested[place]
            if gap.from_piece >= last:
                break
            yield from range(at, gap.from_piece)
            at = max(at, gap.to_piece)
        yield from range(at, last)

    def holds_nested(self, element: Element) -> bool:
        """Whether an answer is inside ``element``."""
        place = bisect_right(self._gaps, element.index)
        return place < len(self._gaps) and self._gaps[place] < element.end

    @property
    def length(self) -> int:
        """About how many characters of text are its own."""
        length = self.tree.length_between
        nested = sum(length(gap.from_piece, gap.to_piece) for gap in self.item.nested)
        return length(self.item.first, self.item.last) - nested

    def lines(self, without: Container[int]) -> Iterator[str]:
        """The lines of its text, but for the pieces ``without``."""
        line: list[str] = []
        for place in self.pieces():
            piece = self.tree.pieces[place]
            if piece != "\n" and place not in without:
                line.append(piece)
            elif line:
                yield clean_line("".join(line))
                line = []
        if line:
            yield clean_line("".join(line))
