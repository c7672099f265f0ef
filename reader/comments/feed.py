"""Feeds of comments, and of stories that have some: Atom (RFC 4287) and RSS 2.0, as far as comments need them.

What is said of threads: ``thr:in-reply-to``, ``rel=replies``, ``thr:count`` and ``thr:total`` (RFC 4685),
``wfw:commentRss`` (Comment API), ``slash:comments``. A feed that breaks off is read up to there. Expat guards against
entities that grow without end, and nothing outside the feed is ever loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse, tostring

from ..errors import Damaged, WebError, WrongType
from ..locale import _
from .asking import Answer
from .values import address, moment

_ATOM = "{http://www.w3.org/2005/Atom}"
_THREAD = "{http://purl.org/syndication/thread/1.0}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DATE = "{http://purl.org/dc/elements/1.1/}date"
_COMMENTS = ("{http://wellformedweb.org/CommentAPI/}commentRss", "{http://wellformedweb.org/CommentAPI/}commentRSS")
_SLASH = "{http://purl.org/rss/1.0/modules/slash/}comments"
_ENTRIES = (_ATOM + "entry", "item")
_MOST = 20_000  # entries


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a feed or an entry (RFC 4287, section 4.2.7); ``count`` of replies is `thr:count` (RFC 4685)."""

    rel: str
    href: str
    type: str = ""
    title: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry; ``html`` is its words, ``answers`` the id of what it answers, None where it answers nothing.

    ``links`` has the feeds of its comments too, whatever element names them: as ``replies``.
    """

    id: str
    link: str | None
    title: str
    author: str
    time: str | None
    html: str
    answers: str | None
    count: int | None
    links: tuple[Link, ...]

    def linked(self, rel: str, kind: str) -> list[Link]:
        """Its links with the relation ``rel`` and the media type ``kind``."""
        return [link for link in self.links if link.rel == rel and link.type == kind]


@dataclass(slots=True)
class Feed:
    """``next`` is where the feed goes on (RFC 5005); ``problem`` why it is only a part, if it is."""

    entries: list[Entry] = field(default_factory=list)
    next: str | None = None
    problem: WebError | None = None


def read(answer: Answer) -> Feed:
    """The feed in ``answer``. Raises `WebError` where it is none."""
    page = answer.page
    url = page.url or page.target
    feed = Feed(problem=answer.problem)
    root = None
    try:
        for event, element in _events(page.body):
            if event == "start":
                root = element if root is None else root
                if root.tag.rpartition("}")[2].lower() not in ("feed", "rss", "rdf"):
                    break
            elif element.tag in _ENTRIES or element.tag.endswith("}item"):
                feed.entries.append(_entry(element, url))
                element.clear()
            elif element.tag == _ATOM + "link" and element.get("rel") == "next" and feed.next is None:
                feed.next = address(element.get("href"), url)
            if len(feed.entries) >= _MOST:
                break
    except ParseError:
        feed.problem = feed.problem or Damaged(_("the feed breaks off"), where=url)
    if root is None or root.tag.rpartition("}")[2].lower() not in ("feed", "rss", "rdf"):
        raise WrongType(_("a page came where a feed was expected"), where=url, hint=_("Open the page in a browser."))
    return feed


def _events(body: bytes) -> Iterator[tuple[str, Element]]:
    """Each element of ``body`` as it starts and as it ends. Raises ParseError where the rest is no XML."""
    yield from iterparse(BytesIO(body), ("start", "end"))


def _entry(element: Element, url: str) -> Entry:
    atom = element.tag.startswith(_ATOM)
    links = list(_links(element, url))
    if atom:
        identity = _text(element, _ATOM + "id")
        link = next((one.href for one in links if one.rel == "alternate"), None)
        author = next((_text(one, _ATOM + "name") for one in element.iter(_ATOM + "author")), "")
        html = _html(element.find(_ATOM + "content")) or _html(element.find(_ATOM + "summary"))
        time = _text(element, _ATOM + "published") or _text(element, _ATOM + "updated")
    else:
        identity = _text(element, "guid")
        link = address(_text(element, "link"), url)
        author = _text(element, _CREATOR) or _text(element, "author")
        html = _text(element, _CONTENT) or _text(element, "description")
        time = _text(element, "pubDate") or _text(element, _DATE)
    answered = element.find(_THREAD + "in-reply-to")
    count = _text(element, _THREAD + "total") or _text(element, _SLASH)
    return Entry(
        id=identity or link or "",
        link=link,
        title=_html(element.find(_ATOM + "title")) if atom else _text(element, "title"),
        author=author,
        time=moment(time),
        html=html,
        answers=(answered.get("ref") or answered.get("href")) if answered is not None else None,
        count=_number(count),
        links=tuple(links),
    )


def _links(element: Element, url: str) -> Iterator[Link]:
    for one in element.iter(_ATOM + "link"):
        if href := address(one.get("href"), url):
            yield Link(
                one.get("rel") or "alternate",
                href,
                (one.get("type") or "").partition(";")[0].strip().lower(),
                one.get("title") or "",
                _number(one.get(_THREAD + "count") or ""),
            )
    for name in _COMMENTS:
        if href := address(_text(element, name), url):
            yield Link("replies", href, "application/rss+xml")


def _text(element: Element, name: str) -> str:
    found = element.find(name)
    return "".join(found.itertext()).strip() if found is not None else ""


def _html(element: Element | None) -> str:
    """The content of an Atom text construct (RFC 4287, section 3.1) as HTML."""
    if element is None:
        return ""
    kind = (element.get("type") or "text").lower()
    if "xhtml" in kind:
        return "".join(tostring(child, "unicode") for child in element)
    text = "".join(element.itertext())
    return text if "html" in kind else f"<p>{escape(text)}</p>"


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
