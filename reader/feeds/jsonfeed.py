"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from ..errors import NotAFeed
from ..feed import Feed, FeedEntry
from ..locale import _
from ..text import clean
from .media import Medium, sort_out
from .moments import moment
from .people import name_of, several
from .texts import html_of_text, line_of_either, line_of_text
from .tree import MOST
from .values import address, identity, language


def read_json_feed(body: bytes, url: str | None) -> Feed:
    """The JSON feed in ``body``, which came from ``url``. Raises `NotAFeed` for other JSON and for what is none."""
    from ..decode import decode

    try:
        data = json.loads(decode(body, "utf-8"))
    except (ValueError, RecursionError) as problem:
        raise NotAFeed(
            _("this is no valid JSON"), where=url, hint=_("The feed is damaged; try again later.")
        ) from problem
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        raise NotAFeed(
            _("this is JSON, but no feed"), where=url, hint=_("Give the address of a feed or of its site.")
        )
    base = address(_string(data, "feed_url"), url) or url
    home = address(_string(data, "home_page_url"), base)
    spoken = language(_string(data, "language"))
    authors = _authors(data)
    items = [item for item in data["items"] if isinstance(item, dict)]
    faults: tuple[str, ...] = ()
    if len(items) < len(data["items"]) or len(items) > MOST:
        faults = (_("Some of its entries cannot be read."),)
    return Feed(
        title=line_of_either(_string(data, "title")),
        home=home,
        description=line_of_text(_string(data, "description")) or None,
        language=spoken,
        next_page=address(_string(data, "next_url"), base),
        entries=tuple(_entry(item, url or home, spoken, authors) for item in items[:MOST]),
        faults=faults,
    )


def _entry(item: dict[str, Any], base: str | None, spoken: str | None, authors: tuple[str, ...]) -> FeedEntry:
    media = []
    if href := address(_string(item, "image"), base):
        media.append(Medium(href, medium="image"))
    for one in _objects(item, "attachments"):
        if href := address(_string(one, "url"), base):
            size = one.get("size_in_bytes")
            length = size if isinstance(size, int) and size >= 0 else None
            title = line_of_text(_string(one, "title")) or None
            media.append(Medium(href, _string(one, "mime_type").lower(), length=length, alt=title))
    posters = [
        Medium(href, medium="image") for key in ("banner_image",) if (href := address(_string(item, key), base))
    ]
    pictures, enclosures = sort_out(media, posters)
    published, updated = moment(_string(item, "date_published")), moment(_string(item, "date_modified"))
    text = _string(item, "content_text")
    content = clean(_string(item, "content_html")).strip() or clean(html_of_text(text))
    summary = clean(html_of_text(_string(item, "summary")))
    return FeedEntry(
        id=identity(_id(item.get("id"))),
        url=address(_string(item, "url"), base) or address(_string(item, "external_url"), base) or _permalink(item),
        headline=line_of_either(_string(item, "title")),
        authors=_authors(item) or authors,
        published=published or updated,
        updated=updated if published and updated != published else None,
        summary=summary if summary and summary != content else None,
        content=content or None,
        language=language(_string(item, "language")) or spoken,
        tags=several(line_of_either(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        pictures=pictures,
        enclosures=enclosures,
    )


def _permalink(item: dict[str, Any]) -> str | None:
    return address(_id(item.get("id")), None)


def _id(value: Any) -> str:
    """An id as text: numbers are against the rules, and frequent."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _authors(data: dict[str, Any]) -> tuple[str, ...]:
    """``authors`` of 1.1, or ``author`` of 1.0."""
    people = _objects(data, "authors")
    if not people and isinstance(data.get("author"), dict):
        people = [data["author"]]
    return several(name_of(_string(one, "name") or _string(one, "url")) for one in people)


def _string(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _list(data: dict[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else []


def _objects(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [one for one in _list(data, key) if isinstance(one, dict)]
