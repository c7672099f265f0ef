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

_PUBLISHED = ("datePublished", "dateCreated", "uploadDate", "date")
_IN_ADDRESS = re.compile(
    r"""/(?P<y>(?:19|20)\d\d)(?P<sep>[/-])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?:[/\-_.]|$)
    |[/\-_.](?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\d{4,6})?(?:[/\-_.]|$)""",
    re.VERBOSE,
)


def settled(
    tree: Tree, meta: Meta, articles: Sequence[Thing], near: Near, dates: Dates, lexicon: Lexicon
) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The moments of publication and of the last change, None where the page does not tell.

    What things and head tell counts before what is shown, unless they stand alone with a day that neither the page
    nor its address shares: then it is a template's.
    """
    told = list(_told(meta, articles, _PUBLISHED, words().published_meta, dates))
    changed = next(_told(meta, articles, ("dateModified",), words().updated_meta, dates), None)
    # Reading the visible page costs more than all the rest, and is needed only where the rest leaves a doubt.
    doubtful = not told or not _timed(told[0]) or len({day(one.value) for one in told}) > 1
    shown = visible(tree, near, dates, lexicon) if doubtful else Shown()
    published = _believed(told, shown.published, _addressed(tree.url))
    if published and shown.published:
        told.append(shown.published)
    published = _finer(published, told) if published else None
    updated = changed or shown.updated
    if updated and published and updated.value == published.value:
        updated = None
    return published or updated, updated


def _timed(fact: Fact[str]) -> bool:
    """Whether a moment has a time of day, and not that of midnight, which may stand for none."""
    return has_time(fact.value) and not midnight(fact.value)


def _believed(told: Sequence[Fact[str]], seen: Fact[str] | None, addressed: Fact[str] | None) -> Fact[str] | None:
    """The first of ``told``, or what is ``seen`` where its day is another and all else agrees with that."""
    if not told:
        return seen or addressed
    first, *others = told
    if seen and day(first.value) != day(seen.value) and not any(day(one.value) == day(first.value) for one in others):
        agreeing = [one for one in (*others, addressed) if one and day(one.value) == day(seen.value)]
        if agreeing:
            return max(seen, *agreeing, key=lambda one: len(one.value))
    return first


def _finer(fact: Fact[str], others: Sequence[Fact[str]]) -> Fact[str]:
    """``fact``, or another of the same day that tells the time of day where it does not."""
    if _timed(fact):
        return fact
    same_day = [one for one in others if day(one.value) == day(fact.value)]
    longer = (one for one in same_day if len(one.value) > len(fact.value))
    return next(filter(_timed, same_day), None) or next(longer, fact)


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
    iso = moment("-".join(match.group(*("y", "m", "d") if match["y"] else ("year", "month", "day"))))
    return Fact(iso, "address of the page") if iso else None
