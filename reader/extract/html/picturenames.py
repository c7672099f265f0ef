"""What names and addresses say about pictures, from ``rules/pictures.yaml``."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ... import strictyaml

_FILE = Path(__file__).parent.parent / "rules" / "pictures.yaml"
_NAMES = ("caption", "credit", "furniture", "holder", "elsewhere")


class Patterns(NamedTuple):
    """See the comments in the file."""

    caption: re.Pattern[str]
    credit: re.Pattern[str]
    furniture: re.Pattern[str]
    holder: re.Pattern[str]
    elsewhere: re.Pattern[str]
    beacon: re.Pattern[str]
    placeholder: re.Pattern[str]


class Part(Enum):
    """What a text that stands with a picture is."""

    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    OTHER = "other"


@cache
def patterns() -> Patterns:
    """The patterns, compiled once."""
    document = strictyaml.read(_FILE)
    document.mapping((), Patterns._fields)
    # Folding a pattern over several lines for people puts blanks in it.
    told = {key: document.string(key).replace("| ", "|") for key in Patterns._fields}
    for key in _NAMES:
        told[key] = rf"(?<![a-z])(?:{told[key]})(?![a-z])"
    return Patterns(*(re.compile(told[key]) for key in Patterns._fields))


@lru_cache(maxsize=8192)
def part_named(names: str) -> Part | None:
    """The part of a picture that ``names`` stand for."""
    found = patterns()
    if found.credit.search(names):
        return Part.CREDIT
    if found.furniture.search(names):
        return Part.FURNITURE
    return Part.CAPTION if found.caption.search(names) else None


@lru_cache(maxsize=8192)
def holds_picture(names: str) -> bool:
    """Whether an element of these names was made for a picture."""
    return patterns().holder.search(names) is not None


@lru_cache(maxsize=8192)
def is_elsewhere(names: str) -> bool:
    """Whether what stands in an element of these names goes with something else than the story."""
    return patterns().elsewhere.search(names) is not None
