"""What the names of elements say about comment sections, by ``rules/comments.yaml``.

A name is a class, an id or one of the attributes that testers read. It is cut into words first, since one maker's
``comment-body`` is another's ``commentBody`` or ``Comment_commentBody__3kx9a``.
"""

from __future__ import annotations

import re
from enum import IntFlag
from functools import cache, cached_property, lru_cache
from pathlib import Path

from ... import strictyaml
from ..phrases import Phrases
from .tree import Element

_FILE = Path(__file__).parent.parent / "rules" / "comments.yaml"
_SIGNS = re.compile(r"[^A-Za-z0-9ß-ÿ]+")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-zß-ÿ]+")
_NUMBERED = re.compile(r"([A-Za-zß-ÿ]+)(\d+)")
_LONGEST = 300  # characters of one name; more is no name
_MOST_WORDS = 8
_PATTERNS = (
    "item",
    "item_id",
    "zone",
    "doubtful",
    "elsewhere",
    "ping",
    "removed",
    "depth",
    "answer",
    "batch",
    "styling",
)
_WORDS = (
    *("author", "date", "text", "furniture", "not_text", "quote", "permalink"),
    *("up", "down", "score", "strange"),
)
_ATTRIBUTES = tuple(f"{kind}_attributes" for kind in ("item", "name", "author", "time", "parent", "depth", "score"))
_PHRASES = (
    *("announcing", "one", "signing", "saying", "answering"),
    *("steps", "badges", "taken", "waiting", "pings", "opening"),
)


class Says(IntFlag):
    """What a name may say; several at once. The comments in the file tell what each is for."""

    ITEM = 1
    ZONE = 2
    DOUBTFUL = 4
    ELSEWHERE = 8
    PING = 16
    REMOVED = 32
    ANSWER = 64
    BATCH = 128
    AUTHOR = 256
    SIGNED = 512  # an author's name and nothing else, as the last word says
    DATE = 1024
    DATED = 2048  # likewise a date
    TEXT = 4096
    FURNITURE = 8192
    NOT_TEXT = 16384
    QUOTE = 32768
    PERMALINK = 65536
    UP = 131072
    DOWN = 262144
    SCORE = 524288
    STRANGE = 1048576


# Sums are plain integers: they are asked of every element, and enum arithmetic takes ten times as long.
ITEM, ZONE, DOUBTFUL, ELSEWHERE, PING = map(int, (Says.ITEM, Says.ZONE, Says.DOUBTFUL, Says.ELSEWHERE, Says.PING))


class Rules:
    """The file, each part made ready when first used."""

    def __init__(self) -> None:
        document = strictyaml.read(_FILE)
        document.mapping((), (*_PATTERNS, *_WORDS, *_ATTRIBUTES, *_PHRASES))
        self._texts = {key: document.string(key) for key in (*_PATTERNS, *_WORDS, *_ATTRIBUTES, *_PHRASES)}

    def pattern(self, key: str) -> re.Pattern[str]:
        """The names ``key`` of the file as one pattern."""
        # A pattern is folded over several lines of the file, for people: the blanks of that are no part of it.
        return re.compile(self._texts[key].replace(" ", ""))

    def names(self, key: str) -> tuple[str, ...]:
        """The attributes ``key`` of the file."""
        return tuple(self._texts[f"{key}_attributes"].split())

    def may_begin(self, key: str, text: str) -> bool:
        """Whether ``text`` may begin with one of the phrases ``key``: most do not, which their first words tell."""
        return text.partition(" ")[0].casefold().rstrip(":") in self._first_words[key]

    @cached_property
    def _first_words(self) -> dict[str, frozenset[str]]:
        return {
            key: frozenset(part.split()[0].strip("…") for part in self._texts[key].split(";") if part.strip())
            for key in ("signing", "answering", "pings")
        }

    def phrases(self, key: str) -> Phrases:
        """The phrases ``key`` of the file, which texts are matched with."""
        return Phrases(part for part in map(str.strip, self._texts[key].split(";")) if part)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        return {key: self.pattern(key) for key in _PATTERNS}

    @cached_property
    def words(self) -> dict[str, int]:
        """What each word says."""
        table: dict[str, int] = {}
        for key in _WORDS:
            for word in self._texts[key].split():
                table[word] = table.get(word, 0) | int(Says[key.upper()])
        return table

    @cached_property
    def announcing(self) -> Phrases:
        return self.phrases("announcing")

    @cached_property
    def one(self) -> Phrases:
        return self.phrases("one")

    @cached_property
    def signing(self) -> Phrases:
        return self.phrases("signing")

    @cached_property
    def saying(self) -> Phrases:
        return self.phrases("saying")

    @cached_property
    def answering(self) -> Phrases:
        return self.phrases("answering")

    @cached_property
    def steps(self) -> Phrases:
        return self.phrases("steps")

    @cached_property
    def badges(self) -> Phrases:
        return self.phrases("badges")

    @cached_property
    def taken(self) -> Phrases:
        return self.phrases("taken")

    @cached_property
    def waiting(self) -> Phrases:
        return self.phrases("waiting")

    @cached_property
    def pings(self) -> Phrases:
        return self.phrases("pings")

    @cached_property
    def opening(self) -> Phrases:
        return self.phrases("opening")

    @cached_property
    def item_names(self) -> tuple[str, ...]:
        return self.names("item")

    @cached_property
    def item_attributes(self) -> frozenset[str]:
        return frozenset(self.item_names)

    @cached_property
    def name_attributes(self) -> tuple[str, ...]:
        return self.names("name")

    @cached_property
    def author_attributes(self) -> tuple[str, ...]:
        return self.names("author")

    @cached_property
    def time_attributes(self) -> tuple[str, ...]:
        return self.names("time")

    @cached_property
    def parent_attributes(self) -> frozenset[str]:
        return frozenset(self.names("parent"))

    @cached_property
    def depth_attributes(self) -> frozenset[str]:
        return frozenset(self.names("depth"))

    @cached_property
    def score_attributes(self) -> tuple[str, ...]:
        return self.names("score")


