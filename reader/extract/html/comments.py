"""The readers' comments that a page holds: every one with author, time, words and parent, and where they stand.

What the page announces ("44 comments") is told apart from what is there. The zones that the comments stand in are
given too, so that nothing of them gets into the body, whether or not a comment could be read in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...story import Comment, Thread
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from .commentitems import items_of, own_regions
from .commentnames import names
from .commentparts import Own, Parts
from .tree import Element, Tree

_NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d+")
_LONGEST_NOTE = 80
_LARGEST_SHARE = 0.8  # of the page's text: a "zone" of more is the page itself
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FRAGMENT = re.compile(r"#(?:div-|li-)?(?:comment|cid|c|reply)?[-_]?(\d+)$")


@dataclass(frozen=True, slots=True)
class CommentsFound:
    """``thread`` as read; ``zones`` is what the body must leave out; ``evidence`` says where the comments were."""

    thread: Thread
    zones: tuple[Element, ...] = ()
    evidence: str | None = None


def comments_in(
    tree: Tree, lexicon: Lexicon, dates: Dates, *, count: int | None = None, told: Sequence[Comment] = ()
) -> CommentsFound:
    """The comments in the page's markup; those that its data tells (``told``) where that holds more of them.

    ``count`` is the number that the page's data announces, which a number that is shown precedes.
    """
    zones = list(_zones(tree))
    items = items_of(tree, zones)
    comments = _read(tree, items, lexicon, dates) if items else ()
    evidence = f"markup: {len(comments)} × {items[0]!r}" if comments else None
    if len(told) > len(comments):
        comments, evidence = tuple(told), "the page's data (JSON-LD or microdata)"
    shown = _announced(tree, zones, lexicon)
    announced = shown if shown is not None else count
    if announced is None and comments:
        announced = len(comments)
    thread = Thread(
        count=announced,
        comments=comments,
        source="page" if comments else None,
        complete=announced is not None and len(comments) >= announced,
    )
    return CommentsFound(thread, tuple(_outermost([*zones, *items])), evidence)


# ---------------------------------------------------------------------- where


def _zones(tree: Tree) -> Iterator[Element]:
    """The elements that by their names hold the comments, the outermost ones."""
    whole = tree.length(tree.elements[0]) if tree.elements else 0
    headlines = tree.find("h1")
    skip = 0
    for element in tree.elements:
        if element.index < skip or not element.names or element.tag in ("html", "body", "a", "button", "span", "svg"):
            continue
        if not any(map(names().zone.fullmatch, element.names.split())):
            continue
        if any(element.has(headline) for headline in headlines) or tree.length(element) > whole * _LARGEST_SHARE:
            continue
        skip = element.end
        yield element


def _outermost(elements: Sequence[Element]) -> Iterator[Element]:
    end = 0
    for element in sorted(elements, key=lambda e: (e.index, -e.end)):
        if element.index >= end:
            yield element
            end = element.end


def _announced(tree: Tree, zones: Sequence[Element], lexicon: Lexicon) -> int | None:
    """The number of comments that the page shows: at the zone's head, else in a short note elsewhere."""
    for zone in zones:
        for element in (zone, *tree.inside(zone)):
            if (number := _number_in(tree, element, lexicon)) is not None:
                return number
    for element in tree.find(*_HEADINGS, "a", "button", "span", "div"):
        if element.tag in ("span", "div") and "comment" not in element.names:
            continue
        if (number := _number_in(tree, element, lexicon)) is not None:
            return number
    return None


def _number_in(tree: Tree, element: Element, lexicon: Lexicon) -> int | None:
    if not 0 < tree.length(element) <= _LONGEST_NOTE:
        return None
    text = tree.text(element)
    match = _NUMBER.search(text)
    if match is None:
        return None
    folded = fold(text)
    if not (lexicon.comments.match(folded) or lexicon.comments.match(fold(text[match.start() :]))):
        return None
    return int(re.sub(r"\D", "", match[0]))


# ---------------------------------------------------------------------- what


def _read(tree: Tree, items: Sequence[Element], lexicon: Lexicon, dates: Dates) -> tuple[Comment, ...]:
    parts = Parts(tree, lexicon, dates)
    read: list[tuple[Element, Comment]] = []
    taken: set[str] = set()
    for item, nested in own_regions(items):
        own = Own(tree, item, nested)
        author, signed = parts.author(own)
        time, dated = parts.time(own)
        text = parts.text(own, signed, dated)
        if not text or (author is None and time is None and len(items) > 1):
            continue
        read.append((item, Comment(_id(item, taken), text, author=author, time=time)))
    return tuple(_with_parents(tree, read))


def _id(item: Element, taken: set[str]) -> str:
    """What the page calls a comment, else its number on the page; never the same twice."""
    said = item.get("data-comment-id") or item.get("data-cid") or item.get("id")
    identity = said if said and said not in taken else f"c{len(taken) + 1}"
    while identity in taken:
        identity += "+"
    taken.add(identity)
    return identity


def _with_parents(tree: Tree, read: Sequence[tuple[Element, Comment]]) -> Iterator[Comment]:
    """Each comment with what it answers: what it stands in, else what it says, else how deep it is set."""
    open_items: list[tuple[Element, str]] = []
    levels: list[tuple[int, str]] = []
    numbers = {digits: comment.id for item, comment in read if (digits := _digits(item))}
    flat = not any(read[i][0].has(read[i + 1][0]) for i in range(len(read) - 1))
    for item, comment in read:
        while open_items and item.index >= open_items[-1][0].end:
            open_items.pop()
        parent = open_items[-1][1] if open_items else None
        if parent is None and flat:
            level = _level(tree, item)
            while levels and levels[-1][0] >= level:
                levels.pop()
            parent = _named_parent(tree, item, numbers, comment.id) or (levels[-1][1] if levels and level else None)
            levels.append((level, comment.id))
        open_items.append((item, comment.id))
        yield replace(comment, parent=parent)


def _digits(item: Element) -> str | None:
    match = re.search(r"(\d+)$", item.get("id") or item.get("data-comment-id") or item.get("data-cid"))
    return match[1] if match else None


def _named_parent(tree: Tree, item: Element, numbers: dict[str, str], own: str) -> str | None:
    """The comment that this one says it answers, by an attribute or a link to it."""
    for attribute in ("data-parent-id", "data-parent", "data-parentid", "data-parent-comment-id", "data-reply-to"):
        value = item.get(attribute)
        if value and (parent := numbers.get(value.rpartition("-")[2])) and parent != own:
            return parent
    for element in tree.inside(item):
        if element.tag == "a" and (match := _FRAGMENT.search(element.get("href"))):
            parent = numbers.get(match[1])
            if parent and parent != own and "reply" not in element.names:
                return parent
    return None


def _level(tree: Tree, item: Element) -> int:
    """How deep an answer is set where answers follow what they answer: by its names, or its container's."""
    for element in (item, *_wrappers(tree, item)):
        if match := names().depth.search(element.names):
            return int(next(filter(None, match.groups()), "1"))
        if names().answer.search(element.names):
            return 1
        if match := re.search(r"(?:margin|padding)-left\s{0,3}:\s{0,3}(\d{1,4})", element.get("style")):
            return int(match[1])
    return 0


def _wrappers(tree: Tree, item: Element) -> Iterator[Element]:
    """What holds ``item`` and no more text than it."""
    for ancestor in item.ancestors():
        if tree.length(ancestor) > tree.length(item) * 1.1 + 20:
            return
        yield ancestor
