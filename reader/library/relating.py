"""Stories that are like another, by the words that they share."""

from __future__ import annotations

import re
import sqlite3

from .moments import moment
from .plaintext import fold, spaced
from .query import Term

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters of a word that tells something
_LONGEST_TEXT = 600  # characters
_MOST_WORDS = 12
_COMMON = 0.05  # of all entries: a word that more of them have tells nothing
_LEAST_COMMON = 20  # entries: in a small library, no word is common
_LEAST_SHARED = 2  # words
_CANDIDATES = 5  # for each that is wanted
_MOST_WEIGHED = 20_000
_DAY = 86_400
_RANK = "bm25(search, 10.0, 5.0, 0.0, 0.0, 0.0)"


def related(
    connection: sqlite3.Connection,
    headline: str,
    lede: str,
    published: str | None,
    days: int,
    limit: int,
    but: int | None,
) -> list[int]:
    """The ids of the stories with the same telling words in headline and lede, the most alike first.

    Only those within ``days`` before or after ``published`` count (of all, where that is None), never the entry
    ``but``, nor one with the same headline, nor the same story of another feed. Which words tell something is a
    matter of how few entries have them, so that no list of words in some language is needed.
    """
    words = _telling(connection, fold(spaced(f"{headline} {lede}"[:_LONGEST_TEXT])))
    if len(words) < _LEAST_SHARED:
        return []
    expression = "{headline lede} : (" + " OR ".join(Term(word).expression for word in words) + ")"
    at = moment(published)
    row = connection.execute("SELECT story FROM entries WHERE id = ?", (but,)).fetchone() if but is not None else None
    rows = connection.execute(
        "SELECT id, (SELECT headline FROM contents WHERE entry = id), min(rank) AS best FROM ("
        f" SELECT e.id, e.story, {_RANK} AS rank FROM search CROSS JOIN entries AS e ON e.id = search.rowid"
        f" WHERE search MATCH ? AND e.sort BETWEEN ? AND ? AND e.story <> ? LIMIT {_MOST_WEIGHED}"
        ") GROUP BY story ORDER BY best LIMIT ?",
        (
            expression,
            -(2**62) if at is None else at - days * _DAY,
            2**62 if at is None else at + days * _DAY,
            row[0] if row else 0,
            limit * _CANDIDATES,
        ),
    ).fetchall()
    own = fold(headline)
    return [entry_id for entry_id, its, _rank in rows if fold(its) != own][:limit]


def _telling(connection: sqlite3.Connection, text: str) -> list[str]:
    """The rarest words of ``text``, without those that nearly every entry has and those that no other has."""
    row = connection.execute("SELECT coalesce(sum(total), 0) FROM feeds").fetchone()
    common = max(_LEAST_COMMON, int(row[0] * _COMMON))
    counted: list[tuple[int, str]] = []
    for word in dict.fromkeys(_WORD.findall(text)):
        if len(word) >= _SHORTEST and not word.isdecimal():
            number = _entries_with(connection, word, common + 1)
            if 1 <= number <= common:
                counted.append((number, word))
    return [word for _number, word in sorted(counted)[:_MOST_WORDS]]


def _entries_with(connection: sqlite3.Connection, word: str, most: int) -> int:
    """How many entries have ``word``; ``most`` where there are more."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.execute(sql, (Term(word).expression, most)).fetchone()[0])
