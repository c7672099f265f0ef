"""The elements of RSS and Atom, with the modules that the world uses, as entries and feeds.

All formats are read alike: an entry is a bag of elements, and each fact is taken from the best of those that may hold
it. So Atom's elements in RSS, Dublin Core in Atom and mixtures that no standard foresees need no care of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..feed import NO_REPLIES, Feed, FeedEntry, Replies
from ..story import Related
from .markup import html_of_element, inner_text
from .media import sort_out
from .mediarss import media_of
from .moments import moment
from .names import MODULES, NAMES, XML
from .parts import (
    BASE,
    NOTHING,
    Found,
    Link,
    authors_of,
    children,
    elements,
    first_text,
    headline,
    line,
    links_of,
    moment_of,
)
from .people import several
from .texts import line_of_either
from .values import address, base_of, identity, language, pause, whole

_LANG = f"{XML}}}lang"
_ABOUT = MODULES["rdf"] + "#}about"
_PAGES = ("", "text/html", "application/xhtml+xml", "html", "text/plain")
_FEED_TYPES = ("application/atom+xml", "application/rss+xml", "application/rdf+xml", "text/xml", "application/xml")
_MOST_TAGS = 50
_MOST_RELATED = 50


# Where each fact may stand, the best place first.
_PUBLISHED = (
    *("pubdate", "published", "issued", "dcterms:issued", "dc:date"),
    *("created", "dcterms:created", "dc:created", "date"),
)
_UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
_CONTENTS = ("content:encoded", "content", "fullitem", "xhtml:body", "body", "xhtml:div")
_SUMMARIES = (
    *("description", "summary", "abstract", "dc:description"),
    *("media:description", "itunes:summary", "itunes:subtitle"),
)
_DESCRIPTIONS = ("description", "subtitle", "tagline", "abstract", "itunes:summary")


class Around(NamedTuple):
    """What an entry inherits from its feed.

    ``base`` is what addresses are relative to, ``told`` whether the feed says so itself (``xml:base``). ``atom`` says
    that texts are plain where nothing else is said.
    """

    base: str | None = None
    told: bool = False
    language: str | None = None
    authors: tuple[str, ...] = ()
    atom: bool = False


def entry_of(element: Element, around: Around) -> FeedEntry:
    """The entry that ``element`` (an ``item`` or ``entry``) holds."""
    base = base_of(element.get(BASE), around.base)
    # Links in the text are relative to the page of the entry, unless the feed says to what.
    text_base = base if around.told or element.get(BASE) else None
    found = children(element)
    links = links_of(found, base)
    guid = found.get("guid", found.get("id", NOTHING))
    own_id = inner_text(guid[0]).strip() if guid else element.get(_ABOUT) or ""
    content = _html(found, _CONTENTS, around.atom, text_base)
    summary = _html(found, _SUMMARIES, around.atom, text_base) or _summary_of_group(found)
    if content is None and "description" in found and len(found["description"]) > 1:
        content = _longest(found["description"], text_base)  # a teaser and the text under one name
    published = moment_of(found, _PUBLISHED)
    updated = moment_of(found, _UPDATED) or moment(_attributes(element).get("lastmod", ""))
    media, posters, credited = media_of(found, base, links)
    pictures, enclosures = sort_out(media, posters) if media or posters else ((), ())
    return FeedEntry(
        id=identity(own_id),
        url=_url(element, found, links, own_id, base) or _source(found, base),
        headline=headline(found, around.atom),
        authors=authors_of(found) or several(credited) or _source_authors(found) or around.authors,
        published=published or updated,
        updated=updated if published and updated != published else None,
        summary=summary if summary != content else None,
        content=content,
        language=_language(element, found) or around.language,
        provider=_provider(found, around.atom),
        tags=_tags(found),
        pictures=pictures,
        enclosures=enclosures,
        related=_related(links),
        replies=_replies(found, links, base),
    )


def feed_of(root: Element, url: str | None) -> tuple[Feed, Around]:
    """What ``root``, which came from ``url``, says of the feed itself, without entries, and what these inherit."""
    head = next((child for child in root if NAMES[child.tag] == "channel"), root)
    told = root.get(BASE) or head.get(BASE)
    base = base_of(head.get(BASE), base_of(root.get(BASE), url))
    found = children(head)
    atom = NAMES[root.tag] in ("feed", "entry")
    links = links_of(found, base)
    home = _url(head, found, links, "", base)
    feed = Feed(
        title=headline(found, atom),
        home=home,
        description=line(found, _DESCRIPTIONS, atom) or None,
        language=language(root.get(_LANG) or head.get(_LANG) or first_text(found, ("language", "dc:language"))),
        pause=pause(*(first_text(found, (name,)) for name in ("ttl", "sy:updateperiod", "sy:updatefrequency"))),
        next_page=next((link.href for link in links if link.rel == "next"), None),
    )
    base = base or next((link.href for link in links if link.rel == "self"), home)
    return feed, Around(base, told is not None, feed.language, authors_of(found) if atom else (), atom)


def _url(element: Element, found: Found, links: list[Link], own_id: str, base: str | None) -> str | None:
    """Where the entry is read: what FeedBurner replaced, the link for people, the permalink."""
    for original in found.get("feedburner:origlink", NOTHING):
        if href := address(inner_text(original), base):
            return href
    alternates = [link for link in links if link.rel == "alternate"]
    for link in alternates:
        if link.type in _PAGES:
            return link.href
    # Atom's id is no link by its standard, but where it is one and there is no other, it is what was meant.
    permanent = _attributes(found["guid"][0]).get("ispermalink") if "guid" in found else None
    is_permalink = (permanent or "true").strip().lower() == "true"
    if is_permalink and (permanent or "://" in own_id) and (href := address(own_id, base)):
        return href
    for given in (_attributes(element).get("href"), element.get(_ABOUT)):
        if href := address(given, base):
            return href
    return alternates[0].href if alternates else None


def _language(element: Element, found: Found) -> str | None:
    spoken = element.get(_LANG) or first_text(found, ("dc:language", "language"))
    return language(spoken) if spoken else None


def _attributes(element: Element) -> dict[str, str]:
    """The attributes by their names in small letters: CDF, as Microsoft wrote it, shouts."""
    return {name.lower(): value for name, value in element.items()} if element.attrib else {}


def _source_authors(found: Found) -> tuple[str, ...]:
    return next((authors_of(children(source)) for source in found.get("source", NOTHING) if len(source)), ())


def _provider(found: Found, atom: bool) -> str | None:
    """Where a feed of feeds has the entry from."""
    for source in found.get("source", NOTHING):
        name = headline(children(source), atom) if len(source) else line_of_either(source.text or "")
        if name:
            return name
    return None


def _source(found: Found, base: str | None) -> str | None:
    """Where the content is instead of in the feed (Atom's ``src``)."""
    for element in found.get("content", NOTHING):
        if href := address(element.get("src"), base_of(element.get(BASE), base)):
            return href
    return None


def _html(found: Found, names: Iterable[str], atom: bool, base: str | None) -> str | None:
    """The first text under one of ``names``; in Atom's own elements it is plain where nothing else is said."""
    for name in names:
        if name in found:
            for element in found[name]:
                if html := html_of_element(element, atom and name in ("content", "summary"), base):
                    return html
    return None


def _summary_of_group(found: Found) -> str | None:
    for group in found.get("media:group", NOTHING):
        if html := _html(children(group), ("media:description",), False, None):
            return html
    return None


def _longest(texts: list[Element], base: str | None) -> str | None:
    """The longest of ``texts`` but the first, where it is longer than that."""
    first, *others = [html_of_element(element, False, base) or "" for element in texts]
    longest = max(others, key=len)
    return longest if len(longest) > len(first) else None


def _tags(found: Found) -> tuple[str, ...]:
    tags = [
        line_of_either(element.get("label") or element.get("term") or inner_text(element))
        for element in elements(found, ("category", "dc:subject"))
    ]
    for element in elements(found, ("itunes:keywords", "media:keywords", "keywords")):
        tags += map(line_of_either, inner_text(element).split(","))
    return several(tags)[:_MOST_TAGS]


def _related(links: list[Link]) -> tuple[Related, ...]:
    seen = {
        link.href: Related(title=line_of_either(link.title) or None, url=link.href)
        for link in links
        if link.rel == "related" and link.type not in _FEED_TYPES
    }
    return tuple(seen.values())[:_MOST_RELATED]


def _replies(found: Found, links: list[Link], base: str | None) -> Replies:
    count = whole(first_text(found, ("thr:total",)))
    page = feed = None
    for link in links:
        if link.rel == "replies":
            count = link.replies if count is None else count
            if link.type in _FEED_TYPES:
                # WordPress names both forms; Atom's tells whom a comment answers.
                feed = link.href if feed is None or link.type == _FEED_TYPES[0] else feed
            else:
                page = page or link.href
    if count is None:
        count = whole(first_text(found, ("slash:comments",)))
    page = page or address(first_text(found, ("comments",)), base)
    feed = feed or address(first_text(found, ("wfw:commentrss",)), base)
    return Replies(count, page, feed) if page or feed or count is not None else NO_REPLIES
