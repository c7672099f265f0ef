"""The readers' comments that a page holds: every one with author, time, words and parent, and where they stand.

What the page announces ("44 comments") is told apart from what is there. The zones that the comments stand in are
given too, so that nothing of them gets into the body, whether or not a comment could be read in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...story import Comment, Thread
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from .commentcounts import announced
from .commentitems import Survey, is_ping, is_signed, resolved, survey
from .commentlists import Lines, Part, announced_parts, listed, part_of
from .commentnames import Says, rules, said
from .commentowns import Item, Own
from .commentparents import Placed, parents
from .commentparts import Parts
from .commenttexts import Texts
from .tree import Element, Tree

_REMOVED = int(Says.REMOVED)


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
    seen = survey(tree)
    items = resolved(seen.candidates, lambda item: _is_one(tree, item))
    if not any(_is_in_zone(seen, item) for item in items) and len(items) == 1 and not _is_numbered(tree, items[0]):
        items = []
    comments = _read(tree, items, lexicon, dates)
    if not comments:
        items, comments = _unnamed(tree, seen, lexicon, dates)
    evidence = f"markup: {len(comments)} × {items[0]!r}" if comments else None
    if len(told) > len(comments):
        comments, evidence = tuple(told), "the page's data (JSON-LD or microdata)"
    elif told and comments:
        comments = tuple(_completed(comments, told))
    zones = list(_outermost([*_zones(seen, items), *seen.elsewhere, *(item.element for item in items)]))
    shown = announced(tree, seen, items, lexicon)
    known = shown if shown is not None else count
    if known is None and comments:
        known = len(comments)
    thread = Thread(
        count=known,
        comments=comments,
        source="page" if comments else None,
        complete=known is not None and len(comments) >= known,
    )
    return CommentsFound(thread, tuple(zones), evidence)


# ---------------------------------------------------------------------- where


def _is_one(tree: Tree, item: Item) -> bool:
    if is_signed(tree, item):
        return True
    names = said(item.element)
    return bool(names & _REMOVED) and Own(tree, item).length > 1


def _index(element: Element) -> int:
    return element.index


def _is_in_zone(seen: Survey, item: Item) -> bool:
    place = bisect_left(seen.zones, item.element.index, key=_index) - 1
    return place >= 0 and seen.zones[place].has(item.element)


def _is_numbered(tree: Tree, item: Item) -> bool:
    return any(
        any(map(str.isdigit, one.get("id"))) or not rules().item_attributes.isdisjoint(one.attrs)
        for one in Own(tree, item).holders
    )


def _zones(seen: Survey, items: Sequence[Item]) -> Iterator[Element]:
    """The zones that are surely ones, by their names or since they hold comments."""
    for zone in seen.zones:
        if zone.index in seen.sure:
            yield zone
            continue
        place = bisect_left(items, zone.index, key=lambda item: item.element.index)
        if place < len(items) and zone.has(items[place].element):
            yield zone


def _outermost(elements: Sequence[Element]) -> Iterator[Element]:
    end = 0
    for element in sorted(elements, key=lambda e: (e.index, -e.end)):
        if element.index >= end:
            yield element
            end = element.end


def _unnamed(tree: Tree, seen: Survey, lexicon: Lexicon, dates: Dates) -> tuple[list[Item], tuple[Comment, ...]]:
    """Comments that are not named as such, where some are announced."""
    # What is below a heading first: a zone holds the heading as well, which is no part of a comment.
    parts: list[Part] = [*announced_parts(tree, lexicon, seen.elsewhere), *map(part_of, seen.zones)]
    best: tuple[list[Item], tuple[Comment, ...]] = [], ()
    for part in parts:
        items = listed(tree, part, Lines(tree, part, lexicon, dates))
        comments = _read(tree, items, lexicon, dates)
        if len(comments) > len(best[1]) and 2 * sum(one.author is not None for one in comments) >= len(comments):
            best = items, comments
    return best


# ---------------------------------------------------------------------- what


def _read(tree: Tree, items: Sequence[Item], lexicon: Lexicon, dates: Dates) -> tuple[Comment, ...]:
    parts, texts = Parts(tree, lexicon, dates), Texts(tree, lexicon)
    comments: list[Comment] = []
    placed: list[Placed] = []
    taken: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for item in items:
        if is_ping(tree, item):
            continue
        own = Own(tree, item)
        body = texts.body(own)
        author, signed = parts.author(own, body)
        time, dated = parts.time(own, body)
        head: tuple[str, ...] = ()
        if time is None or author is None:
            stamp = parts.stamp(own, body)
            head = stamp.lines
            time, author = time or stamp.time, author or stamp.author
        text = texts.read(own, body, [*dated, *([signed] if signed else [])], head)
        if not text:
            continue
        if author is None and time is None and len(items) > 1 and not _is_removed(own, text):
            continue
        identity = _said_id(own)
        if identity and (identity, text) in seen:
            continue  # the list stands there twice, for narrow and for wide screens
        seen.add((identity, text))
        comment = Comment(
            _id(identity, taken),
            text,
            author=author,
            time=time,
            score=parts.score(own, body),
            url=parts.url(own, body),
        )
        own.forget()
        comments.append(comment)
        placed.append(Placed(own, comment.id, author, body))
    return tuple(
        replace(comment, parent=parent) if parent else comment
        for comment, parent in zip(comments, parents(tree, placed), strict=True)
    )


def _is_removed(own: Own, text: str) -> bool:
    """Whether ``text`` is all that is left of a comment."""
    return any(said(holder) & _REMOVED for holder in own.holders) or bool(rules().taken.match(fold(text[:200])))


def _said_id(own: Own) -> str:
    """What the page calls a comment, "" where it has no name for it."""
    names = (*rules().item_names, "id")
    return next((value for name in names for one in own.holders if (value := one.get(name))), "")


def _id(said_id: str, taken: set[str]) -> str:
    """``said_id``, else the comment's number on the page; never the same twice."""
    identity = said_id if said_id and said_id not in taken else f"c{len(taken) + 1}"
    while identity in taken:
        identity += "+"
    taken.add(identity)
    return identity


def _completed(comments: Sequence[Comment], told: Sequence[Comment]) -> Iterator[Comment]:
    """``comments`` with what the page's data tells of them besides: names, times, addresses."""
    by_text = {_squashed(one.text): one for one in reversed(told)}
    for comment in comments:
        same = by_text.get(_squashed(comment.text))
        if same is None:
            yield comment
        else:
            yield replace(
                comment,
                author=comment.author or same.author,
                time=comment.time if comment.time and len(comment.time) > 10 else same.time or comment.time,
                score=same.score if comment.score is None else comment.score,
                url=comment.url or same.url,
            )


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, text[:400]))[:120].casefold()
