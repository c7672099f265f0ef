"""What the head of a page tells in ``meta`` and ``link``: Open Graph, Dublin Core, Parse.ly, Sailthru, cXense …"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape

from ...text import clean_line
from .schema import unmarked
from .tree import Tree

_KEYS = ("property", "name", "itemprop", "http-equiv")
_JSON = ("parsely-page", "parsely-metadata")
_MOST = 2_000  # elements; more are no head of a page


class Meta:
    """The values by the lower-case names that they stand under, each name's in their order."""

    def __init__(self, tree: Tree) -> None:
        self._values: dict[str, list[str]] = {}
        self._links: dict[str, list[str]] = {}
        for element in tree.find("meta")[:_MOST]:
            attrs = element.attrs
            if content := attrs.get("content"):
                for key in _KEYS:
                    if name := attrs.get(key):
                        self._values.setdefault(name.strip().lower(), []).append(content)
        for element in tree.find("link")[:_MOST]:
            if (href := element.attrs.get("href")) and (rels := element.attrs.get("rel")):
                for rel in rels.lower().split():
                    self._links.setdefault(rel, []).append(href)
        for name in _JSON:
            self._open(name)
        titles = tree.find("title")
        self.title = clean_line(unmarked(tree.source(titles[0]))) if titles else ""

    def _open(self, name: str) -> None:
        """Enter the values that ``name`` holds as JSON, under names such as ``parsely-author``."""
        for content in self._values.get(name, ()):
            try:
                held = json.loads(unescape(content))
            except (ValueError, RecursionError):  # a text of another kind, under that name
                continue
            if isinstance(held, dict):
                for key, value in held.items():
                    values = value if isinstance(value, list) else [value]
                    texts = [one for one in values if isinstance(one, str) and one.strip()]
                    self._values.setdefault(f"parsely-{key}".lower(), []).extend(texts)

    def all(self, *names: str) -> Iterator[tuple[str, str]]:
        """Each value of ``names`` with the name that it stands under, those of the first name first."""
        for name in names:
            for content in self._values.get(name, ()):
                if value := clean_line(unmarked(content)):
                    yield name, value

    def first(self, *names: str) -> str:
        """The first value of ``names``, "" for none."""
        return next((value for _name, value in self.all(*names)), "")

    def link(self, rel: str) -> str:
        """The address of the first ``link`` of this relation, "" for none."""
        return next((clean_line(href) for href in self._links.get(rel, ())), "")

    def labelled(self) -> Iterator[tuple[str, str]]:
        """Label and value of the pairs ``twitter:label1``, ``twitter:data1`` ("Written by", a name)."""
        for number in "12":
            if (label := self.first(f"twitter:label{number}")) and (value := self.first(f"twitter:data{number}")):
                yield label, value
