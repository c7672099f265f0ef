"""Which pictures go with something else than the story: furniture, faces, logos, cards that offer other stories."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from .called import names_of
from .cards import HEADINGS
from .images import is_image_file
from .links import Links
from .picturenames import is_elsewhere
from .tree import Element, Tree

_CARD = 600  # characters of a card that offers another story
_ELEMENTS = 200
_BODY = 1_800  # characters outside links: an element with more is the story, whatever its name
_FURNITURE = frozenset(["nav", "footer", "aside", "form", "button", "dialog", "select"])


class Foreign:
    """Judges the pictures of one page."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._judged: dict[int, bool] = {}

    @cached_property
    def _links(self) -> Links:
        return Links(self._tree)

    def is_elsewhere(self, element: Element, top: Element) -> bool:
        """Whether ``element`` stands, below ``top``, among what is no part of the story."""
        if element.tag in _FURNITURE or (element.hidden and element.tag != "figure"):
            return True
        passed: list[Element] = []
        around = element.parent
        verdict = False
        while around is not None and around is not top:
            if around.index in self._judged:
                verdict = self._judged[around.index]
                break
            passed.append(around)
            if self._is_foreign(around) and not (around.tag == "button" and element.tag == "figure"):
                verdict = True
                break
            around = around.parent
        self._judged.update((one.index, verdict) for one in passed)
        return verdict

    def _is_foreign(self, around: Element) -> bool:
        if around.tag in _FURNITURE or around.hidden:
            return True
        return is_elsewhere(names_of(around)) and not self._is_body(around)

    def says_nothing(self, parts: Collection[Element]) -> bool:
        """Whether nothing but links stands in ``parts``, with the picture."""
        length = sum(map(self._tree.length, parts))
        return sum(map(self._tree.link_length, parts)) * 2 >= length

    def is_linked_away(self, element: Element, top: Element) -> bool:
        """Whether ``element`` stands in a link to something else, or in a card that offers another story."""
        around: Element | None = element
        while around is not None and around is not top and self._is_card(around):
            if around.tag == "a" and not is_image_file(around.get("href")):
                return self._leads_away(around)
            headings = (e for e in self._tree.inside(around) if e.tag in HEADINGS)
            links = (e for heading in headings for e in (*self._tree.inside(heading), *_links_above(heading)))
            if any(e.tag == "a" and self._leads_away(e) for e in links):
                return True
            around = around.parent
        return False

    def _is_card(self, around: Element) -> bool:
        return self._tree.length(around) <= _CARD and around.end - around.index <= _ELEMENTS

    def _leads_away(self, link: Element) -> bool:
        target = self._links.target(link)
        return target is not None and not target.plain

    def _is_body(self, element: Element) -> bool:
        return self._tree.length(element) - self._tree.link_length(element) > _BODY


def _links_above(heading: Element) -> Iterator[Element]:
    return (e for e in heading.ancestors() if e.tag == "a")
