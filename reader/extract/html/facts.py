"""What a page tells of its story besides the text: who, when, where, in which language, with what pictures.

Asked in this order: the things that the page describes (JSON-LD, microdata, RDFa), what its head tells, what it
shows. Each value comes with its evidence. A date that is finer elsewhere on the same day is taken from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from ...story import Comment, Picture, Related
from ..dates import Dates
from ..language import detect
from ..lexicon import Lexicon, lexicon
from . import authors, discussion, headlines, jsonld, microdata, offers, providers, times
from .articles import describing
from .fact import Fact
from .meta import Meta
from .near import Near
from .providers import host
from .schema import Thing, unique
from .tree import Tree
from .words import words

_CALLED = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}  # codes that the lexicons have under another
_TEMPLATES = "en"
_PARAGRAPH = (100, 20_000)  # characters, at least and at most
_MOST_LINKS = 20_000
_SAMPLE = 400  # characters of one
# The end of an address that tells a page: "?page=2", "/seite-2", "-2.html"; ".html" for the first.
_PAGE = re.compile(r"(?:[/?&_,.\-](?:[a-z]+[=\-/]?)?\d{1,3})?(?:\.s?html?)?$")
_MACHINE = re.compile(r"\w:\s?\w|[0-9a-f]{8}-|\d{6}|[=_/]")  # tags for advertising and analysis: "Day: Monday"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the story before its text is read; None, or nothing in a tuple, where the page does not tell.

    ``headlines`` has the one to believe first; ``ledes`` are descriptions, which the page may or may not show as its
    lede; ``kicker`` is the section's name, which stands in for a kicker that is shown. ``comments`` are those told as
    things, with ids of their own (``c1`` …). ``paywalled`` is what the page says of itself; ``kinds`` are the types
    of its things, in lower case.
    """

    headline: Fact[str] | None = None
    headlines: tuple[Fact[str], ...] = ()
    kicker: Fact[str] | None = None
    provider: Fact[str] | None = None
    authors: Fact[tuple[str, ...]] | None = None
    published: Fact[str] | None = None
    updated: Fact[str] | None = None
    language: Fact[str] | None = None
    ledes: tuple[Fact[str], ...] = ()
    tags: tuple[str, ...] = ()
    url: Fact[str] | None = None
    next_page: Fact[str] | None = None
    pictures: tuple[Fact[Picture], ...] = ()
    comment_count: Fact[int] | None = None
    comments: tuple[Comment, ...] = ()
    related: tuple[Related, ...] = ()
    paywalled: Fact[bool] | None = None
    kinds: tuple[str, ...] = ()


def facts(tree: Tree) -> Facts:
    """What the page ``tree`` tells of its story. Never fails: what cannot be read is as if it were not there."""
    meta = Meta(tree)
    scripts = [tree.source(one) for one in tree.find("script") if "ld+json" in one.get("type").lower()]
    things = [*jsonld.things(scripts), *microdata.things(tree)]
    address = _url(tree, meta)
    titles = [value for _name, value in meta.all("og:title", "twitter:title")] + ([meta.title] if meta.title else [])
    articles = describing(things, titles, [one for one in (tree.url, address.value if address else None) if one])
    language, region = _language(tree, meta, articles)
    known = lexicon(language.value if language else None)
    dates = _dates(known, _order(region, tree.url, known))

    told = headlines.told(meta, articles)
    near = Near(tree, headlines.shown(tree, [fact.value for fact in told]))
    provider = providers.settled(tree, meta, articles, near, dates, known)
    sites = [
        meta.first("og:site_name"),
        meta.first("application-name"),
        provider.value if provider else "",
        host(tree.url),
    ]
    ordered = headlines.candidates(tree, told, near, unique(one for one in sites if one))
    published, updated = times.settled(tree, meta, articles, near, dates, known)
    announced = discussion.announced(articles)
    return Facts(
        headline=ordered[0] if ordered else None,
        headlines=tuple(ordered),
        kicker=_first(articles, "articleSection")
        or _meta(meta, "article:section", "og:article:section", "parsely-section"),
        provider=provider,
        authors=authors.settled(tree, meta, articles, near, dates, known, sites),
        published=published,
        updated=updated,
        language=language,
        ledes=tuple(_ledes(meta, articles)),
        tags=_tags(meta, articles),
        url=address,
        next_page=_next_page(tree, meta),
        pictures=tuple(offers.pictures(tree, meta, articles, things, known)),
        comment_count=Fact(*announced) if announced else None,
        comments=tuple(discussion.comments(things, tree, dates)),
        related=tuple(offers.related(tree, articles, things, dates)),
        paywalled=_paywalled(meta, articles),
        kinds=tuple(unique(kind for article in articles for kind in article.types)),
    )


@cache
def _dates(known: Lexicon, order: str) -> Dates:
    return Dates(known, order)


def _first(articles: Sequence[Thing], *names: str) -> Fact[str] | None:
    for thing in articles:
        for name in names:
            if value := thing.text(name):
                return Fact(value, f"{thing.says()}.{name}")
    return None


def _meta(meta: Meta, *names: str) -> Fact[str] | None:
    return next((Fact(value, f"meta {name}") for name, value in meta.all(*names)), None)


