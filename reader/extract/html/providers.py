"""Who provides the story: the agency that the page says it is from, else the publisher of the page."""

from __future__ import annotations

from collections.abc import Sequence

from ...addresses import host_of
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from .fact import Fact
from .meta import Meta
from .near import Near
from .schema import Thing
from .tree import Tree
from .words import words

_REACH = 40  # elements behind the headline in which the page says who provided the story
_LONGEST_LINE = 120
_LONGEST_NAME = 60
_EDGES = " :|·•,–—-"


def settled(
    tree: Tree, meta: Meta, articles: Sequence[Thing], near: Near, dates: Dates, lexicon: Lexicon
) -> Fact[str] | None:
    """The provider by a line such as "information provided by AFP", else by head and things, else the host."""
    if shown := _shown(tree, near, dates, lexicon):
        return shown
    published = next(
        (
            Fact(told, f"{thing.says()}.{name}")
            for thing in articles
            for name in ("publisher", "provider", "sourceOrganization", "copyrightHolder")
            if (told := thing.text(name))
        ),
        None,
    )
    site = meta.first("og:site_name")
    if site and not (published and _better(published.value, site)):
        return Fact(site, "meta og:site_name")
    if published:
        return published
    for name, value in meta.all(*words().provider_meta):
        if len(value) <= _LONGEST_NAME and "//" not in value:
            return Fact(value, f"meta {name}")
    own = host(tree.url)
    return Fact(own, "address of the page") if own else None


def _better(publisher: str, site: str) -> bool:
    """Whether ``publisher`` is the same name written out: "Canal Dispatch" for "canaldispatch.example"."""
    plain = fold(publisher).replace(" ", "")
    written = site != site.lower() and "." not in site
    return not written and bool(plain) and fold(site).replace(" ", "").startswith(plain)


def host(url: str | None) -> str:
    """The host of an address without "www.", "" for none."""
    return host_of(url).removeprefix("www.")


def _shown(tree: Tree, near: Near, dates: Dates, lexicon: Lexicon) -> Fact[str] | None:
    """The provider in a line behind the headline that says so in more than a word: "source" may be a picture's."""
    if near.headline is None:
        return None
    for element in near.after(_REACH):
        length = tree.length(element)
        if element.hidden or not 4 < length <= _LONGEST_LINE:
            continue
        if element.parent and tree.length(element.parent) == length:
            continue  # the same line, which was looked at
        text = tree.text(element)
        start = lexicon.provided.words_at_start(text)
        if len(text[:start].split()) < 2 or near.elsewhere(element):
            continue
        date = dates.first(text)
        split = text[start : date.start if date else None].strip(_EDGES).split()
        while split and fold(split[-1]) in {*lexicon.date_words, ""}:
            split.pop()
        if 0 < len(split) <= 6:
            return Fact(" ".join(split), "line behind the headline", element)
    return None
