"""Where a page says that its comments are: link elements and headers, forms, embedded forums, statuses.

What is only named is not asked: that is for whoever loads comments, when the reader wants them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit, urlunsplit

from ...hints import Forum, Hints, Link
from ...targets import is_on_web
from ...text import clean_line
from . import jsonld
from .meta import Meta
from .schema import unique
from .tree import Element, Tree

_MOST_LINKS = 2_000
_LONGEST_SCRIPT = 100_000  # characters: what embeds a forum is a few lines
_HEADER_LINK = re.compile(
    r'<([^<>]{1,2000})>((?:\s{0,9};\s{0,9}[\w!#$&+.^`|~*-]{1,40}=(?:"[^"]{0,2000}"|[^\s;,"]{1,500}))*)'
)
_PARAMETER = re.compile(r';\s*([\w*-]+)=(?:"([^"]*)"|([^\s;,"]+))')
_POST = re.compile(r"(?:^|\s)(?:postid|post|page-id)-(\d{1,12})(?:\s|$)")
_FORUM = re.compile(r"""\bdiscourseUrl['"]?\s{0,9}[:=]\s{0,9}['"](https?://[^'"]{1,500})['"]""")
_TOPIC = re.compile(r"""\btopicId['"]?\s{0,9}[:=]\s{0,9}['"]?(\d{1,12})""")
_EMBEDDED = re.compile(r"""\bdiscourseEmbedUrl['"]?\s{0,9}[:=]\s{0,9}['"](https?://[^'"]{1,2000})['"]""")
# Relations and classes by which a page names a copy of itself that is discussed elsewhere (indieweb.org/syndication).
_DISCUSSED = frozenset(["discussion", "syndication", "u-syndication"])
# As scripts that show a Fediverse thread below a page are told of it: server, user, number of the status.
_SERVER, _USER, _STATUS = ("host", "instance", "server"), ("user", "username"), ("tootid", "toot-id", "status-id")


def hints_in(tree: Tree, headers: Mapping[str, str]) -> Hints:
    """What the page ``tree``, which came with ``headers`` (names in lower case), says of its comments.

    Without the comments that it holds itself. Never fails.
    """
    meta = Meta(tree)
    url = meta.link("canonical") or tree.url
    return Hints(
        url=tree.url,
        links=tuple(_unique_links([*_header_links(tree, headers.get("link", "")), *_element_links(tree)])),
        post=_post(tree),
        generator=meta.first("generator"),
        forum=_forum(tree, tree.absolute(url)),
        discussions=tuple(unique(_discussions(tree))),
    )


def _unique_links(links: Iterable[Link]) -> list[Link]:
    """``links`` without those that a link before them says already."""
    found: dict[tuple[str, str], Link] = {}
    for link in links:
        found.setdefault((link.rel, link.href), link)
    return list(found.values())


# ---------------------------------------------------------------------- links


def _header_links(tree: Tree, header: str) -> Iterator[Link]:
    for href, parameters in _HEADER_LINK.findall(header)[:_MOST_LINKS]:
        told = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(parameters)}
        yield from _links(tree, href, told.get("rel", ""), told.get("type", ""), told.get("title", ""))


def _element_links(tree: Tree) -> Iterator[Link]:
    for element in tree.find("link")[:_MOST_LINKS]:
        yield from _links(tree, element.get("href"), element.get("rel"), element.get("type"), element.get("title"))


def _links(tree: Tree, href: str, rels: str, kind: str, title: str) -> Iterator[Link]:
    address = tree.absolute(href)
    if is_on_web(address):
        address = _with_port(address, tree.url)
        for rel in rels.lower().split():
            yield Link(rel, address, kind.partition(";")[0].strip().lower(), clean_line(title))


def _with_port(address: str, page: str | None) -> str:
    """``address`` with the port of the ``page``, which WordPress forgets in some of the links to itself."""
    try:
        here, there = urlsplit(page or ""), urlsplit(address)
        if here.port and not there.port and here.hostname == there.hostname and here.scheme == there.scheme:
            return urlunsplit(there._replace(netloc=here.netloc))
    except ValueError:  # a port that is none
        pass
    return address


# ---------------------------------------------------------------------- programs


def _post(tree: Tree) -> str | None:
    """The number that WordPress knows the story by, which its comment form sends, or the body's class names."""
    for element in tree.find("input"):
        if element.get("name") == "comment_post_ID" and element.get("value").isdecimal():
            return element.get("value")
    for element in tree.find("body")[:1]:
        if match := _POST.search(element.names):
            return match[1]
    return None


def _forum(tree: Tree, url: str | None) -> Forum | None:
    """The Discourse forum that a script of the page embeds (its ``DiscourseEmbed``)."""
    for script in tree.find("script"):
        source = tree.source(script)[:_LONGEST_SCRIPT]
        if "discourseUrl" in source and (root := _FORUM.search(source)):
            topic, embedded = _TOPIC.search(source), _EMBEDDED.search(source)
            return Forum(
                root=root[1].rstrip("/") + "/",
                topic=topic[1] if topic else None,
                embedded=embedded[1] if embedded else url,
            )
    return None


def _discussions(tree: Tree) -> Iterator[str]:
    """Addresses at which the page says that it is discussed."""
    scripts = [tree.source(one) for one in tree.find("script") if "ld+json" in one.get("type").lower()]
    for thing in jsonld.things([script for script in scripts if "discussionUrl" in script]):
        if address := tree.absolute(thing.address("discussionUrl")):
            yield address
    for element in tree.elements:
        attrs = element.attrs
        if not attrs:
            continue
        address = None
        if element.tag in ("a", "link") and _is_discussion(element):
            address = tree.absolute(element.get("href"))
        elif any(one in attrs or f"data-{one}" in attrs for one in _STATUS):
            address = _status(element)
        if address:
            yield address


def _is_discussion(element: Element) -> bool:
    return (
        not _DISCUSSED.isdisjoint(element.get("rel").lower().split())
        or not _DISCUSSED.isdisjoint(element.names.split())
        or element.attrs.get("itemprop") == "discussionUrl"
    )


def _status(element: Element) -> str | None:
    """The status that an element tells a script of, as the address that Mastodon shows it at."""

    def told(names: tuple[str, ...]) -> str:
        return next(
            (value for name in names for value in (element.get(name), element.get(f"data-{name}")) if value), ""
        )

    server, user, number = told(_SERVER), told(_USER), told(_STATUS)
    if not number.isdecimal() or not re.fullmatch(r"[\w.-]+(?::\d+)?", server):
        return None
    return f"https://{server}/@{user.lstrip('@') or 'user'}/{number}"
