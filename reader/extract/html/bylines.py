"""Who wrote the story, as the page shows it: the byline beside the headline or at the end of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...text import clean_line
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from .fact import Fact
from .near import Near
from .people import names_in, plausible
from .tree import Element, Tree
from .words import words

_LONGEST = 160
_MOST = 60  # candidates looked at
_FAR = 400  # elements: what is farther away comes after all that is nearer
_REACH = 60  # elements behind the headline in which a line may be a byline without its class saying so
_BESIDE_DATE = 120  # characters of what holds a name and a date beside each other
_TELLING = frozenset(["a", "address"])  # elements that tell an author by more than their names
_LINES = frozenset(["p", "div", "span", "strong", "em", "h2", "h3", "h4", "h5", "h6", "a", "li", "b", "i"])


def visible(tree: Tree, near: Near, dates: Dates, lexicon: Lexicon) -> Fact[tuple[str, ...]] | None:
    """The authors that the page shows, None where it shows none."""
    for element, evidence in chain(_marked(tree, near), _lines(tree, near, dates, lexicon)):
        if found := _read(tree, element, lexicon):
            return Fact(tuple(dict.fromkeys(found)), evidence, element)
    return None


def _marked(tree: Tree, near: Near) -> Iterator[tuple[Element, str]]:
    """The elements that say of themselves that they tell the author, the nearest to the headline first."""
    pattern, paths = words().byline_names, words().author_paths
    found: list[tuple[int, Element, str]] = []
    for element in tree.elements:
        if not (element.names or element.tag in _TELLING) or not 0 < tree.length(element) <= _LONGEST:
            continue
        if element.names and pattern.search(element.names):
            found.append((1, element, f"element of class {clean_line(element.names).split()[0][:40]}"))
        elif element.tag == "a":
            if "author" in (element.attrs.get("rel") or "").split():
                found.append((0, element, "link of relation author"))
            elif paths.search((element.attrs.get("href") or "")[:200].lower()):
                found.append((2, element, "link to an author"))
        elif element.tag == "address":
            found.append((3, element, "address element"))
    usable = [one for one in found if not near.elsewhere(one[1])]
    usable.sort(key=lambda one: (near.distance(one[1]) > _FAR, one[0], near.distance(one[1])))
    for _rank, element, evidence in usable[:_MOST]:
        yield element, evidence


def _lines(tree: Tree, near: Near, dates: Dates, lexicon: Lexicon) -> Iterator[tuple[Element, str]]:
    """Lines behind the headline that begin as a byline does, then those that are a name beside a date."""
    short = near.lines(_LINES, _REACH, range(5, _LONGEST + 1))
    for element in short:
        folded = fold(tree.text(element))
        if lexicon.by.match(folded) and not lexicon.not_by.match(folded):
            yield element, "line that begins as a byline"
    for element in short:
        around = element.parent
        if around is None or around.tag == "body" or tree.length(around) > _BESIDE_DATE:
            continue
        text = tree.text(element)
        if (
            not any(map(str.isdigit, text))
            and plausible(text.strip(" |·,-–"), lexicon)
            and dates.first(tree.text(around))
        ):
            yield element, "line beside the date"


def _read(tree: Tree, element: Element, lexicon: Lexicon) -> list[str]:
    """The names in a byline: its links where they are names, else its innermost elements, else its lines."""
    inside = tree.inside(element)
    for texts in (
        [tree.text(one) for one in inside if one.tag == "a"],
        [tree.text(one) for one in inside if one.end == one.index + 1],
        tree.lines(element),
    ):
        found = [name for text in texts if text for name in names_in(text, lexicon) if plausible(name, lexicon)]
        if found:
            # Without blanks, a place or a desk looks like a name, and the name comes first.
            return found if " " in found[0] else found[:1]
    return []
