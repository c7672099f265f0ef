"""The slow way: what is too broken to be mended, by feedparser, which reads anything. Its only importer.

Its cleaning of HTML is off, since what reads the entries does that; so is its rewriting of links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from ..feed import NO_REPLIES, Feed, FeedEntry, Replies
from ..locale import _
from ..story import Related
from ..text import clean
from .media import AUTHORS, Medium, sort_out
from .moments import moment
from .people import name_of, names_of, several
from .texts import html_of_text, line_of_either, line_of_html, line_of_text, looks_like_html, with_base
from .values import address, identity, language, pause, pixels, whole

_LONGEST = 1_000_000  # characters; beyond, such a reader takes longer than anybody waits
_PAGES = ("", "text/html", "application/xhtml+xml", "text/plain")
_FEED_TYPES = ("application/atom+xml", "application/rss+xml", "application/rdf+xml", "text/xml", "application/xml")

# What comes out of feedparser itself where elements of feeds end that never began.
_STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

Told = Mapping[str, Any]


def read_leniently(text: str, url: str | None) -> Feed | None:
    """The feed in ``text``, None where there is none."""
    import feedparser

    try:
        told = feedparser.parse(
            BytesIO(text[:_LONGEST].encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url or ""},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _STUMBLES:
        return None
    head: Told = told["feed"]
    entries: list[Told] = told["entries"]
    if not entries and not told.get("version"):
        return None
    atom = str(told.get("version") or "").startswith("atom")
    home = _url(head, url)
    base = url or next((href for link, href in _links(head, None) if link.get("rel") == "self"), home)
    spoken = language(_text(head, "language"))
    authors = _authors(head) if atom else ()
    return Feed(
        title=_line(head, "title"),
        home=home,
        description=_line(head, "subtitle") or None,
        language=spoken,
        pause=pause(_text(head, "ttl"), _text(head, "sy_updateperiod"), _text(head, "sy_updatefrequency")),
        next_page=next((href for link, href in _links(head, url) if link.get("rel") == "next"), None),
        entries=tuple(_entry(entry, base, spoken, authors) for entry in entries),
        faults=(_("It is not well-formed; it was read as far as it makes sense."),),
    )


def _entry(told: Told, base: str | None, spoken: str | None, authors: tuple[str, ...]) -> FeedEntry:
    links = list(_links(told, base))
    media = [
        Medium(
            href,
            str(link.get("type") or "").lower(),
            length=whole(str(link.get("length") or "")),
            alt=line_of_either(str(link.get("title") or "")) or None,
        )
        for link, href in links
        if link.get("rel") == "enclosure"
    ]
    posters = []
    credits = [one for one in _mappings(told, "media_credit") if one.get("role") not in AUTHORS]
    credit = ", ".join(several(name_of(str(one.get("content") or "")) for one in credits)) or None
    for one in _mappings(told, "media_content"):
        if href := address(one.get("url"), base):
            kind, medium = str(one.get("type") or "").lower(), str(one.get("medium") or "").lower()
            width, height = pixels(one.get("width")), pixels(one.get("height"))
            media.append(Medium(href, kind, medium, width, height, whole(one.get("filesize")), credit=credit))
    for one in _mappings(told, "media_thumbnail"):
        if href := address(one.get("url"), base):
            sizes = pixels(one.get("width")), pixels(one.get("height"))
            posters.append(Medium(href, "", "image", *sizes, credit=credit))
    if isinstance(told.get("image"), Mapping) and (href := address(told["image"].get("href"), base)):
        posters.append(Medium(href, medium="image"))
    pictures, enclosures = sort_out(media, posters)
    content = next(filter(None, (_html(one, base) for one in _mappings(told, "content"))), None)
    summary = _html(told.get("summary_detail"), base)
    if content and summary and len(content) < len(summary) and told.get("media_content"):
        content = None  # the description of a picture, which feedparser takes for the text
    published = _moment(told, ("published", "created"))
    updated = _moment(told, ("updated",))
    source = told.get("source")
    return FeedEntry(
        id=identity(_text(told, "id")),
        url=_url(told, base),
        headline=_line(told, "title"),
        authors=_authors(told) or authors,
        published=published or updated,
        updated=updated if updated != published and published else None,
        summary=summary if summary != content else None,
        content=content,
        language=language(str((told.get("title_detail") or {}).get("language") or "")) or spoken,
        provider=(_line(source, "title") or None) if isinstance(source, Mapping) else None,
        tags=several(
            line_of_either(str(tag.get("label") or tag.get("term") or "")) for tag in _mappings(told, "tags")
        ),
        pictures=pictures,
        enclosures=enclosures,
        related=tuple(
            Related(title=line_of_either(str(link.get("title") or "")) or None, url=href)
            for link, href in links
            if link.get("rel") == "related"
        ),
        replies=_replies(told, links, base),
    )


def _text(told: Told, key: str) -> str:
    """What ``told`` has under ``key`` itself: feedparser would stand another date in for a missing one."""
    value = dict.get(told, key) if isinstance(told, dict) else told.get(key)
    return value if isinstance(value, str) else ""


def _mappings(told: Told, key: str) -> list[Told]:
    value = told.get(key)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _line(told: Told, key: str) -> str:
    text, detail = _text(told, key), told.get(f"{key}_detail")
    kind = str(detail.get("type") or "") if isinstance(detail, Mapping) else ""
    if kind == "text/plain":
        return line_of_text(text)
    return line_of_html(text) if kind else line_of_either(text)


def _html(detail: object, base: str | None) -> str | None:
    if not isinstance(detail, Mapping):
        return None
    text = str(detail.get("value") or "").strip()
    if str(detail.get("type") or "") == "text/plain" and not looks_like_html(text):
        text = html_of_text(text)
    inner = str(detail.get("base") or "")
    return clean(with_base(text, inner) if inner and inner != base else text) or None


def _moment(told: Told, keys: Iterable[str]) -> str | None:
    return next(filter(None, (moment(_text(told, key)) for key in keys)), None)


def _authors(told: Told) -> tuple[str, ...]:
    people = _mappings(told, "authors")
    if len(people) < 2 and "@" in _text(told, "author"):  # what feedparser makes of some addresses is no name
        return several(names_of(_text(told, "author")))
    named = several(name_of(_text(one, "name") or _text(one, "email")) for one in people)
    return tuple(name for name in named if "@" not in name) or named


def _links(told: Told, base: str | None) -> Iterator[tuple[Told, str]]:
    for link in _mappings(told, "links"):
        if href := address(link.get("href"), base):
            rel = str(link.get("rel") or "").rpartition("/")[2]
            yield {**link, "rel": rel}, href


def _url(told: Told, base: str | None) -> str | None:
    if original := address(_text(told, "feedburner_origlink"), base):
        return original
    alternates = [
        (str(link.get("type") or ""), href) for link, href in _links(told, base) if link.get("rel") == "alternate"
    ]
    for kind, href in alternates:
        if kind.partition(";")[0].strip() in _PAGES:
            return href
    link, own_id = _text(told, "link"), _text(told, "id")
    if "://" not in own_id and told.get("guidislink"):
        link = ""  # a word that feedparser takes for an address, since nothing says that it is none
    elif not link and "guidislink" not in told and "://" in own_id:
        link = own_id  # RDF's name of the entry
    return address(link, base) or (alternates[0][1] if alternates else None)


def _replies(told: Told, links: list[tuple[Told, str]], base: str | None) -> Replies:
    count = whole(_text(told, "thr_total"))
    page = feed = None
    for link, href in links:
        if link.get("rel") == "replies":
            count = whole(str(link.get("thr:count") or link.get("count") or "")) if count is None else count
            if link.get("type") in _FEED_TYPES:
                feed = href if feed is None or link.get("type") == _FEED_TYPES[0] else feed
            else:
                page = page or href
    count = whole(_text(told, "slash_comments")) if count is None else count
    page = page or address(_text(told, "comments"), base)
    feed = feed or address(_text(told, "wfw_commentrss"), base)
    return Replies(count, page, feed) if page or feed or count is not None else NO_REPLIES
