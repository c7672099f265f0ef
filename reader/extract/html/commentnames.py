"""How comment sections are named, from ``rules/comments.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ... import strictyaml

_FILE = Path(__file__).parent.parent / "rules" / "comments.yaml"


class Names(NamedTuple):
    """The patterns by what they recognise: see the comments in the file."""

    item_class: re.Pattern[str]
    item_id: re.Pattern[str]
    item_attributes: re.Pattern[str]
    zone: re.Pattern[str]
    author: re.Pattern[str]
    author_class: re.Pattern[str]
    date: re.Pattern[str]
    text: re.Pattern[str]
    furniture: re.Pattern[str]
    not_text: re.Pattern[str]
    depth: re.Pattern[str]
    answer: re.Pattern[str]


@cache
def names() -> Names:
    """The patterns, compiled once."""
    document = strictyaml.read(_FILE)
    document.mapping((), Names._fields)
    # A pattern is folded over several lines of the file, for people; the blanks that this puts in are no part of it.
    return Names(*(re.compile(document.string(key).replace("| ", "|").replace(" (", "(")) for key in Names._fields))
