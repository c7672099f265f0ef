"""Which elements of a page are each one reader's comment, as far as their names tell.

Comment sections are made by some dozens of programs, which agree on little but their names: a class or id that says
"comment" on the element that holds one, or an attribute that numbers it, or schema.org's type. Often several elements
around the same comment say so, and some that hold none; which of them it is, their contents decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from ..phrases import fold
from .commentnames import DOUBTFUL, ELSEWHERE, ITEM, PING, ZONE, Says, rules, said, said_by
from .commentowns import Item, Own
from .tree import Element, Tree

HOLDERS = frozenset(
    [
        "article",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "figure",
        "li",
        "ol",
        "section",
        "table",
        "td",
        "tr",
        "ul",
    ]
)
_TYPES = ("schema.org/comment", "schema.org/usercomments", "schema.org/answer")
_LONGEST = 60_000  # characters of its own: beyond that it is the page, not a comment
_MOST_LOOKED_AT = 2_000  # elements of a comment, of which no page's has a tenth
_LONGEST_NOTE = 80
_MOST_BEFORE_PING = 6  # pieces of text
_LARGEST_SHARE = 0.8  # of the page's text: a "zone" of more is the page itself
_LARGEST_DOUBTFUL = 0.3
_NO_ZONES = frozenset(
    ["a", "body", "button", "html", "i", "input", "label", "link", "span", "svg", "textarea", "time"]
)
_ONES = _NO_ZONES | {"article", "dd", "dt", "li", "tr"}  # these are one comment where they are named so
# Letters that every name of a comment or of a zone has some of: whatever page has none in its names has no comments.
_STEMS = (
    *("omment", "oment", "discuss", "discour", "disqus", "dsq", "eacti", "respon", "forum", "talk", "conversation"),
    *("pingb", "pingl", "trackb", "reply", "replies", "posting", "leser", "yorum", "feedback", "spotim", "spot-im"),
    *(
        "openweb",
        "viafoura",
        "coral-",
        "coral_",
        "giscus",
        "utterances",
        "fyre",
        "echo-",
        "jskit",
        "js-kit",
        "idc-",
        "remark",
    ),
    *("isso", "message-", "crawler-post", "postbit", "opinion"),
)
_COMMENT = ("omment", "oment", "disq", "eacti")


class Survey(NamedTuple):
    """What the names on a page say: where its comments are, which elements may be one, and what is neither.

    ``zones`` are the outermost ones; ``sure`` those among them that nothing else is named like; ``notes`` what
    may tell the number of comments.
    """

    zones: list[Element]
    sure: set[int]
    candidates: list[Element]
    elsewhere: list[Element]
    notes: list[Element]


def survey(tree: Tree) -> Survey:
    """Go through the names of ``tree`` once."""
    zones: list[Element] = []
    found: list[Element] = []
    elsewhere: list[Element] = []
    notes: list[Element] = []
    sure: set[int] = set()
    zone_ends = out_until = 0
    whole = tree.length(tree.elements[0]) if tree.elements else 0
    headlines = tree.find("h1")
    for element in _promising(tree):
        if element.index < out_until:
            continue
        if tree.length(element) <= _LONGEST_NOTE and any(stem in element.names for stem in _COMMENT):
            notes.append(element)
        names = said(element)
        if names & ELSEWHERE and element.index >= zone_ends and element.tag not in _NO_ZONES:
            if not any(element.has(headline) for headline in headlines):
                elsewhere.append(element)
                out_until = element.end
            continue
        if names & ZONE and element.index >= zone_ends and element.tag not in (_ONES if names & ITEM else _NO_ZONES):
            length = tree.length(element)
            large = length > whole * _LARGEST_SHARE and (names & DOUBTFUL or not headlines)
            if not large and not any(element.has(headline) for headline in headlines):
                zones.append(element)
                zone_ends = element.end
                if not names & DOUBTFUL or (length <= whole * _LARGEST_DOUBTFUL and _asks(tree, element)):
                    sure.add(element.index)
        if _may_be_one(element, names) and not any(element.has(headline) for headline in headlines):
            found.append(element)
    return Survey(zones, sure, found, elsewhere, notes)


def _asks(tree: Tree, element: Element) -> bool:
    """Whether there is a place to write in ``element``."""
    return any(one.tag in ("form", "textarea") for one in tree.inside(element)[:_MOST_LOOKED_AT])


def _promising(tree: Tree) -> list[Element]:
    """The elements whose names or attributes have anything of comments in them; on most pages few or none."""
    names = {element.names for element in tree.elements}
    everything = "\n".join(names)
    stems = [stem for stem in _STEMS if stem in everything]
    telling = {one for one in names if any(stem in one for stem in stems)}
    found = {element.index: element for element in tree.elements if element.names in telling} if telling else {}
    for element in tree.having("id"):
        identity = element.attrs.get("id")
        if identity and identity[-1].isdigit():
            found[element.index] = element
    for element in tree.having(*rules().item_attributes, *rules().name_attributes, "itemtype"):
        found[element.index] = element
    for element in tree.components():
        if element.attrs and not element.names:
            found[element.index] = element
    return [found[index] for index in sorted(found)]


def _may_be_one(element: Element, names: int) -> bool:
    if element.tag not in HOLDERS and "-" not in element.tag:
        return False
    attrs = element.attrs
    if names & ITEM or not rules().item_attributes.isdisjoint(attrs):
        return True
    if "-" in element.tag and said_by(element.tag) & ITEM:
        return True
    kind = (attrs.get("itemtype") or "").lower().rstrip("/")
    return bool(kind) and kind.endswith(_TYPES)


# ---------------------------------------------------------------------- which of them


def resolved(candidates: Sequence[Element], is_one: Callable[[Item], bool]) -> list[Item]:
    """The comments among ``candidates``, which are in document order: each holds one by itself, by ``is_one``.

    A candidate that holds one and its answers, but no words besides, is what keeps them together.
    """
    items: list[Item] = []
    outside: list[Item] = []
    open_ones: list[tuple[Element, list[Item]]] = []
    for candidate in (*candidates, None):
        while open_ones and (candidate is None or candidate.index >= open_ones[-1][0].end):
            element, inside = open_ones.pop()
            around = open_ones[-1][1] if open_ones else outside
            item = Item(element, inside)
            if is_one(item):
                items.append(item)
                around.append(item)
            elif inside:
                if _keeps_together(inside):
                    inside[0].take_in(element)
                if around or not open_ones:
                    around += inside
                else:  # as often as candidates stand in one another, a list may be long
                    open_ones[-1] = (open_ones[-1][0], inside)
        if candidate is not None:
            open_ones.append((candidate, []))
    items.sort(key=lambda item: item.element.index)
    return items


def _keeps_together(inside: Sequence[Item]) -> bool:
    """Whether all of the items but the first stand deeper than it: they answer it."""
    depth = inside[0].depth
    return all(item.depth > depth for item in inside[1:])


def is_signed(tree: Tree, item: Item) -> bool:
    """Whether ``item`` has words of its own, and something in it is named for who wrote them or when."""
    own = Own(tree, item)
    if not 1 < own.length <= _LONGEST:
        return False
    for element in islice(own.walk(), _MOST_LOOKED_AT):
        if not element.attrs:
            if element.tag in _SIGNING:
                return True
            continue
        if element.tag in _SIGNING or element.attrs.get("itemprop") in _PROPERTIES or said(element) & _SIGNED:
            return True
        if element.tag == "textarea" and not element.hidden:
            return False
    return False


_SIGNING = frozenset(["time", "cite"])
_PROPERTIES = frozenset(["author", "creator", "datePublished", "dateCreated", "commentTime"])
_SIGNED = int(Says.SIGNED | Says.DATED)


def is_ping(tree: Tree, item: Item) -> bool:
    """Whether ``item`` is a link from another site, by its names or by how it begins."""
    if said(item.element) & PING or said(item.holder) & PING:
        return True
    text = tree.text_between(item.first, min(item.last, item.first + _MOST_BEFORE_PING))[:40]
    return rules().may_begin("pings", text) and rules().pings.match(fold(text)) is not None
