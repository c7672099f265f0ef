"""What a reader types to search, understood. Pure functions.

    flood "river bank" -football clim*      words, exact words, words that may not be there, beginnings of words
    from:herald by:ferrand in:news/local    the provider or feed, the author, the folder
    before:2026-11 after:2026-10-05         moments: a year, a month, a day, a time
    is:unread is:read is:kept is:new is:edited has:picture has:comments has:story tag:later

All must hold. Before any of them, a minus asks for the contrary. Quotes hold a value with blanks together
(``from:"Canal Dispatch"``), and make a word of what looks like an operator. The names may be those of the language of
the interface, too (see `operators`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from ..errors import QueryError
from ..locale import _
from ..text import clean_line
from . import operators
from .plaintext import fold, spaced

_MOST_TERMS = 40
_LONGEST = 1_000  # characters
_TERM = re.compile(r"""(?P<no>-?)(?:(?P<name>[^\W\d_]+):(?!//|\s|$))?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))""")
_PREFIX = "*"
_QUOTES = str.maketrans("“”„«»", '"' * 5)  # as people set them, and as the help shows them
_LEAST = 3  # letters of the beginning of a word: fewer begin too many words to look for all of them


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; ``prefix``: of the last, only the beginning is known."""

    text: str
    prefix: bool = False
    negated: bool = False

    @property
    def expression(self) -> str:
        """The term as FTS5 takes it (section 3 of its documentation): whatever it holds is a string there."""
        return '"{}"{}'.format(spaced(self.text).replace('"', '""'), " *" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Filter:
    """An operator: its ``name``, one of `operators.NAMES`, and its value; ``at`` is the moment meant, if any."""

    name: str
    value: str
    negated: bool = False
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.negated)

    @property
    def expression(self) -> str | None:
        """The words that must and must not be there, as FTS5 takes them; None where none must."""
        wanted = " AND ".join(term.expression for term in self.wanted)
        refused = "".join(f" NOT {term.expression}" for term in self.terms if term.negated)
        return f"({wanted}){refused}" if wanted else None

    @property
    def refused(self) -> str | None:
        """Where no word must be there: those of which none may."""
        return None if self.wanted else " OR ".join(term.expression for term in self.terms) or None


def parse(text: str, *, typing: bool = False) -> Query:
    """The query that ``text`` means. Raises `QueryError` for operators and values that there are not.

    With ``typing`` the last word is a beginning, and what cannot be understood (yet) is passed over.
    """
    text = text[:_LONGEST]
    ended = not typing or text != text.rstrip()
    text = clean_line(text).translate(_QUOTES)
    terms: list[Term] = []
    filters: list[Filter] = []
    found = list(_TERM.finditer(text))
    for number, match in enumerate(found[:_MOST_TERMS], 1):
        name, quoted, bare, negated = match["name"], match["quoted"], match["bare"] or "", match["no"] == "-"
        unfinished = not ended and number == len(found) and match.end() == len(text) and quoted is None
        if name is None:
            terms.extend(_words(quoted, bare, negated, unfinished))
            continue
        try:
            filters.append(_filter(name.lower(), bare if quoted is None else quoted, negated))
        except QueryError:
            if not typing:
                raise
    return Query(tuple(terms), tuple(filters))


def _words(quoted: str | None, bare: str, negated: bool, unfinished: bool) -> Iterator[Term]:
    words = bare.rstrip(_PREFIX) if quoted is None else quoted
    if any(letter.isalnum() for letter in words):
        prefix = unfinished or (quoted is None and bare.endswith(_PREFIX))
        yield Term(words, prefix and len(words) >= _LEAST and words[-_LEAST:].isalnum(), negated)


def _filter(called: str, value: str, negated: bool) -> Filter:
    names = operators.names()
    name = next((meaning for word, meaning in names.items() if fold(word) == fold(called)), None)
    if name is None:
        raise QueryError(
            _("there is no “{name}:” to search by").format(name=called),
            hint=_nearest(called, names, ":") + " " + _("Put the words in quotes to search for them as they are."),
        )
    value = value.strip()
    if not value:
        raise QueryError(_("“{name}:” needs a value").format(name=called))
    if name in ("before", "after"):
        return Filter(name, value, negated, named_moment(value))
    known = operators.values(name)
    if known is not None:
        meaning = operators.meant(value, known)
        if meaning is None:
            raise QueryError(
                _("there is no “{name}:{value}” to search by").format(name=called, value=value.lower()),
                hint=_nearest(value.lower(), known, ""),
            )
        value = meaning
    return Filter(name, value, negated)


def _nearest(name: str, known: dict[str, str], ending: str) -> str:
    if near := get_close_matches(name, known, 1):
        return _("Did you mean “{name}”?").format(name=near[0] + ending)
    return _("Choose one of: {names}.").format(names=", ".join(one + ending for one in operators.said(known)))


def named_moment(value: str) -> int:
    """When the year, month, day or time begins that ``value`` names, where the reader is; in seconds since 1970.

    Raises `QueryError` for what is none.
    """
    parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", value)
    try:
        if parts:
            year, month, day = (int(part or 1) for part in parts.groups())
            return int(datetime(year, month, day).timestamp())
        return int(datetime.fromisoformat(value).timestamp())
    except (ValueError, OverflowError, OSError):
        raise QueryError(
            _("“{value}” is no date").format(value=value), hint=_("Write it like 2026-11-22, 2026-11 or 2026.")
        ) from None
