"""What a language calls things on a news page: its lexicon, read from YAML when first asked for.

``lexicons/CODE.yaml`` holds the phrases of a language, separated by semicolons, under the keys below;
``common.yaml`` what stands on pages in every language. English goes with every other language, since pages in any
language carry English furniture.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any

from .. import strictyaml
from ..locale import _
from .phrases import Phrases, Stems, fold

_FOLDER = Path(__file__).parent / "lexicons"
_PHRASES = (
    "published",
    "updated",
    "by",
    "not_by",
    "provided",
    "credit",
    "comments",
    "report",
    "says",
    "related",
    "ending",
    "chrome",
    "more",
    "ago",
    "notice",
    "roles",
)
_OWN = ("order", "months", "date_words")
_COMMON = ("order", "agencies", "companies", "picture_houses", "zones", "chrome", "ending", "notice")


class Lexicon:
    """The phrases of one language together with the English and the common ones, each set made when first used."""

    def __init__(self, language: str | None) -> None:
        self.language = language
        self._common = _read("common")
        names = ("en",) if language in {None, "en"} or not _path(language or "").exists() else (language or "", "en")
        self._tables = [_read(name) for name in names]

    def _all(self, key: str) -> list[str]:
        tables = (*self._tables, self._common)
        return [phrase for table in tables if isinstance(table.get(key), str) for phrase in _split(table[key])]

    def _phrases(self, key: str) -> Phrases:
        return Phrases(self._all(key))

    @cached_property
    def published(self) -> Phrases:
        return self._phrases("published")

    @cached_property
    def updated(self) -> Phrases:
        return self._phrases("updated")

    @cached_property
    def by(self) -> Phrases:
        return self._phrases("by")

    @cached_property
    def not_by(self) -> Phrases:
        return self._phrases("not_by")

    @cached_property
    def provided(self) -> Phrases:
        return self._phrases("provided")

    @cached_property
    def comments(self) -> Phrases:
        return self._phrases("comments")

    @cached_property
    def report(self) -> Phrases:
        return self._phrases("report")

    @cached_property
    def says(self) -> Phrases:
        return self._phrases("says")

    @cached_property
    def related(self) -> Phrases:
        return self._phrases("related")

    @cached_property
    def ending(self) -> Phrases:
        return self._phrases("ending")

    @cached_property
    def chrome(self) -> Phrases:
        return self._phrases("chrome")

    @cached_property
    def _label_keys(self) -> frozenset[str]:
        return frozenset().union(*(phrases.keys for phrases in self._labels))

    @cached_property
    def _label_tails(self) -> tuple[str, ...]:
        return tuple(tail for phrases in self._labels for tail in phrases.tails)

    @property
    def _labels(self) -> tuple[Phrases, ...]:
        return (self.comments, self.related, self.chrome, self.ending)

    def may_be_label(self, folded: str) -> bool:
        """Whether the ``folded`` line may be one of `comments`, `related`, `chrome` or `ending`: most are none."""
        keys = self._label_keys
        return folded[:3] in keys or folded[:2] in keys or folded[:1] in keys or folded.endswith(self._label_tails)

    @cached_property
    def more(self) -> Phrases:
        return self._phrases("more")

    @cached_property
    def more_texts(self) -> tuple[str, ...]:
        """The endings of teasers as written, the longest first."""
        return tuple(sorted(self._all("more"), key=len, reverse=True))

    @cached_property
    def ago(self) -> Phrases:
        return self._phrases("ago")

    @cached_property
    def notice(self) -> Stems:
        """Stems of the words that accounts, cookies, subscriptions and appeals are written in."""
        return Stems(self._all("notice"))

    @cached_property
    def roles(self) -> Stems:
        """Stems of what people who write are called."""
        return Stems(self._all("roles"))

    @cached_property
    def credit_words(self) -> tuple[str, ...]:
        """What stands before a picture's credit, the longest first."""
        return tuple(sorted(set(self._all("credit")), key=len, reverse=True))

    @cached_property
    def agencies(self) -> frozenset[str]:
        return frozenset(_split(self._common["agencies"]))

    @cached_property
    def companies(self) -> frozenset[str]:
        """Legal forms that follow the name of a publishing house."""
        return frozenset(_split(self._common["companies"]))

    @cached_property
    def houses(self) -> tuple[str, ...]:
        """Agencies and houses that sign pictures."""
        return (*_split(self._common["picture_houses"]), *_split(self._common["agencies"]))

    @cached_property
    def zones(self) -> dict[str, int]:
        """Minutes from UTC by the name of a time zone."""
        return dict(self._common["zones"])

    @cached_property
    def months(self) -> dict[str, int]:
        """The number of a month by its name or short name, in lower case and without a stop."""
        found: dict[str, int] = {}
        for table in reversed(self._tables):
            for number, names in enumerate(_split(table.get("months", "")), 1):
                for name in names.split():
                    found[name.casefold()] = found[name.casefold().replace("ı", "i")] = number  # MAYIS, mayıs
        return found

    @cached_property
    def date_words(self) -> frozenset[str]:
        """Words that may stand in a line that tells the date, folded."""
        return frozenset(word for table in self._tables for word in fold(table.get("date_words", "")).split())

    @property
    def frequent(self) -> frozenset[str]:
        """The language's most frequent words, folded; none where it is known by its script."""
        return stopwords().get(self.language or "", frozenset())

    @property
    def order(self) -> str:
        """The order of day, month and year in numeric dates: ``dmy``, ``mdy`` or ``ymd``."""
        return str(self._tables[0].get("order", self._common["order"]))


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of ``language`` (ISO 639-1), the English one where there is none."""
    return Lexicon(language)


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The most frequent words of each language that shares its script with others."""
    document = strictyaml.read(_path("languages"))
    return {str(code): frozenset(words.split()) for code, words in document.mapping((), (), document.data).items()}


def _path(name: str) -> Path:
    return _FOLDER / f"{name}.yaml"


@cache
def _read(name: str) -> dict[str, Any]:
    """The table of the lexicon ``name``. Raises DataError where it has an unknown key."""
    document = strictyaml.read(_path(name))
    known = _COMMON if name == "common" else (*_OWN, *_PHRASES)
    table = dict(document.mapping((), (), known))
    for key, value in table.items():
        if not isinstance(value, dict if key == "zones" else str):
            document.fail((key,), _("{key} must be phrases with semicolons between them").format(key=f"“{key}”"))
    return table


def _split(phrases: str) -> list[str]:
    return [phrase for phrase in map(str.strip, phrases.split(";")) if phrase]
