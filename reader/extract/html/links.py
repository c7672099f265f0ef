"""Where the links of a page lead: to another story, or to lists, people, accounts and networks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from ... import strictyaml
from ...text import clean_line
from .tree import Element, Tree

_FILE = Path(__file__).parent.parent / "rules" / "related.yaml"
_SHORT_LABEL = 3  # letters of the labels under country domains that sites register below: co.uk, com.au
# What tells where a reader came from, not what is read.
_TRACKING = re.compile(
    r"utm_|at_|xtor|ref|rel$|cid$|cmp|mc_|iref|icid|fbclid|gclid|_ga|src$|source$|from$|outputtype", re.IGNORECASE
)
_TITLE_SIGNS = 3  # between the words of a title in an address
_DIGITS = re.compile(r"\d{4}")
_STORY_ENDINGS = (".html", ".htm", ".php", ".shtml", ".ece", ".asp", ".aspx", ".stm")


class Rules(NamedTuple):
    """See the comments in the file."""

    related: re.Pattern[str]
    neutral: re.Pattern[str]
    story_footer: re.Pattern[str]
    elsewhere: frozenset[str]
    networks: frozenset[str]


@cache
def rules() -> Rules:
    """The rules about lists of other stories, from ``rules/related.yaml``."""
    document = strictyaml.read(_FILE)
    document.mapping((), Rules._fields)
    # Folding a pattern over several lines for people puts blanks in it.
    related, neutral, footer = (
        re.compile(rf"(?<![a-z])(?:{document.string(key).replace('| ', '|')})") for key in Rules._fields[:3]
    )
    elsewhere, networks = (frozenset(document.string(key).split()) for key in Rules._fields[3:])
    return Rules(related, neutral, footer, elsewhere, networks)


class Links:
    """Tells which links of one page lead to other stories."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._own: set[str] = set()
        self._site = self._path = ""
        self._found: dict[str, Target | None] = {}
        self._root = (tree.absolute("/") or "").rstrip("/")
        if tree.url:
            parts = urlsplit(tree.url)
            self._site = site_of(parts.netloc)
            self._path = parts.path.lower()
            self._own.add(_key(parts))

    def target(self, link: Element) -> Target | None:
        """The story that ``link`` may lead to, None where it leads to something else, or to this page."""
        href = link.attrs.get("href")
        if not href:
            return None
        if href not in self._found:
            self._found[href] = self._target(href)
        return self._found[href]

    def _absolute(self, href: str) -> str | None:
        """``href`` made absolute; the two usual forms without the general rule, which takes ten times as long."""
        if href.startswith(("https://", "http://")):
            return clean_line(href)
        if self._root and href.startswith("/") and not href.startswith("//"):
            return self._root + clean_line(href)
        return self._tree.absolute(href)

    def _target(self, href: str) -> Target | None:
        url = self._absolute(href)
        if url is None:
            return None
        try:
            parts = urlsplit(url)
        except ValueError:  # as of "http://[": it leads nowhere
            return None
        if parts.scheme not in ("http", "https", ""):
            return None
        site = site_of(parts.netloc)
        segments = [part for part in parts.path.lower().split("/") if part]
        key = _key(parts)
        if key in self._own or site in rules().networks or not (segments or parts.query):
            return None
        path = parts.path.rstrip("/").lower()
        if not rules().elsewhere.isdisjoint(segments[:-1]) or self._path.startswith(f"{path}/"):
            return None  # the second: a section that this page stands in
        here = not self._site or not site or site == self._site
        return Target(url, key, here, plain=not _tells(segments, parts))


class Target(NamedTuple):
    """``url`` as the page gives it; ``key`` is the same for two addresses of one story; ``here`` that it is on the
    page's own site; ``plain`` that the address could as well be that of a section."""

    url: str
    key: str
    here: bool
    plain: bool


def _tells(segments: list[str], parts: SplitResult) -> bool:
    """Whether an address looks like that of one story: it has a number, a title, or a file."""
    last = segments[-1] if segments else ""
    return (
        bool(_DIGITS.search(parts.path) or _DIGITS.search(parts.query))
        or (len(segments) > 1 and max(last.count("-"), last.count("_")) >= _TITLE_SIGNS)
        or last.endswith(_STORY_ENDINGS)
    )


def _key(parts: SplitResult) -> str:
    query = parts.query and urlencode(
        [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    )
    return f"{parts.netloc.lower().removeprefix('www.').removeprefix('m.')}{parts.path.rstrip('/').lower()}?{query}"


def site_of(host: str) -> str:
    """The part of ``host`` that a publisher registers, by the length of its labels: ``bbc.co.uk``, ``zeit.de``."""
    labels = host.lower().partition(":")[0].split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= _SHORT_LABEL:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])
