"""The link by which a page takes reports of a comment, where it has one that leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ... import strictyaml
from ...addresses import host_of
from ...targets import is_on_web
from .tree import Element, Tree

_FILE = Path(__file__).parent.parent / "rules" / "reports.yaml"
_MOST_WORDS = 40  # characters: what says more is no label
_TEXT = frozenset({"p", "blockquote", "li"})  # a link in these is the writer's, not the page's


class Patterns(NamedTuple):
    """What recognises reports: see the comments in the file."""

    link: re.Pattern[str]
    words: re.Pattern[str]
    item: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, compiled once."""
    document = strictyaml.read(_FILE)
    document.mapping((), Patterns._fields)
    return Patterns(*(re.compile(document.string(key)) for key in Patterns._fields))


def report_link(tree: Tree, comment: str) -> str | None:
    """Where the page's own link to report the comment with the id ``comment`` leads.

    None where the page has none, or only a script answers it.
    """
    number = comment.rpartition("-")[2]
    for element in tree.elements:
        if element.attrs and _is(element, comment, number):
            for link in tree.inside(element):
                if link.tag == "a" and _reports(tree, link) and _item_of(link, element) is element:
                    return tree.absolute(link.get("href"))
    return None


def _is(element: Element, comment: str, number: str) -> bool:
    named = (element.get("data-comment-id"), element.get("data-cid"), element.get("id"))
    if comment in named:
        return True
    match = patterns().item.fullmatch(element.get("id"))
    return number.isdecimal() and match is not None and match[1] == number


def _reports(tree: Tree, link: Element) -> bool:
    address = tree.absolute(link.get("href"))
    if not is_on_web(address):
        return False
    where = urlsplit(address)
    if tree.url and where.hostname != host_of(tree.url):
        return False
    if patterns().link.search(link.names):
        return True
    if link.parent is not None and link.parent.tag in _TEXT:
        return False
    text = tree.text(link).lower()
    return bool(
        patterns().link.search(f"{where.path}?{where.query}".lower())
        or (len(text) <= _MOST_WORDS and patterns().words.match(text))
    )


def _item_of(link: Element, comment: Element) -> Element:
    """The comment that ``link`` belongs to: ``comment``, or an answer to it that stands inside."""
    own = patterns().item.fullmatch(comment.get("id"))
    above = link.parent
    while above is not None and above is not comment:
        other = patterns().item.fullmatch(above.get("id"))
        if other and (own is None or other[1] != own[1]):
            return above
        if above.get("data-comment-id") not in ("", comment.get("data-comment-id")):
            return above
        above = above.parent
    return comment
