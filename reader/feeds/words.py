"""The words that dates and addresses of feeds are made of, from ``words.yaml``, read when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import strictyaml

_KEYS = ("months", "afternoon", "morning", "zones", "comments", "guesses")


class Words(NamedTuple):
    """All in lower case but the ``guesses``. ``months`` by their number, ``zones`` in minutes from UTC."""

    months: dict[str, int]
    afternoon: frozenset[str]
    morning: frozenset[str]
    zones: dict[str, int]
    comments: tuple[str, ...]
    guesses: tuple[str, ...]


@cache
def words() -> Words:
    """The words. Raises DataError where the file has an unknown or a missing key."""
    table = strictyaml.read(Path(__file__).with_name("words.yaml")).mapping((), _KEYS)
    return Words(
        months={name: number for number, names in table["months"].items() for name in names.split()},
        afternoon=frozenset(table["afternoon"].split()),
        morning=frozenset(table["morning"].split()),
        zones={name.lower(): minutes for name, minutes in table["zones"].items()},
        comments=tuple(table["comments"].split()),
        guesses=tuple(table["guesses"].split()),
    )
