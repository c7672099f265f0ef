"""The headline: what the head of the page, its JSON-LD and its headings call the story, and which of them to believe.

Publishers write ``og:title`` so that it can stand alone; headings may have a kicker inside or change with a running
story, and ``title`` is written for search engines. Measured on a hundred publishers, ``og:title`` without the site's
name is the headline most often, as long as it is about the same as what the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import islice

from ...story import plain
from ..phrases import fold
from .fact import Fact
from .meta import Meta
from .names import Says, said_by
from .near import Near
from .schema import Thing
from .tree import Element, Tree
from .words import words

_SEPARATOR = re.compile(r"\s+[|–—\-•·:»›~]\s+|\s+::\s+|\s*[|｜：]\s*|\s*:\s+")
_SHORTEST, _LONGEST = 4, 400
_LABELS = int(Says.KICKER)
_BOLD, _MOST_BOLD = ("b", "strong", "big", "font"), 200
_SAME = 0.25  # share of words in common, at least, of two headlines of one story
_SHORTEST_SITE, _SITE_WORDS = 3, 5  # letters, words of a site's name


def shown(tree: Tree, told: Sequence[str]) -> Element | None:
    """The heading that shows the headline: the ``h1``, ``h2``, ``h3`` most like a ``told`` one, else an ``h1``."""
    best, score = None, 0.0
    for level, tag in enumerate(("h1", "h2", "h3")):
        for element in tree.find(tag)[:80]:
            if element.hidden or not _SHORTEST <= tree.length(element) <= _LONGEST:
                continue
            text = tree.text(element)
            like = max((alike(text, other) for other in told), default=0.0) - level * 0.15
            if like > 0.3 and _furniture(element):
                like -= 0.35
            if like > score and like > 0.3:
                best, score = element, like
        if score > 0.6:
            return best
    if best is None:
        usable = [one for one in tree.find("h1") if not one.hidden and tree.length(one) >= _SHORTEST]
        best = max(
            usable[:20], key=lambda one: (bool(words().heading_names.search(one.names)), -one.index), default=None
        )
    return best or _set_bold(tree, told)


def _set_bold(tree: Tree, told: Sequence[str]) -> Element | None:
    """What shows the headline on a page older than headings: bold words that make up the most of a ``told`` one."""
    titles = [fold(text) for text in told]
    for element in tree.find(*_BOLD)[:_MOST_BOLD]:
        text = fold(tree.text(element)) if _SHORTEST <= tree.length(element) <= _LONGEST else ""
        if text.count(" ") > 1 and any(
            len(text) * 2 > len(title) and (title.startswith(text) or title.endswith(text)) for title in titles
        ):
            return element
    return None


def _furniture(element: Element) -> bool:
    """Whether a heading stands among the site's own things: in breadcrumbs, a bar that stays, a list of stories."""
    around = [element, *islice(element.ancestors(), 4)]
    return any(one.tag == "nav" or words().elsewhere_names.search(one.names) for one in around)


