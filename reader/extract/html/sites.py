"""Rules of one site, for what no general rule can know: whose names were made by a machine, say.

A rule does nothing but translate: what the site calls ``x7f3`` is called ``standfirst`` from then on, as others call
it, so that the general rules understand the page. A file of ``rules/sites`` is named after the host that it is for,
and its subdomains; it is read only for a page of that host.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ... import strictyaml
from ...addresses import host_of
from ...locale import _
from .element import Element
from .tree import Tree

FOLDER = Path(__file__).parent.parent / "rules" / "sites"
# What may be told, with the name that general rules know it by. A headline becomes a heading of the first level, and
# what is to be removed is not displayed.
_NAMES = {
    "headline": "headline", "kicker": "kicker", "lede": "standfirst", "byline": "byline", "date": "published-date",
    "body": "article-body", "caption": "caption", "credit": "photo-credit", "related": "related-articles",
    "comments": "comments", "remove": "hidden",
}  # fmt: skip
_SELECTOR = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*)?"
    r"(?:\.(?P<class>[\w-]+)(?P<more>\*)?|#(?P<id>[\w-]+)|\[(?P<attribute>[\w-]+)(?:=(?P<value>[^\[\]]+))?\])?"
)


class Selector(NamedTuple):
    """Which elements are meant: by tag, by class (or its beginning), by id or by an attribute; "" for any."""

    tag: str
    name: str
    begins: bool
    identity: str
    attribute: str
    value: str

    def matches(self, element: Element) -> bool:
        """Whether ``element`` is one of those meant."""
        attrs = element.attrs
        if self.tag and element.tag != self.tag:
            return False
        if self.name:
            names = (attrs.get("class") or "").split()
            return any(one.startswith(self.name) if self.begins else one == self.name for one in names)
        if self.identity:
            return attrs.get("id") == self.identity
        if self.attribute:
            return self.attribute in attrs and self.value in ("", attrs[self.attribute])
        return True


def translate(tree: Tree) -> None:
    """Give the elements of ``tree`` that its site has rules for the names that everybody knows.

    Raises DataError where the rules are wrong, with file and line.
    """
    path = _path(host_of(tree.url))
    if path is None:
        return
    rules = _rules(path)
    for element in tree.elements:
        for kind, selectors in rules.items():
            if any(selector.matches(element) for selector in selectors):
                if kind == "remove":
                    tree.hide(element)
                else:
                    tree.call(element, _NAMES[kind], "h1" if kind == "headline" else None)


@cache
def _files(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.yaml"))


def _path(host: str) -> Path | None:
    """The file of rules for ``host``, or for the site that it is a subdomain of."""
    while host:
        if host in _files(FOLDER):
            return FOLDER / f"{host}.yaml"
        host = host.partition(".")[2]
    return None


@cache
def _rules(path: Path) -> dict[str, tuple[Selector, ...]]:
    document = strictyaml.read(path)
    found = {}
    for kind in document.mapping((), (), _NAMES):
        selectors = []
        for written in document.string(kind).split():
            match = _SELECTOR.fullmatch(written)
            if match is None:
                document.fail(
                    (kind,),
                    _("{selector} selects no elements").format(selector=f"“{written}”"),
                    hint=_("Write a tag, tag.class, .beginning-of-a-class*, #id or [attribute=value]."),
                )
            told = match.groupdict("")
            selectors.append(
                Selector(told["tag"], told["class"], bool(told["more"]), told["id"], told["attribute"], told["value"])
            )
        found[kind] = tuple(selectors)
    return found
