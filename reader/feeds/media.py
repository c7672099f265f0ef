"""The pictures and files of entries: enclosures and Media RSS (https://www.rssboard.org/media-rss)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..feed import Enclosure
from ..story import Picture

_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_AVATARS = "gravatar.com/avatar/"  # WordPress gives the author's portrait as the first picture of each entry
_MOST = 100  # of an entry
# What a person who is credited with the whole entry did; others made the picture.
AUTHORS = frozenset(["author", "writer", "reporter", "editor", "creator"])


@dataclass(slots=True)
class Medium:
    """A picture, film or sound. ``group`` tells which are the same thing in several sizes, None for none."""

    url: str
    kind: str = ""
    medium: str = ""
    width: int | None = None
    height: int | None = None
    length: int | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    group: int | None = None

    @property
    def is_picture(self) -> bool:
        if self.medium or self.kind:
            return self.medium == "image" or self.kind.startswith("image/")
        return urlsplit(self.url).path.lower().endswith(_IMAGES)


def sort_out(media: Sequence[Medium], posters: Iterable[Medium]) -> tuple[tuple[Picture, ...], tuple[Enclosure, ...]]:
    """The pictures and the other files among ``media``, each once, the largest of several sizes.

    ``posters`` are small pictures (thumbnails, covers), which count where there is no other.
    """
    pictures: dict[object, Medium] = {}
    files: dict[str, Enclosure] = {}
    for one in media[:_MOST]:
        if not one.is_picture:
            files.setdefault(one.url, Enclosure(one.url, one.kind or None, one.length))
        elif _AVATARS not in one.url:
            # Some give the same picture in all its sizes without a group around: then its texts are the same.
            told = (one.caption, one.credit) if one.width and (one.caption or one.credit) else None
            same = one.group if one.group is not None else told or one.url
            pictures[same] = _better(pictures.get(same), one)
    if not pictures:
        poster = next((poster for poster in posters if _AVATARS not in poster.url), None)
        pictures = {0: poster} if poster else {}
    found: dict[str, Medium] = {}
    for one in pictures.values():
        found[one.url] = _better(found.get(one.url), one)
    shown = (Picture(one.url, one.alt, one.caption, one.credit, one.width, one.height) for one in found.values())
    return tuple(shown), tuple(files.values())


def _better(known: Medium | None, one: Medium) -> Medium:
    """The larger of two that are the same picture, or what both tell of it where they are the same file."""
    if known is None:
        return one
    if known.url != one.url:
        return one if (one.width or 0) > (known.width or 0) else known
    return replace(
        known,
        alt=known.alt or one.alt,
        caption=known.caption or one.caption,
        credit=known.credit or one.credit,
        width=known.width or one.width,
        height=known.height or one.height,
    )
