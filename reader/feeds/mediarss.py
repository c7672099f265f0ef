"""The media that elements name: enclosures, Media RSS with its groups, the covers of podcasts."""

from __future__ import annotations

from .markup import inner_text
from .media import AUTHORS, Medium
from .parts import NOTHING, Found, Link, children, elements, first_text, line
from .people import name_of, several
from .texts import line_of_either
from .values import address, pixels, whole

_NAMES = frozenset(["media:group", "media:content", "media:thumbnail", "media:credit"])


def media_of(found: Found, base: str | None, links: list[Link]) -> tuple[list[Medium], list[Medium], list[str]]:
    """The media of an entry, its small pictures, and who is credited with the entry."""
    media = [
        Medium(link.href, link.type, length=link.length, alt=line_of_either(link.title) or None)
        for link in links
        if link.rel == "enclosure"
    ]
    for element in found.get("enclosure", NOTHING):
        if href := address(element.get("url") or element.get("href") or inner_text(element), base):
            kind = (element.get("type") or "").strip().lower()
            media.append(Medium(href, kind, length=whole(element.get("length"))))
    posters: list[Medium] = []
    credited: list[str] = []
    if not _NAMES.isdisjoint(found):
        for number, group in enumerate(found.get("media:group", NOTHING)):
            _scope(children(group), base, number, media, posters, credited)
        _scope(found, base, None, media, posters, credited)
    for element in elements(found, ("itunes:image", "image")):
        parts = children(element) if len(element) else {}
        given = element.get("href") or first_text(parts, ("url",)) or (element.text if not parts else "")
        if href := address(given, base):
            posters.append(Medium(href, medium="image"))
    return media, posters, credited


def _scope(
    found: Found, base: str | None, group: int | None, media: list[Medium], posters: list[Medium], credited: list[str]
) -> None:
    """Collect the media in ``found``, which is an entry or a group; what it says holds for all of them."""
    title, caption, credit = _told(found, credited)
    for element in found.get("media:content", NOTHING):
        parts = children(element) if len(element) else {}
        own_title, own_caption, own_credit = _told(parts, credited) if parts else (None, None, None)
        posters += _posters(parts, base)
        href = address(element.get("url"), base)
        if href is None:
            continue
        media.append(
            Medium(
                href,
                (element.get("type") or "").strip().lower(),
                (element.get("medium") or "").strip().lower(),
                pixels(element.get("width")),
                pixels(element.get("height")),
                whole(element.get("fileSize")),
                own_title or (title if group is not None else None),
                own_caption or caption,
                own_credit or credit,
                group,
            )
        )
    for poster in _posters(found, base):
        poster.caption, poster.credit = caption, credit
        posters.append(poster)


def _posters(found: Found, base: str | None) -> list[Medium]:
    return [
        Medium(href, medium="image", width=pixels(one.get("width")), height=pixels(one.get("height")))
        for one in found.get("media:thumbnail", NOTHING)
        if (href := address(one.get("url") or one.text, base))
    ]


def _told(found: Found, credited: list[str]) -> tuple[str | None, str | None, str | None]:
    """The title, the caption and the credit in ``found``."""
    credits = []
    for element in found.get("media:credit", NOTHING):
        name = name_of(inner_text(element))
        if (element.get("role") or "").strip().lower() in AUTHORS:
            credited.append(name)
        elif name:
            credits.append(name)
    title = line(found, ("media:title",), False)
    caption = line(found, ("media:description", "media:text"), False)
    return title or None, caption or None, ", ".join(several(credits)) or None
