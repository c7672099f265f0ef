"""Who wrote the story: what its things, its head and its byline say, and which of them names people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from . import bylines
from .fact import Fact
from .meta import Meta
from .near import Near
from .people import is_house, names
from .schema import Thing, as_text
from .tree import Tree
from .words import words


def settled(
    tree: Tree,
    meta: Meta,
    articles: Sequence[Thing],
    near: Near,
    dates: Dates,
    lexicon: Lexicon,
    sites: Sequence[str],
) -> Fact[tuple[str, ...]] | None:
    """The authors by the first source that names a person, else by the first that names anybody.

    A publisher is an author only where nobody else is.
    """
    fallback: Fact[tuple[str, ...]] | None = None
    for found in _told(tree, meta, articles, near, dates, lexicon):
        people = tuple(name for name in found.value if not _house(name, sites, lexicon))
        if people:
            kept = tuple(name for name in found.value if name in people or not _own(name, sites))
            return Fact(kept, found.evidence, found.element)
        fallback = fallback or found
    return fallback


def _own(name: str, sites: Sequence[str]) -> bool:
    """Whether ``name`` is the publisher's, or a desk of it; an agency beside a person is part of the byline."""
    return any(site and f"{fold(name)} ".startswith(f"{fold(site)} ") for site in sites)


def _house(name: str, sites: Sequence[str], lexicon: Lexicon) -> bool:
    return is_house(name, lexicon) or any(site and fold(name) == fold(site) for site in sites)


def _told(
    tree: Tree, meta: Meta, articles: Sequence[Thing], near: Near, dates: Dates, lexicon: Lexicon
) -> Iterator[Fact[tuple[str, ...]]]:
    """The authors by each source that names some, the most reliable first."""
    for thing in articles:
        for name in ("author", "creator"):
            if found := names(_names(thing, name), lexicon):
                yield Fact(tuple(found), f"{thing.says()}.{name}")
    for name in words().author_meta:
        texts = [value for _name, value in meta.all(name) if not value.startswith(("http", "/", "@"))]
        if found := names(texts, lexicon):
            yield Fact(tuple(found), f"meta {name}")
    for label, value in meta.labelled():
        if lexicon.by.match(fold(f"{label} x")) and (found := names([value], lexicon)):
            yield Fact(tuple(found), "meta twitter:data")
    if shown := bylines.visible(tree, near, dates, lexicon):
        yield shown


def _names(thing: Thing, name: str) -> list[str]:
    """The texts of a property that names people; of a person without a name, the parts of it."""
    found: list[str] = []
    for value in thing.all(name):
        text = as_text(value)
        if not text and isinstance(value, Thing):
            text = " ".join(value.texts("givenName", "additionalName", "familyName"))
        if text and not text.startswith(("http", "/", "@")):
            found.append(text)
    return found
