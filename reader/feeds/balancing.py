"""The tags of a feed that do not match, made to match: what is missing is put in, what is too much left out.

Most feeds that are broken beyond single characters are so in one of two ways: an element of theirs is never closed,
or HTML stands in one as it was found. Both can be told from the names: no element of a feed that holds text holds
another one of a feed.
"""

from __future__ import annotations

import re
from itertools import islice

_TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<[!?][^>]*>?"
    r"|<(?P<close>/)?(?P<name>[a-zA-Z_][\w.:-]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)(?P<empty>/)?>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z_][\w.:-]*)(?:\s*=\s*("[^"<]*"|'[^'<]*'|[^\s"'<>]+))?""")
# Elements that hold text alone: another element of a feed in one of them means that it should have ended.
_OF_TEXT = frozenset(
    {
        *("title", "link", "guid", "pubdate", "description", "category", "comments", "id", "updated", "published"),
        *("summary", "content:encoded", "dc:creator", "dc:date", "dc:title", "dc:subject", "slash:comments"),
        *("wfw:commentrss", "issued", "modified", "created", "language", "ttl", "generator", "lastbuilddate"),
    }
)
_AROUND = frozenset(["item", "entry"])
_OF_FEEDS = _OF_TEXT | _AROUND | frozenset(["channel", "enclosure", "author", "media:content", "media:thumbnail"])
# What HTML means to be empty; "link" is none of them here.
_EMPTY = frozenset(["br", "hr", "img", "input", "meta", "wbr", "col", "area", "embed", "param"])

_DEEPEST = 200  # elements within each other that are looked through


def balance(text: str) -> str:
    """``text``, which `mend` has seen, with its tags matching, attributes' values in quotes, and each attribute once.

    What is open at the end stays so, since a feed that breaks off is to be known for one.
    """
    pieces: list[str] = []
    open_names: list[str] = []
    at = 0
    for token in _TOKEN.finditer(text):
        pieces.append(text[at : token.start()].replace("<", "&lt;"))
        at = token.end()
        name = token["name"]
        if name is None:
            pieces.append(token[0])
        elif token["close"]:
            pieces.append(_ended(name, open_names))
        else:
            pieces.append(_before(name.lower(), open_names))
            empty = token["empty"] or name.lower() in _EMPTY
            pieces.append(f"<{name}{_attributes(token['attributes'])}{'/' if empty else ''}>")
            if not empty:
                open_names.append(name)
    pieces.append(text[at:].replace("<", "&lt;"))
    return "".join(pieces)


def _ended(name: str, open_names: list[str]) -> str:
    """The tags that end ``name``, and before it what is still open in it; none where it is not open at all."""
    lowered = name.lower()
    for back, one in enumerate(islice(reversed(open_names), _DEEPEST), 1):
        if one.lower() == lowered:
            ended = open_names[-back:]
            del open_names[-back:]
            return "".join(f"</{inner}>" for inner in reversed(ended))
        if one.lower() in _AROUND and lowered not in _OF_FEEDS | {"rss", "feed", "rdf:rdf"}:
            break  # a stray end of HTML closes no entry
    return ""


def _before(name: str, open_names: list[str]) -> str:
    """The tags that must end before ``name`` begins."""
    if name not in _OF_FEEDS:
        return ""
    for back, one in enumerate(islice(reversed(open_names), _DEEPEST), 1):
        if one.lower() in _OF_TEXT or (name in _AROUND and one.lower() in _AROUND):
            outermost = back
            # An entry ends what is open in the entry before it, and that entry itself.
            while (
                name in _AROUND
                and outermost < len(open_names)
                and open_names[-outermost - 1].lower() in _AROUND | _OF_TEXT
            ):
                outermost += 1
            ended = open_names[-outermost:]
            del open_names[-outermost:]
            return "".join(f"</{inner}>" for inner in reversed(ended))
        if one.lower() in _AROUND or one.lower() == "channel":
            break
    return ""


def _attributes(text: str) -> str:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        if not value:
            value = f'"{name}"'
        elif value[0] not in "\"'":
            value = f'"{value}"'
        found.setdefault(name, value)
    return "".join(f" {name}={value}" for name, value in found.items())
