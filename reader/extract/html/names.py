"""What the classes and ids of an element say about it, by the words of ``rules/names.yaml``."""

from __future__ import annotations

import re
from enum import IntFlag
from functools import cache, lru_cache
from pathlib import Path

from ... import strictyaml

_RULES = Path(__file__).parent.parent / "rules" / "names.yaml"
_SIGNS = re.compile(r"[^A-Za-z0-9ß-ÿ]+")
# Capitals begin a word ("mostRead"), unless several stand together ("NYTShare").
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-zß-ÿ]+")
# "has-post-thumbnail" says what an element holds or lacks, not what it is.
_STATES = ("has-", "has_", "no-", "no_", "without-")
_MOST_WORDS = 5  # a name with more was made from a heading's text, and speaks of what the story is about
_LONGEST = 300  # characters of class and id; generated ones run to thousands


class Says(IntFlag):
    """What a name may say; several at once."""

    SHARE = 1
    NAVIGATION = 2
    ADVERT = 4
    SIGNUP = 8
    RELATED = 16
    COMMENTS = 32
    FURNITURE = 64
    AUTHOR = 128
    BYLINE = 256
    DATE = 512
    KICKER = 1024
    TAGS = 2048
    CAPTION = 4096
    CREDIT = 8192
    LEDE = 16384
    BODY = 32768
    IMAGE = 65536
    CONSENT = 131072
    # What follows is said by tags, attributes and styles, not by names.
    HIDDEN = 262144
    HEADING = 524288
    FIGURE = 1048576
    TABLE = 2097152
    QUOTE = 4194304
    ITEM = 8388608
    PRE = 16777216


_SAID_OTHERWISE = ("HIDDEN", "HEADING", "FIGURE", "TABLE", "QUOTE", "ITEM", "PRE")

# Sums are plain integers: they are asked of every element, and enum arithmetic takes ten times as long.
APART = int(
    Says.SHARE
    | Says.NAVIGATION
    | Says.ADVERT
    | Says.SIGNUP
    | Says.RELATED
    | Says.COMMENTS
    | Says.FURNITURE
    | Says.AUTHOR
    | Says.CONSENT
    | Says.HIDDEN
)
HEAD = int(Says.BYLINE | Says.DATE | Says.KICKER | Says.TAGS)


@lru_cache(maxsize=16384)
def said_by(names: str) -> int:
    """What ``names``, classes or an id as written on the page, say: a sum of `Says`."""
    found = 0
    for name in names[:_LONGEST].split():
        found |= _said_by_one(name)
    return found


@lru_cache(maxsize=16384)
def _said_by_one(name: str) -> int:
    if ":" in name or "[" in name:  # a utility class: it styles and names nothing
        return 0
    if name.lower().startswith(_STATES):
        return 0
    if name.isascii() and name.isalpha() and name.islower():
        return _table().get(name, 0)
    words: list[str] = []
    for part in _SIGNS.split(name[:_LONGEST]):
        part = part.rstrip("0123456789")
        # What has digits inside was made by a machine: "sc-a884a83d" is about no "ad".
        if part.islower() and part.isalpha():
            words.append(part)
        elif part.isalpha():
            words += [word.lower() for word in _WORD.findall(part)]
    if len(words) > _MOST_WORDS:
        return 0
    table = _table()
    found = 0
    previous = ""
    for word in words:
        found |= table.get(word, 0)
        if len(previous) > 1:
            found |= table.get(previous + word, 0)
        previous = word
    if len(words) > 2:
        found |= table.get("".join(words), 0)
    return found


@cache
def _table() -> dict[str, int]:
    """What each word says. Raises DataError where the rules name a kind that does not exist."""
    document = strictyaml.read(_RULES)
    table: dict[str, int] = {}
    for kind in document.mapping((), [kind.lower() for kind in Says.__members__ if kind not in _SAID_OTHERWISE]):
        for word in document.string(kind).split():
            table[word] = table.get(word, 0) | int(Says[kind.upper()])
    return table
