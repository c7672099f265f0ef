"""A WordPress site that answers as real ones were seen to: links, headers, page sizes, feeds of ten, refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from reader.errors import HttpStatus
from reader.hints import Hints, Link
from reader.story import Page
from tests.comments.web import Given, Web

STORY = "/2026/03/the-ferry/"
_BEGIN = datetime(2026, 3, 7, 7, 0, tzinfo=UTC)
_HOUR = timedelta(hours=1)  # of the site before UTC


class Said(NamedTuple):
    """A comment: the number of what it answers, 0 for the story, and its HTML."""

    parent: int = 0
    author: str = "Maud"
    html: str = "<p>Well said.</p>"


@dataclass
class Blog:
    """The site at ``root`` with one story, number 6, whose ``comments`` have the numbers 1, 2, 3 …

    ``refused`` are parts of addresses that are answered with 403. ``plain`` is a site without readable addresses, and
    ``shown`` is how many of the comments its page shows.
    """

    root: str = "https://blog.example"
    comments: Sequence[Said] = ()
    refused: tuple[str, ...] = ()
    plain: bool = False
    shown: int = 0
    faults: dict[int, Callable[[Page], Given]] = field(default_factory=dict)

    # ------------------------------------------------------------------ for the tests

    @property
    def story(self) -> str:
        return f"{self.root}/?p=6" if self.plain else self.root + STORY

    def hints(self) -> Hints:
        """What the head of the story's page names."""
        api = "/index.php?rest_route=/" if self.plain else "/wp-json/"
        links = (
            Link("https://api.w.org/", self.root + api),
            Link("alternate", f"{self.root}{api}wp/v2/posts/6", "application/json"),
            Link("shortlink", f"{self.root}/?p=6"),
            Link("alternate", f"{self.root}/feed/", "application/rss+xml", "The Canal Dispatch » Feed"),
            Link(
                "alternate",
                f"{self.root}/comments/feed/",
                "application/rss+xml",
                "The Canal Dispatch » Comments Feed",
            ),
            Link("alternate", f"{self.root}{STORY}feed/", "application/rss+xml", "The ferry » Comments Feed"),
        )
        return Hints(self.story, links, "6", "WordPress 6.1.9")

    def web(self) -> Web:
        """The site as a web of its own."""
        return _BlogWeb(self)

    # ------------------------------------------------------------------ answers

    def answer(self, url: str) -> Page:
        """What the site answers at ``url``. Raises `HttpStatus`."""
        parts = urlsplit(url)
        asked = dict(parse_qsl(parts.query))
        if any(part in url for part in self.refused):
            raise HttpStatus(403, "the server does not give this page to newsreader (403)", where=url)
        route = asked.get("rest_route") or parts.path.removeprefix("/wp-json")
        if route == "/wp/v2/comments":
            return self._rest(url, asked)
        if url.partition("#")[0] == self.story:
            return self._page(url)
        if parts.path == STORY + "feed/atom/":
            return self._document(url, self._atom(), "application/atom+xml")
        if parts.path == STORY + "feed/":
            return self._document(url, self._rss(), "application/rss+xml")
        raise HttpStatus(404, "there is no such page (404)", where=url)

    def _rest(self, url: str, asked: dict[str, str]) -> Page:
        size, number = int(asked.get("per_page", "10")), int(asked.get("page", "1"))
        numbers = list(range(1, len(self.comments) + 1))
        if asked.get("order", "desc") == "desc":
            numbers.reverse()
        part = numbers[(number - 1) * size : number * size]
        headers = {"x-wp-total": str(len(numbers)), "x-wp-totalpages": str(-(-len(numbers) // size))}
        return self._document(url, json.dumps([self._record(one) for one in part]), "application/json", headers)

    def _record(self, number: int) -> dict[str, object]:
        said = self.comments[number - 1]
        moment = _BEGIN + timedelta(minutes=number)
        return {
            "id": number,
            "post": 6,
            "parent": said.parent,
            "author_name": escape(said.author),
            "date": (moment + _HOUR).strftime("%Y-%m-%dT%H:%M:%S"),
            "date_gmt": moment.strftime("%Y-%m-%dT%H:%M:%S"),
            "content": {"rendered": said.html + "\n"},
            "link": f"{self.root}{STORY}#comment-{number}",
            "status": "approved",
            "type": "comment",
        }

    def _newest(self) -> list[tuple[int, Said]]:
        return list(enumerate(self.comments, 1))[::-1][:10]

    def _prose(self, said: Said) -> str:
        if not said.parent:
            return said.html
        author = escape(self.comments[said.parent - 1].author)
        return f'<p>In reply to <a href="{self.root}{STORY}#comment-{said.parent}">{author}</a>.</p>\n{said.html}'

    def _atom(self) -> str:
        entries = "".join(
            f"<entry><title>By: {escape(said.author)}</title>"
            f'<link rel="alternate" href="{self.root}{STORY}#comment-{number}" type="text/html"/>'
            f"<author><name>{escape(said.author)}</name></author><id>{self.root}/?p=6#comment-{number}</id>"
            f"<published>{(_BEGIN + timedelta(minutes=number)).strftime('%Y-%m-%dT%H:%M:%SZ')}</published>"
            f'<content type="html"><![CDATA[{self._prose(said)}]]></content>'
            f'<thr:in-reply-to ref="{self.root}/?p=6{f"#comment-{said.parent}" if said.parent else ""}"/></entry>'
            for number, said in self._newest()
        )
        # Seen in the wild: the feed's own address without its port.
        return (
            '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments on: The ferry</title>'
            f'<link rel="self" href="http://127.0.0.1{STORY}feed/atom/"/>{entries}</feed>'
        )

    def _rss(self) -> str:
        items = "".join(
            f"<item><title>By: {escape(said.author)}</title><link>{self.root}{STORY}#comment-{number}</link>"
            f"<dc:creator><![CDATA[{said.author}]]></dc:creator>"
            f"<pubDate>{format_datetime(_BEGIN + timedelta(minutes=number))}</pubDate>"
            f'<guid isPermaLink="false">{self.root}/?p=6#comment-{number}</guid>'
            f"<content:encoded><![CDATA[{self._prose(said)}]]></content:encoded></item>"
            for number, said in self._newest()
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Comments on: The ferry</title>'
            f"{items}</channel></rss>"
        )

    def _page(self, url: str) -> Page:
        """The story, with its links in the head and in the header, as WordPress sends both."""
        hints = self.hints()
        head = "".join(f'<link rel="{one.rel}" type="{one.type}" href="{escape(one.href)}">' for one in hints.links)
        words = (
            "<p>The ferry runs again since this morning, the town said, and the first to cross was the miller’s dog."
        )
        comments = "".join(
            f'<li id="comment-{number}" class="comment"><b class="author">{escape(said.author)}</b>'
            f'<time datetime="2026-03-07T08:{number:02}:00+01:00">7 March</time>'
            f'<div class="comment-content">{said.html}</div></li>'
            for number, said in enumerate(self.comments[: self.shown], 1)
        )
        section = f'<div id="comments"><h2>{len(self.comments)} comments</h2><ol>{comments}</ol></div>'
        form = "<form><input type=hidden name=comment_post_ID value=6></form>"
        body = (
            f'<!doctype html><html lang="en"><head><title>The ferry</title>{head}'
            f'<link rel="canonical" href="{self.story}"></head><body><article><h1>The ferry runs again</h1>'
            f"{words * 4}</article>{section}{form}</body></html>"
        )
        told = ", ".join(f'<{one.href}>; rel="{one.rel}"' for one in hints.links[:1])
        return self._document(url, body, "text/html", {"link": told})

    @staticmethod
    def _document(url: str, text: str, kind: str, headers: dict[str, str] | None = None) -> Page:
        return Page(url, url, kind, "utf-8", text.encode(), "2026-11-22T12:00+01:00", headers or {})


class _BlogWeb(Web):
    """The site; ``faults`` change the answers to the pages of its interface, by their numbers."""

    def __init__(self, blog: Blog) -> None:
        super().__init__()
        self._blog = blog

    def otherwise(self, url: str) -> Given:
        page = self._blog.answer(url)
        number = dict(parse_qsl(urlsplit(url).query)).get("page")
        fault = self._blog.faults.get(int(number)) if number else None
        return fault(page) if fault else page


def many(count: int) -> list[Said]:
    """``count`` comments of different words, every third of which answers the one before it."""
    return [
        Said(number - 1 if number % 3 == 0 else 0, f"Reader {number}", f"<p>This is opinion number {number}.</p>")
        for number in range(1, count + 1)
    ]
