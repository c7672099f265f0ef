"""Where a page says that its comments are: what its head, its HTTP headers and its markup name.

Found by `reader.extract.html.hints`, followed by `reader.comments`. All addresses are absolute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .story import Thread

_NONE = Thread()


class Link(NamedTuple):
    """A typed link (RFC 8288), from a ``Link`` header or a ``link`` element; ``rel`` is one relation type."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


class Forum(NamedTuple):
    """A Discourse forum that the page embeds: the topic's number, else the address that the topic was made for."""

    root: str
    topic: str | None = None
    embedded: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says of its comments.

    ``url`` is where the page is; ``post`` the number that WordPress knows it by; ``generator`` the program that made
    it. ``discussions`` are addresses where the page says that it is discussed. ``thread`` is what it holds itself.
    """

    url: str | None = None
    links: tuple[Link, ...] = ()
    post: str | None = None
    generator: str = ""
    forum: Forum | None = None
    discussions: tuple[str, ...] = ()
    thread: Thread = _NONE

    def linked(self, rel: str, *types: str) -> list[Link]:
        """The links of relation ``rel``, of one of the media ``types`` if any are named."""
        return [link for link in self.links if link.rel == rel and (not types or link.type in types)]
