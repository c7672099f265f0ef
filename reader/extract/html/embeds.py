"""What a story shows from elsewhere: videos, posts, maps, by the hosts and classes of ``rules/embeds.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from ... import strictyaml
from ...story import Embed
from .tree import Element, Tree

_RULES = Path(__file__).parent.parent / "rules" / "embeds.yaml"
_SOURCES = ("src", "data-src", "data-lazy-src", "data-url", "cite", "data-instgrm-permalink")


def embeds_in(tree: Tree, within: Element) -> Iterator[tuple[Element, Embed]]:
    """The embeds inside ``within``, in the page's order, with the elements that hold them."""
    end = 0
    for element in tree.find("iframe", "blockquote", "div"):
        if not within.has(element) or element.index < end:
            continue
        made = _frame(tree, element) if element.tag == "iframe" else _post(tree, element)
        if made is not None:
            end = element.end
            yield element, made


def _frame(tree: Tree, frame: Element) -> Embed | None:
    src = next((address for name in _SOURCES if (address := tree.absolute(frame.get(name)))), None)
    host = _host(src or "")
    if src is None or not host:
        return None
    return Embed(frame.get("title") or host, src)


def _post(tree: Tree, post: Element) -> Embed | None:
    if not post.names or not _lists()["posts"] & set(post.names.split()):
        return None
    links = [one for one in tree.inside(post) if one.tag == "a" and one.href]
    src = next((address for name in _SOURCES if (address := tree.absolute(post.get(name)))), None)
    return Embed(tree.text(post) or src or "", src or (tree.absolute(links[-1].href) if links else None))


def _host(address: str) -> str | None:
    """The known host that ``address`` is at, None where it is at another."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
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
