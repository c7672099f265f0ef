"""When the story appeared and when it was changed: which of the dates that a page tells to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..dates import Dates
from ..lexicon import Lexicon
from .fact import Fact
from .meta import Meta
from .moments import day, has_time, midnight, moment
from .near import Near
from .schema import Thing
from .tree import Tree
from .visible_dates import Shown, visible
from .words import words

_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?:[/\-_.]|$)|[/\-_.]((?:19|20)\d\d)(\d\d)(\d\d)(?:[/\-_.]|$|\d{4,6}(?:[/\-_.]|$))"
)


def settled(
    tree: Tree, meta: Meta, articles: Sequence[Thing], near: Near, dates: Dates, lexicon: Lexicon
) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The moments of publication and of the last change, None where the page does not tell.

    What things and head tell counts before what is shown, unless they stand alone with a day that neither the page
    nor its address shares: then it is a template's.
    """
    told = list(
        _told(meta, articles, ("datePublished", "dateCreated", "uploadDate", "date"), words().published_meta, dates)
    )
    changed = next(_told(meta, articles, ("dateModified",), words().updated_meta, dates), None)
    first = told[0] if told else None
    shown = Shown()
    if (
        first is None
        or not has_time(first.value)
        or midnight(first.value)
        or len({day(one.value) for one in told}) > 1
    ):
        shown = visible(tree, near, dates, lexicon)
    addressed = _addressed(tree.url)
    published = _believed(told, shown, addressed)
    if published:
        published = _finer(published, [*told, *([shown.published] if shown.published else [])])
    updated = changed or shown.updated
    if updated and published and updated.value == published.value:
        updated = None
    return published or (updated if updated else None), updated


def _believed(told: Sequence[Fact[str]], shown: Shown, addressed: Fact[str] | None) -> Fact[str] | None:
    seen = shown.published
    if not told:
        return seen or addressed
    first = told[0]
    if seen and day(first.value) != day(seen.value):
        others = [
            one for one in (*told[1:], *([addressed] if addressed else [])) if day(one.value) == day(seen.value)
        ]
        if others and not any(day(one.value) == day(first.value) for one in told[1:]):
            return max(seen, *others, key=lambda one: len(one.value))
    return first


def _finer(fact: Fact[str], others: Sequence[Fact[str]]) -> Fact[str]:
    """``fact``, or another of the same day that tells the time of day where it does not."""
    if has_time(fact.value) and not midnight(fact.value):
        return fact
    for other in others:
        if day(other.value) == day(fact.value) and has_time(other.value) and not midnight(other.value):
            return other
    return next(
        (one for one in others if day(one.value) == day(fact.value) and len(one.value) > len(fact.value)), fact
    )


def _told(
    meta: Meta, articles: Sequence[Thing], properties: Sequence[str], names: Sequence[str], dates: Dates
) -> Iterator[Fact[str]]:
    """The moments by things and head, in order of trust."""
    for thing in articles:
        for name in properties:
            for text in thing.texts(name):
                if iso := moment(text, dates):
                    yield Fact(iso, f"{thing.says()}.{name}")
    for name, text in meta.all(*names):
        if iso := moment(text, dates):
            yield Fact(iso, f"meta {name}")


def _addressed(url: str | None) -> Fact[str] | None:
    """The day in the page's address: ``/2025/07/04/``, ``-20250704.html``."""
    match = _IN_ADDRESS.search(url or "")
    if not match:
        return None
    year, month, date = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
    iso = moment(f"{year}-{int(month):02}-{int(date):02}")
    return Fact(iso, "address of the page") if iso else None
