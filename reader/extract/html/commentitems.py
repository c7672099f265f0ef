"""Which elements of a page are each one reader's comment.

Comment sections are made by some dozens of programs, which agree on little but their names: a class or id that says
"comment" on the element that holds one, or an attribute that numbers it, or schema.org's type. Of the sets of
elements that are named alike, the one is taken whose members most often look like comments, each with a name or a
time, and text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .commentnames import names
from .tree import Element, Tree

_TYPES = ("schema.org/comment", "schema.org/usercomments", "schema.org/answer")
_HOLDERS = frozenset(["li", "div", "article", "section", "tr", "dl", "dd", "td", "blockquote", "details", "figure"])
_LONGEST = 60_000  # characters: beyond that it is the page, not a comment
_MOST_GAPS = 60


def items_of(tree: Tree, zones: Sequence[Element]) -> list[Element]:
    """The elements that hold a comment each, in document order; replies may be inside what they answer."""
    sets: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for element in tree.elements:
        if element.tag not in _HOLDERS or tree.length(element) > _LONGEST:
            continue
        for name in _says_comment(element):
            sets[element.tag, name].append(element)
    best: list[Element] = []
    best_score = (0, 0)
    for members in sets.values():
        score = _score(tree, members, zones)
        if score > best_score or (score == best_score and best and members[0].index < best[0].index):
            best, best_score = members, score
    return best


def _says_comment(element: Element) -> Iterator[str]:
    """The ways in which ``element`` says that it is a comment, each as a name that others of its kind share."""
    attrs = element.attrs
    if not attrs:
        return
    kind = (attrs.get("itemtype") or "").lower()
    if kind and kind.rstrip("/").endswith(_TYPES):
        yield "type"
    for attribute in attrs:
        if attribute[:5] == "data-" and names().item_attributes.fullmatch(attribute):
            yield attribute
    identity = attrs.get("id")
    if identity and _is_item_id(identity.lower()):
        yield "id"
    for name in (attrs.get("class") or "").lower().split():
        if _is_item_class(name):
            yield name


@lru_cache(4096)
def _is_item_class(name: str) -> bool:
    return names().item_class.fullmatch(name) is not None


def _is_item_id(identity: str) -> bool:
    return names().item_id.fullmatch(identity) is not None


def _score(tree: Tree, members: Sequence[Element], zones: Sequence[Element]) -> tuple[int, int]:
    """How many members look like comments, and how few of them do not."""
    good = 0
    for member, nested in own_regions(members):
        if _looks_like_one(tree, member, nested):
            good += 1
    if good * 2 < len(members):
        return 0, 0
    inside = bool(zones) and any(zone.has(members[0]) or zone is members[0] for zone in zones)
    if not inside and good < 2 and not any(word in members[0].names for word in ("comment-", "comment_")):
        return 0, 0
    return good, good - len(members)


def own_regions(members: Sequence[Element]) -> Iterator[tuple[Element, list[Element]]]:
    """Each of ``members``, which are in document order, with those right inside it."""
    for place, member in enumerate(members):
        nested: list[Element] = []
        for other in members[place + 1 :]:
            if other.index >= member.end:
                break
            if not nested or other.index >= nested[-1].end:
                nested.append(other)
                if len(nested) >= _MOST_GAPS * 100:
                    break
        yield member, nested


def _looks_like_one(tree: Tree, member: Element, nested: Sequence[Element]) -> bool:
    own = tree.length(member) - sum(map(tree.length, nested))
    if own < 8:
        return False
    gaps = iter(nested)
    gap = next(gaps, None)
    for element in tree.inside(member):
        while gap is not None and element.index >= gap.end:
            gap = next(gaps, None)
        if gap is not None and gap.index <= element.index:
            continue
        if element.tag == "time" or "itemprop" in element.attrs:
            return True
        if element.names and (names().author.search(element.names) or names().date.search(element.names)):
            return True
    return False
