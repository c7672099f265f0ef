"""The words that the readers of a page's facts go by, from ``rules/facts.yaml``."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path

from ... import strictyaml
from ..phrases import Phrases, Stems, fold

_FILE = Path(__file__).parent.parent / "rules" / "facts.yaml"
_KEYS = (
    "headline_meta",
    "description_meta",
    "provider_meta",
    "author_meta",
    "published_meta",
    "updated_meta",
    "conjunctions",
    "before_names",
    "roles",
    "role_endings",
    "nobody",
    "houses",
    "domains",
    "day_first",
    "heading_names",
    "published_names",
    "updated_names",
    "byline_names",
    "author_paths",
    "date_names",
    "elsewhere_names",
)


class Words:
    """The lists of the file, each made ready when first used."""

    def __init__(self) -> None:
        document = strictyaml.read(_FILE)
        document.mapping((), _KEYS)
        self._lists = {
            key: [word.strip() for word in document.string(key).split(";") if word.strip()] for key in _KEYS
        }

    @property
    def headline_meta(self) -> list[str]:
        return self._lists["headline_meta"]

    @property
    def description_meta(self) -> list[str]:
        return self._lists["description_meta"]

    @property
    def provider_meta(self) -> list[str]:
        return self._lists["provider_meta"]

    @property
    def author_meta(self) -> list[str]:
        return self._lists["author_meta"]

    @property
    def published_meta(self) -> list[str]:
        return self._lists["published_meta"]

    @property
    def updated_meta(self) -> list[str]:
        return self._lists["updated_meta"]

    @cached_property
    def conjunction(self) -> re.Pattern[str]:
        words = "|".join(sorted(map(re.escape, self._lists["conjunctions"]), key=len, reverse=True))
        return re.compile(rf"\s(?:{words})\s", re.IGNORECASE)

    @cached_property
    def before_names(self) -> Phrases:
        return Phrases(f"{words}…" for words in self._lists["before_names"])

    @cached_property
    def roles(self) -> Stems:
        return Stems(self._lists["roles"])

    @cached_property
    def role_endings(self) -> tuple[str, ...]:
        return tuple(self._lists["role_endings"])

    @cached_property
    def nobody(self) -> frozenset[str]:
        return frozenset(map(fold, self._lists["nobody"]))

    @cached_property
    def houses(self) -> frozenset[str]:
        return frozenset(map(fold, self._lists["houses"]))

    @cached_property
    def domains(self) -> tuple[str, ...]:
        return tuple(self._lists["domains"])

    @cached_property
    def day_first(self) -> frozenset[str]:
        return frozenset(self._lists["day_first"])

    @cached_property
    def heading_names(self) -> re.Pattern[str]:
        return self._any("heading_names")

    @cached_property
    def published_names(self) -> re.Pattern[str]:
        return self._any("published_names")

    @cached_property
    def updated_names(self) -> re.Pattern[str]:
        return self._any("updated_names")

    @cached_property
    def byline_names(self) -> re.Pattern[str]:
        return self._any("byline_names")

    @cached_property
    def author_paths(self) -> re.Pattern[str]:
        return self._any("author_paths")

    @cached_property
    def date_names(self) -> re.Pattern[str]:
        return self._any("date_names")

    @cached_property
    def elsewhere_names(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![a-z])(?:{self._any('elsewhere_names').pattern})")

    def _any(self, key: str) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._lists[key])))


@cache
def words() -> Words:
    return Words()
