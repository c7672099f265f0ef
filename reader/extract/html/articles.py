"""Which of the things that a page describes is its story: it may describe other stories, its site and videos too."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from .headlines import alike
from .schema import ARTICLES, PAGES, Thing

# A thing that is one of these to another is not the page's story.
_OTHERS = frozenset(
    ["about", "citation", "comment", "hasalternate", "haspart", "isbasedon", "ispartof", "item", "itemlistelement",
     "liveblogupdate", "mentions", "relatedlink", "review", "significantlink", "subjectof", "suggestedanswer",
     "translationofwork", "video"]
)  # fmt: skip
# What is one of these to another thing is the page itself.
_SELF = frozenset(["mainentityofpage", "mainentity"])
_TELLING = frozenset(["author", "date", "datepublished", "headline"])
_LEAST = 0.3  # likeness of headlines below which two articles are two stories


def describing(things: Sequence[Thing], titles: Sequence[str], addresses: Sequence[str]) -> list[Thing]:
    """The things that describe the page's story, the one that fits best first: articles, then the page itself.

    ``titles`` and ``addresses`` are what the head of the page calls the story and its own address.
    """
    paths = {path for address in addresses if (path := _path(address))}
    ranked: list[tuple[float, int, Thing]] = []
    for place, thing in enumerate(things):
        if not _may_be_story(thing):
            continue
        likeness = max((alike(thing.text("headline", "name"), title) for title in titles), default=0.0)
        here = any(_path(address) in paths for address in _addresses(thing))
        article = thing.isa(ARTICLES)
        if article and not here and titles and thing.text("headline") and likeness < _LEAST and _several(things):
            continue
        score = 4.0 * article + 2.0 * here + likeness + (thing.parent is None) + 0.2 * (thing.syntax == "JSON-LD")
        ranked.append((-score, place, thing))
    ranked.sort(key=lambda one: one[:2])
    return [thing for _score, _place, thing in ranked]


def _several(things: Sequence[Thing]) -> bool:
    return sum(thing.isa(ARTICLES) for thing in things) > 1


def _may_be_story(thing: Thing) -> bool:
    """Whether ``thing`` is an article, or the page itself, and not another thing's other."""
    parent = thing.parent
    if thing.role in _OTHERS or (parent is not None and parent.role in _OTHERS):
        return False
    if thing.isa(ARTICLES):
        return True
    if parent is not None and thing.role not in _SELF:
        return False
    return thing.isa(PAGES) or (not thing.types and bool(thing.values.keys() & _TELLING))


def _addresses(thing: Thing) -> list[str]:
    found = [thing.address("url"), thing.address("mainEntityOfPage"), thing.id or ""]
    return [one for one in found if one]


def _path(address: str) -> str:
    """What tells one page of a site from another in its address."""
    try:
        parts = urlsplit(unquote(address))
    except ValueError:
        return ""
    path = parts.path.rstrip("/").lower()
    return f"{path}?{parts.query}" if parts.query and "utm_" not in parts.query else path
