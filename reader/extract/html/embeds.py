"""What a story shows from elsewhere: videos, posts, maps, by the hosts and classes of ``rules/embeds.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from ... import strictyaml
from ...addresses import host_of
from ...story import Embed
from .tree import Element, Tree

_RULES = Path(__file__).parent.parent / "rules" / "embeds.yaml"
_TITLE = re.compile(r"(?<![a-z])title(?![a-z])")
_SOURCES = ("src", "data-src", "data-lazy-src", "data-url", "cite", "data-instgrm-permalink")


def embeds_in(tree: Tree, within: Element) -> Iterator[tuple[Element, Embed]]:
    """The embeds inside ``within``, in the page's order, with the elements that hold them."""
    posts = _lists()["posts"]
    boxes = [
        one
        for tag in ("blockquote", "div", "figure")
        for one in tree.within(within, tag)
        if one.names and not posts.isdisjoint(one.names.split())
    ]
    players = [one for tag in ("iframe", "video", "audio") for one in tree.within(within, tag)]
    end = 0
    for element in sorted((*boxes, *players), key=lambda one: one.index):
        if element.index < end or element is within:
            continue
        match element.tag:
            case "iframe":
                made = _frame(tree, element)
            case "video" | "audio":
                made = _recording(tree, element)
            case _:
                made = _post(tree, element)
        if made is not None:
            end = element.end
            yield element, made


def _frame(tree: Tree, frame: Element) -> Embed | None:
    src = next((address for name in _SOURCES if (address := tree.absolute(frame.get(name)))), None)
    return embed_at(src, frame.get("title")) if src else None


def embed_at(address: str, title: str = "") -> Embed | None:
    """What is shown from ``address``, None where that is at no host that stories show things from."""
    host = _host(address)
    return Embed(title or host, address) if host else None


def _recording(tree: Tree, player: Element) -> Embed | None:
    """The film or sound that ``player`` (video, audio) plays, None where only a script knows which."""
    elements = (player, *(one for one in tree.children(player) if one.tag == "source"))
    src = next((found for one in elements if (found := tree.absolute(one.get("src")))), None)
    if src is None:
        return None
    return Embed(player.get("title") or player.get("aria-label") or unquote(src.rpartition("/")[2]) or src, src)


def _post(tree: Tree, post: Element) -> Embed:
    links = [one for one in tree.inside(post) if one.tag == "a" and one.href]
    src = next((address for name in _SOURCES if (address := tree.absolute(post.get(name)))), None)
    titles = [tree.text(one) for one in tree.inside(post) if one.names and _TITLE.search(one.names)]
    text = next(filter(None, titles), "") or tree.text(post)
    return Embed(text or src or "", src or (tree.absolute(links[-1].href) if links else None))


def _host(address: str) -> str | None:
    """The known host that ``address`` is at, None where it is at another."""
    host = host_of(address)
    while host:
        if host in _lists()["hosts"]:
            return host
        host = host.partition(".")[2]
    return None


@cache
def _lists() -> dict[str, frozenset[str]]:
    document = strictyaml.read(_RULES)
    document.mapping((), ("hosts", "posts"))
    return {key: frozenset(document.string(key).split()) for key in ("hosts", "posts")}