def alike(one: str, other: str) -> float:
    """How much two texts are alike: the share of their words, or of their characters where words are not spaced."""
    first, second = _bag(one), _bag(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(512)
def _bag(text: str) -> frozenset[str]:
    folded = fold(text[:_LONGEST])
    return frozenset(folded.split() if folded.isascii() or " " in folded else folded)


def told(meta: Meta, articles: Sequence[Thing]) -> list[Fact[str]]:
    """What the head and the things on the page call the story."""
    found = [Fact(value, f"meta {name}") for name, value in meta.all(*words().headline_meta)]
    for thing in articles:
        if text := thing.text("headline", "name"):
            found.append(Fact(text, f"{thing.says()}.headline"))
    if meta.title:
        found.append(Fact(meta.title, "title element"))
    return found


def candidates(tree: Tree, told: Sequence[Fact[str]], near: Near, providers: Sequence[str]) -> list[Fact[str]]:
    """All headlines, the one to believe first, without the names of sites."""
    element = near.headline
    visible = [Fact(_bare(tree, element), f"{element.tag} element", element)] if element else []
    told = [fact for fact in told if len(fact.value) <= _LONGEST]
    known = {fold(fact.value) for fact in (*visible, *told)}
    names = {fold(name) for name in providers}
    bare = [Fact(without_site(fact.value, known, names), fact.evidence) for fact in told]
    bare = [fact for fact in bare if _SHORTEST <= len(fact.value) <= _LONGEST]
    first = next((fact for fact in bare if fact.evidence == "meta og:title"), None)
    ordered = [*visible, *bare]
    if first and visible:
        heading = visible[0].value
        if fold(first.value) != fold(heading) and _believable(first, heading, bare):
            ordered = [first, *visible, *(fact for fact in bare if fact is not first)]
    elif first is None and visible:
        ordered = _agreed(visible[0], bare)
    found: dict[str, Fact[str]] = {}
    for fact in ordered:
        key = fold(fact.value)
        if key not in found or _points_better(fact.value, found[key].value):
            found[key] = fact
    return list(found.values())


def _points_better(one: str, other: str) -> bool:
    """Whether ``one`` has a colon between kicker and headline, or small letters, which ``other`` lacks by design."""
    if other.isupper() and not one.isupper():
        return True
    return (":" in one and ":" not in other) or (" :" in other and one == other.replace(" :", ":"))


def _bare(tree: Tree, heading: Element) -> str:
    """The text of ``heading`` without the kickers, badges and numbers of notes in it, unless nothing else is."""
    without = tuple(
        one
        for one in tree.inside(heading)
        if (one.names and said_by(one.attrs.get("class") or "") & _LABELS)
        or (one.tag == "sup" and tree.text(one).isdigit())
    )
    if not without:
        return tree.text(heading)
    text = plain(tree.spans(heading, without=without))
    return text if len(text) >= _SHORTEST else tree.text(heading)


def _believable(fact: Fact[str], heading: str, others: Sequence[Fact[str]]) -> bool:
    """Whether ``og:title`` is about this story at all, and no mere part of the heading, cut to a length."""
    if fact.value.endswith(("…", "...")) or (len(fact.value.split()) == 1 and " " in heading):
        return False
    others = [other for other in others if fold(other.value) != fold(fact.value)]  # "twitter:title" is a copy of it
    return any(alike(fact.value, other) >= _SAME for other in (heading, *(other.value for other in others)))


def _agreed(visible: Fact[str], others: Sequence[Fact[str]]) -> list[Fact[str]]:
    """The visible headline first, unless two others agree on another one, or one tells it from its kicker."""
    counted: dict[str, list[Fact[str]]] = {}
    heading = fold(visible.value)
    for fact in others:
        counted.setdefault(fold(fact.value), []).append(fact)
    for key, facts in counted.items():
        within = heading.endswith(f" {key}") and len(key) > len(heading) * 0.5  # the rest is a kicker
        if heading not in counted and (len(facts) > 1 or within):
            return [facts[0], visible, *others]
    return [visible, *others]


def without_site(title: str, known: Set[str], sites: Set[str]) -> str:
    """``title`` without the site's name at its end or beginning: " | Canal Dispatch", " - News - Canal Dispatch".

    What is cut off is the name of one of ``sites``, or leaves what another source calls the story, which is
    ``known``; both are folded.
    """
    cuts = [match.span() for match in _SEPARATOR.finditer(title)][-4:]
    for start, end in cuts:
        head, tail = title[:start].strip(), title[end:].strip()
        if fold(head) in known and len(head) > len(title) * 0.3 and fold(head) != fold(title):
            return head
        if fold(tail) in known and len(tail) > len(title) * 0.5 and len(head.split()) <= 4:
            return title if ":" in title[start:end] else tail
    for start, end in reversed(cuts):
        if _is_site(fold(title[end:]), sites) and ":" not in title[start:end]:
            title = title[:start].strip()
        else:
            break
    if (
        (match := _SEPARATOR.search(title))
        and _is_site(fold(title[: match.start()]), sites)
        and len(title) - match.end() > 15
    ):
        title = title[match.end() :].strip()
    return title


def _is_site(folded: str, sites: Set[str]) -> bool:
    """Whether ``folded`` names one of ``sites``, which may be hosts: "the dispatch" for "thedispatch example"."""
    if folded in sites:
        return True
    plain = folded.replace(" ", "")
    if len(plain) < _SHORTEST_SITE or len(folded.split()) > _SITE_WORDS:
        return False
    return any(site.replace(" ", "").startswith(plain) for site in sites)