@cache
def rules() -> Rules:
    return Rules()


def cut(name: str) -> list[str]:
    """The words of ``name`` in lower case, runs of one word once: ``Comment_commentBody__3kx9a`` is comment, body."""
    words: list[str] = []
    for part in _SIGNS.split(name[:_LONGEST]):
        if part.isdigit():
            words.append(part)
        elif part.isalpha():
            words += [word.lower() for word in _WORD.findall(part)]
        elif match := _NUMBERED.fullmatch(part):
            words += [*(word.lower() for word in _WORD.findall(match[1])), match[2]]
    return [word for place, word in enumerate(words) if not place or word != words[place - 1]]


@lru_cache(16384)
def said_by(name: str) -> int:
    """What one class, id or attribute says: a sum of `Says`."""
    if ":" in name or "[" in name:  # a utility class, which styles and names nothing
        return 0
    words = cut(name)
    if not 0 < len(words) <= _MOST_WORDS:
        return 0
    known, joined = rules(), "-".join(words)
    found = _by_words([word for word in words if not word.isdigit()])
    patterns = known.patterns
    if patterns["styling"].fullmatch(joined):
        return 0
    for kind, pattern in (
        (Says.ITEM, "item"),
        (Says.ELSEWHERE, "elsewhere"),
        (Says.PING, "ping"),
        (Says.REMOVED, "removed"),
        (Says.ANSWER, "answer"),
        (Says.BATCH, "batch"),
    ):
        if patterns[pattern].fullmatch(joined):
            found |= int(kind)
    if patterns["zone"].fullmatch(joined):
        found |= ZONE | (DOUBTFUL if patterns["doubtful"].fullmatch(joined) else 0)
    return found


def _by_words(words: list[str]) -> int:
    table = rules().words
    found = last = 0
    previous = ""
    for word in words:
        last = table.get(word) or table.get(word.removeprefix("comments").removeprefix("comment"), 0)
        last |= table.get(previous + word, 0)
        found |= last
        previous = word
    if last & Says.AUTHOR:
        found |= int(Says.SIGNED)
    if last & Says.DATE:
        found |= int(Says.DATED)
    return found


@lru_cache(16384)
def said_by_all(names: str) -> int:
    """What the classes ``names``, apart by blanks, say together."""
    found = 0
    for name in names.split()[:40]:
        found |= said_by(name)
    return found


def said(element: Element) -> int:
    """What the names of ``element`` say together."""
    attrs = element.attrs
    if not attrs:
        return 0
    classes, identity = attrs.get("class"), attrs.get("id")
    found = said_by_all(classes) if classes else 0
    if identity:
        found |= said_by_id(identity)
    if len(attrs) > (classes is not None) + (identity is not None):
        for name in rules().name_attributes:
            if value := attrs.get(name):
                found |= said_by(value[:_LONGEST])
    return found


def said_by_id(identity: str) -> int:
    """What an id says. All that are alike but for the number at their end say the same."""
    bare = identity.rstrip("0123456789")
    return _said_by_id(bare, len(bare) < len(identity))


@lru_cache(4096)
def _said_by_id(bare: str, numbered: bool) -> int:
    found = said_by(bare.rstrip("-_0123456789")) & ~ITEM
    if numbered and rules().patterns["item_id"].fullmatch("-".join(cut(f"{bare}0"))):
        found |= ITEM
    return found


@lru_cache(16384)
def depth_said(names: str) -> int | None:
    """The depth that one of the classes ``names`` gives as a number."""
    for name in names.split()[:40]:
        if match := rules().patterns["depth"].fullmatch("-".join(cut(name))):
            return int(match[1])
    return None