def _url(tree: Tree, meta: Meta) -> Fact[str] | None:
    """The address that the page wants to be known by, on its own host."""
    for value, evidence in ((meta.link("canonical"), "link canonical"), (meta.first("og:url"), "meta og:url")):
        absolute = tree.absolute(value) if value else None
        if absolute and urlsplit(absolute).path.strip("/"):
            return Fact(absolute, evidence)
    return Fact(tree.url, "address of the page") if tree.url else None


def _next_page(tree: Tree, meta: Meta) -> Fact[str] | None:
    """The page after this one of the same story."""
    if (href := meta.link("next")) and (absolute := tree.absolute(href)) and _same_story(tree.url, absolute):
        return Fact(absolute, "link next")
    for link in tree.find("a")[:_MOST_LINKS]:
        told = link.attrs.get("rel")
        if not told or "next" not in told.split():
            continue
        if (absolute := tree.absolute(link.attrs.get("href"))) and _same_story(tree.url, absolute):
            return Fact(absolute, "link of relation next")
    return None


def _same_story(here: str | None, there: str) -> bool:
    """Whether two addresses differ only as pages of one story do; ``rel=next`` often means the next story instead."""
    if here is None or here.rstrip("/") == there.rstrip("/"):
        return False
    return _PAGE.sub("", here.rstrip("/")) == _PAGE.sub("", there.rstrip("/"))


def _language(tree: Tree, meta: Meta, articles: Sequence[Thing]) -> tuple[Fact[str] | None, str]:
    """The language (ISO 639), and its region (ISO 3166, lower case) or "", as BCP 47 tags or locales tell them."""
    html = tree.find("html")
    told = [
        *((thing.text("inLanguage"), f"{thing.says()}.inLanguage") for thing in articles),
        *((one.get("lang") or one.get("xml:lang"), "html lang") for one in html[:1]),
        (meta.first("content-language"), "meta content-language"),
        (meta.first("og:locale"), "meta og:locale"),
        (meta.first("dc.language", "dcterms.language", "language"), "meta dc.language"),
    ]
    found: Fact[str] | None = None
    region = ""
    for value, evidence in told:
        tag, *rest = value.replace("_", "-").lower().split("-")
        tag = _CALLED.get(tag, tag)
        if not (2 <= len(tag) <= 3 and tag.isascii() and tag.isalpha()) or (found and tag != found.value):
            continue
        found = found or Fact(tag, evidence)
        region = region or next((part for part in rest if len(part) == 2 and part.isalpha()), "")
    if (found is None or found.value == _TEMPLATES) and (spoken := detect(_sample(tree))):
        # Templates come in English, and many a page in another language still says so.
        found = found if found and found.value == spoken else Fact(spoken, "words of the text")
    return found, region


def _sample(tree: Tree) -> str:
    """The beginning of the running text, without knowing yet which paragraphs are the story's."""
    long = (one for one in tree.find("p") if _PARAGRAPH[0] < tree.length(one) < _PARAGRAPH[1])
    return " ".join(tree.text(one)[:_SAMPLE] for one in islice(long, 5))


def _order(region: str, url: str | None, known: Lexicon) -> str:
    """The order of day and month in numeric dates, by the region that the page or its address names."""
    regions = {region, host(url).rpartition(".")[2]}
    return "dmy" if known.order == "mdy" and regions & words().day_first else known.order


def _ledes(meta: Meta, articles: Sequence[Thing]) -> list[Fact[str]]:
    found: dict[str, Fact[str]] = {}
    for thing in articles:
        for name in ("description", "abstract", "alternativeHeadline"):
            for value in thing.texts(name):
                found.setdefault(value, Fact(value, f"{thing.says()}.{name}"))
    for name, value in meta.all(*words().description_meta):
        found.setdefault(value, Fact(value, f"meta {name}"))
    return list(found.values())


def _tags(meta: Meta, articles: Sequence[Thing]) -> tuple[str, ...]:
    """What the story is about: keywords of its things, else of the head."""
    told = [value for _name, value in meta.all("article:tag", "og:article:tag")]
    for thing in articles:
        told = told or thing.texts("keywords")
    told = (
        told or [value for _name, value in meta.all("news_keywords", "keywords", "parsely-tags", "sailthru.tags")][:1]
    )
    split = [part.strip() for value in told for part in (value.replace(";", ",").split(","))]
    return tuple(unique(part for part in split if 1 < len(part) <= 60 and not _MACHINE.search(part)))[:30]


def _paywalled(meta: Meta, articles: Sequence[Thing]) -> Fact[bool] | None:
    """Whether the page says that it is not free to read (schema.org ``isAccessibleForFree``)."""
    for thing in articles:
        for value in thing.all("isAccessibleForFree"):
            if str(value).strip().rpartition("/")[2].lower() in {"false", "true", "0", "1", "no", "yes"}:
                closed = str(value).strip().rpartition("/")[2].lower() in {"false", "0", "no"}
                return Fact(closed, f"{thing.says()}.isAccessibleForFree")
    for name, value in meta.all("article:content_tier", "og:article:content_tier"):
        return Fact(value.lower() in {"locked", "metered"}, f"meta {name}")
    return None
