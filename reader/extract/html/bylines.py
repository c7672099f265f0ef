"""Who wrote the story, as the page shows it: the byline beside the headline or at the end of the text."""

from __future__ import annotations

from ..lexicon import Lexicon
from ..phrases import fold
from .fact import Fact
from .near import Near
from .people import names_in, plausible
from .tree import Element, Tree
from .words import words

_LONGEST = 160
_MOST = 60  # candidates looked at
_REACH = 40  # elements behind the headline in which a line that begins with "By" counts without its class saying so


def visible(tree: Tree, near: Near, lexicon: Lexicon) -> Fact[tuple[str, ...]] | None:
    """The authors that the page shows, None where it shows none."""
    for element, evidence in _candidates(tree, near):
        text = tree.text(element)
        if found := _read(tree, element, text, lexicon):
            return Fact(tuple(found), evidence, element)
    for element in near.after(_REACH):
        if (
            element.tag in {"p", "div", "span", "strong", "em", "h2", "h3", "h4", "h5", "h6", "a"}
            and not element.hidden
        ):
            length = tree.length(element)
            if 4 < length <= _LONGEST:
                text = tree.text(element)
                folded = fold(text)
                if lexicon.by.match(folded) and not lexicon.not_by.match(folded):
                    found = [name for name in names_in(text, lexicon) if plausible(name, lexicon)]
                    if found:
                        return Fact(tuple(found), "line that begins as a byline", element)
    return None


def _candidates(tree: Tree, near: Near) -> list[tuple[Element, str]]:
    """The elements that say of themselves that they tell the author, nearest to the headline first."""
    pattern = words().byline_names
    found: list[tuple[int, int, Element, str]] = []
    for element in tree.elements:
        rel = element.attrs.get("rel") if element.tag == "a" else None
        if rel and "author" in rel.split():
            found.append((0, near.distance(element), element, "link of relation author"))
        elif element.names and element.last > element.first and pattern.search(element.names):
            if 0 < tree.length(element) <= _LONGEST:
                found.append((1, near.distance(element), element, f"element of class {element.names.split()[0]}"))
        elif element.tag == "address" and 0 < tree.length(element) <= _LONGEST:
            found.append((2, near.distance(element), element, "address element"))
    usable = [one for one in found if not near.elsewhere(one[2])]
    usable.sort(key=lambda one: (one[1] > 400, one[0], one[1]))
    return [(element, evidence) for _rank, _distance, element, evidence in usable[:_MOST]]


def _read(tree: Tree, element: Element, text: str, lexicon: Lexicon) -> list[str]:
    """The names in a byline: its links where they are names, else what its text says."""
    linked: list[str] = []
    for link in tree.inside(element):
        if link.tag == "a" and (name := tree.text(link)):
            linked.extend(one for one in names_in(name, lexicon) if plausible(one, lexicon))
    if linked:
        return list(dict.fromkeys(linked))
    found: list[str] = []
    for line in tree.lines(element) or [text]:
        for name in names_in(line, lexicon):
            if plausible(name, lexicon):
                found.append(name)
        if found:
            return list(dict.fromkeys(found))
    return []
