"""Things as schema.org describes them (schema.org/docs/datamodel.html), whichever syntax a page says it in.

JSON-LD, microdata and RDFa all come to the same: things of some types, which have properties, whose values are
texts, numbers or other things. Names of types and properties are kept in lower case and without their vocabulary,
since pages write ``NewsArticle``, ``schema:NewsArticle`` and ``http://schema.org/NewsArticle``, and spell loosely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import TypeAlias

from ...text import clean, clean_line

Value: TypeAlias = "str | int | float | bool | Thing | list[Value] | None"

ARTICLES = frozenset(
    ["advertisercontentarticle", "analysisnewsarticle", "article", "askpublicnewsarticle", "backgroundnewsarticle",
     "blogposting", "discussionforumposting", "liveblogposting", "medicalscholarlyarticle", "newsarticle",
     "opinionnewsarticle", "report", "reportagenewsarticle", "review", "reviewnewsarticle", "satiricalarticle",
     "scholarlyarticle", "socialmediaposting", "techarticle"]
)  # fmt: skip
PAGES = frozenset(["webpage", "itempage", "qapage", "creativework", "newsitem"])
COMMENTS = frozenset(["comment", "usercomments", "answer"])

_LONGEST_TERM, _MOST_TYPES = 120, 10
_TAG = re.compile(r"<(?:/?[a-zA-Z!][^<>]*)>")
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/h[1-6])\b[^<>]*>", re.IGNORECASE)


class Thing:
    """Something that the page describes: what it is, what is said of it, and by which thing.

    ``syntax`` is how the page says it (``JSON-LD``, ``microdata``, ``RDFa``); ``parent`` the thing that it was found
    in as the value of ``role``. Things may refer to one another in circles.
    """

    __slots__ = ("id", "kind", "parent", "role", "syntax", "types", "values")

    def __init__(self, syntax: str, parent: Thing | None = None, role: str = "") -> None:
        self.syntax = syntax
        self.parent = parent
        self.role = role
        self.id: str | None = None
        self.kind = "thing"
        self.types: tuple[str, ...] = ()
        self.values: dict[str, Value] = {}

    def isa(self, types: frozenset[str]) -> bool:
        """Whether it is of one of ``types``, which are in lower case."""
        return any(one in types for one in self.types)

    def all(self, *names: str) -> Iterator[Value]:
        """The values of the properties ``names`` in any case, the first's before the second's, lists opened."""
        for name in names:
            value = self.values.get(name.lower())
            if isinstance(value, list):
                yield from value
            elif value is not None and value != "":
                yield value

    def things(self, *names: str) -> list[Thing]:
        """The values that are things themselves."""
        return [value for value in self.all(*names) if isinstance(value, Thing)]

    def texts(self, *names: str) -> list[str]:
        """The values as texts on one line each: of a thing, its name."""
        return [text for value in self.all(*names) if (text := as_text(value))]

    def text(self, *names: str) -> str:
        """The first value that is a text, "" for none."""
        return next(iter(self.texts(*names)), "")

    def prose(self, *names: str) -> str:
        """The first value that is a text, with its paragraphs apart by a blank line."""
        for value in self.all(*names):
            if isinstance(value, str) and (text := as_prose(value)):
                return text
        return ""

    def address(self, *names: str) -> str:
        """The first value that is an address, or a thing that has one."""
        for value in self.all(*names):
            if isinstance(value, Thing):
                value = value.text("url", "contentUrl", "embedUrl") or value.id or ""
            if isinstance(value, str) and value.strip():
                return clean_line(value)
        return ""

    def number(self, *names: str) -> int | None:
        """The first value that is a whole number, in digits or as one, not below nought."""
        for value in self.all(*names):
            if isinstance(value, Thing):
                value = value.text("value", "name")
            if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 10**9:
                return int(value)
            if isinstance(value, str) and (digits := re.sub(r"[\s.,'\u00a0\u202f]", "", value[:20])).isdecimal():
                return int(digits)
        return None

    def says(self) -> str:
        """What evidence calls this thing: its syntax and its type as the page spells it."""
        return f"{self.syntax} {self.kind}"

    def __repr__(self) -> str:
        return f"<{self.says()} {list(self.values)}>"


@lru_cache(4096)
def term(name: str) -> str:
    """The name of a type or property without its vocabulary, in lower case."""
    return spelled(name).lower()


def spelled(name: str) -> str:
    """The name of a type or property without its vocabulary, as the page spells it."""
    name = clean_line(name)[-_LONGEST_TERM:]
    if "/" in name or "#" in name:
        return re.split(r"[/#]", name.rstrip("/#"))[-1]
    return name if name.startswith("@") else name.rpartition(":")[2]


def typed(thing: Thing, value: object) -> None:
    """Give ``thing`` the types in ``value``: one name, several apart by blanks, or a list of them."""
    names = value.split() if isinstance(value, str) else value if isinstance(value, list) else []
    spellings = [spelled(name) for name in names[:_MOST_TYPES] if isinstance(name, str) and name.strip()]
    if spellings:
        thing.kind = spellings[0]
        thing.types = tuple(dict.fromkeys(map(str.lower, spellings)))


def as_text(value: Value) -> str:
    """``value`` as a text on one line, without markup; "" where it is none."""
    if isinstance(value, Thing):
        # One step only: things may be named by things, in circles.
        named = value.all("name", "legalName", "headline", "alternateName", "text", "url")
        value = next((one for one in named if isinstance(one, str) and one.strip()), "")
        value = "" if value.startswith(("http:", "https:", "/")) else value
    if isinstance(value, bool) or value is None or isinstance(value, list):
        return ""
    return clean_line(unmarked(str(value)))


def as_prose(value: str) -> str:
    """``value`` without markup, its paragraphs apart by a blank line."""
    text = unescape(value) if "&" in value else value
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    lines = (line.strip() for line in clean(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def unmarked(text: str) -> str:
    """``text`` without the entities and tags that some pages write even into plain values."""
    if "&" in text:
        text = unescape(text)
        if "&" in text and ";" in text:
            text = unescape(text)  # "&amp;ouml;": escaped twice
    if "<" in text:
        text = _TAG.sub(" " if "<br" in text else "", text)
    return text


def unique(texts: Iterable[str]) -> list[str]:
    """``texts`` in their order, each once."""
    return list(dict.fromkeys(texts))
