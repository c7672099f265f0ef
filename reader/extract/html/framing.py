"""How far what stands around a picture is about it: its captions and credits, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from .called import names_of
from .cards import HEADINGS
from .images import Image, Images, same_image
from .picturenames import Part, holds_picture, part_named
from .tree import Element, Tree

_LARGEST = 900  # characters of text that a picture has with it
_UNNAMED = 260  # … in elements whose names say nothing
_STEPS = 6  # up from the image
_NEXT = 6  # elements behind it
_ELEMENTS = 200  # in what holds a picture and its texts
_PAGE = frozenset(["html", "body", "main", "article"])
_WHOLE = frozenset(["section", "td", "tr", "table", "li", "ul", "ol", "form", "header"])
_CELLS = frozenset(["td", "tr", "tbody", "table"])
_OTHER = HEADINGS | {"time", "figure", "iframe", "video"}
_PLAIN = frozenset(["div", "span", "small", "em", "i", "figcaption", "cite", "a"])


class Framing:
    """Finds the elements that belong to a picture on one page."""

    def __init__(self, tree: Tree, images: Images) -> None:
        self._tree = tree
        self._images = images

    def parts(self, block: Element, shown: Image) -> tuple[Element, ...]:
        """What holds the picture in ``block`` with its texts: the element around it, and neighbours behind that."""
        for _step in range(_STEPS):
            around = block.parent
            if around is None or not self._is_holder(around, block, shown):
                break
            block = around
        return (block, *self._behind(block))

    def _is_holder(self, around: Element, block: Element, shown: Image) -> bool:
        """Whether ``around`` holds the picture in ``block`` and its texts only."""
        tree = self._tree
        if around.tag in _WHOLE and not (holds_picture(names_of(around)) or _is_in_captioned_table(around)):
            return False
        if (
            around.tag in _PAGE
            or "articlebody" in around.get("itemprop").lower()
            or tree.length(around) > _LARGEST
            or around.end - around.index > _ELEMENTS
        ):
            return False
        others = [self._images.read(e) for e in self._images.elements(around) if not block.has(e) and e is not block]
        if any(other and not same_image(other, shown) for other in others):
            return False
        added = tree.length(around) - tree.length(block)
        if not added:
            return True
        if tree.link_length(around) * 2 > tree.length(around):
            return False
        texts = self._texts(around, block)
        if any(e.tag in _OTHER and not block.has(e) and e is not block for e in tree.inside(around)):
            return False
        if all(self._is_named(text, around) for text in texts):
            return True
        if holds_picture(names_of(around)):
            return added <= _UNNAMED * 2
        return added <= _UNNAMED and all(text.tag in _PLAIN for text in texts) and around.tag in _PLAIN

    def _texts(self, around: Element, block: Element) -> list[Element]:
        """The elements in ``around``, outside ``block``, right in which text stands."""
        tree = self._tree
        return [
            owner
            for i in (*range(around.first, block.first), *range(block.last, around.last))
            if not tree.pieces[i].isspace()
            for owner in (tree.owners[i],)
        ]

    def _is_named(self, text: Element, top: Element) -> bool:
        element: Element | None = text
        while element is not None and element.index >= top.index:
            if element.tag == "figcaption" or part_named(names_of(element)) in (Part.CAPTION, Part.CREDIT):
                return True
            element = element.parent
        return False

    def _behind(self, block: Element) -> Iterator[Element]:
        """The elements right behind ``block`` that are its caption and its credit."""
        tree = self._tree
        end = block.parent.end if block.parent else block.end
        index, read = block.end, block.last
        for _step in range(_NEXT):
            if index >= end:
                return
            element = tree.elements[index]
            index = element.end
            length = tree.length(element)
            if not length and not self._images.elements(element):
                continue
            captions = element.tag == "figcaption" or part_named(names_of(element)) in (Part.CAPTION, Part.CREDIT)
            if not captions or length > _LARGEST or self._images.elements(element) or element.tag in HEADINGS:
                return
            if tree.text_between(read, element.first):
                return
            read = element.last
            yield element


def _is_in_captioned_table(around: Element) -> bool:
    """Whether ``around`` is, or is of, a table made for one picture with its caption below, as Blogger makes them."""
    table = next((one for one in (around, *around.ancestors()) if one.tag == "table"), None)
    return around.tag in _CELLS and table is not None and part_named(names_of(table)) is Part.CAPTION
