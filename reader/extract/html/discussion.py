"""Readers' comments that a page describes as things: schema.org ``Comment``, ``UserComments`` and ``Answer``."""

from __future__ import annotations

from collections.abc import Sequence

from ...story import Comment
from ..dates import Dates
from .moments import moment
from .schema import COMMENTS, Thing
from .tree import Tree

_COUNTS = ("commentCount", "answerCount")


def comments(things: Sequence[Thing], tree: Tree, dates: Dates) -> list[Comment]:
    """The comments in ``things``, in their order. One inside another, or naming it as its parent, answers it."""
    ids: dict[int, str] = {}
    by_name: dict[str, str] = {}
    kept: list[tuple[Thing, str, str]] = []
    for thing in things:
        if not thing.isa(COMMENTS) or id(thing.values) in ids:
            continue
        text = thing.prose("text", "commentText", "description", "articleBody", "reviewBody")
        if not text:
            continue
        own = f"c{len(kept) + 1}"
        ids[id(thing.values)] = own
        for name in (thing.id, thing.text("identifier"), thing.address("url")):
            if name:
                by_name.setdefault(name, own)
        kept.append((thing, own, text))
    return [
        Comment(
            id=own,
            text=text,
            parent=_parent(thing, own, ids, by_name),
            author=thing.text("author", "creator") or None,
            time=moment(thing.text("dateCreated", "datePublished", "commentTime", "datePosted"), dates),
            score=_score(thing),
            url=tree.absolute(thing.address("url")),
        )
        for thing, own, text in kept
    ]


def _parent(thing: Thing, own: str, ids: dict[int, str], by_name: dict[str, str]) -> str | None:
    for told in thing.all("parentItem", "replyToComment", "inReplyTo"):
        if isinstance(told, Thing):
            answered = ids.get(id(told.values)) or by_name.get(told.id or "") or by_name.get(told.address("url"))
        else:
            answered = by_name.get(str(told))
        if answered and answered != own:
            return answered
    around = thing.parent
    while around is not None:
        if (answered := ids.get(id(around.values))) and answered != own:
            return answered
        around = around.parent
    return None


def _score(thing: Thing) -> int | None:
    """How many readers liked a comment, less how many disliked it."""
    up, down = thing.number("upvoteCount"), thing.number("downvoteCount")
    if up is not None or down is not None:
        return (up or 0) - (down or 0)
    return interactions(thing, "like", "vote", "agree", "endorse")


def interactions(thing: Thing, *kinds: str) -> int | None:
    """The count of an ``interactionStatistic`` (or ``interactionCount``) whose type begins with one of ``kinds``."""
    for statistic in thing.things("interactionStatistic"):
        of = statistic.things("interactionType")
        named = [*statistic.texts("interactionType"), *(one for thing in of for one in thing.types)]
        if any(name.rpartition("/")[2].lower().startswith(kinds) for name in named):
            return statistic.number("userInteractionCount", "interactionCount")
    for text in thing.texts("interactionCount"):
        name, _colon, number = text.partition(":")
        if number.strip().isdecimal() and name.strip().lower().removeprefix("user").startswith(kinds):
            return int(number)
    return None


def announced(articles: Sequence[Thing]) -> tuple[int, str] | None:
    """How many comments the story is said to have, with the evidence."""
    for thing in articles:
        for name in _COUNTS:
            if (count := thing.number(name)) is not None:
                return count, f"{thing.says()}.{name}"
        if (count := interactions(thing, "comment")) is not None:
            return count, f"{thing.says()}.interactionStatistic"
    return None
