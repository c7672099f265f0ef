"""Names of authors, out of whatever stands in their place: bylines, lists, job titles, addresses, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...text import clean_line
from ..lexicon import Lexicon
from ..phrases import fold
from .schema import unmarked
from .words import words

_LONGEST = 400  # characters of a byline; more is a text about the author
_LONGEST_NAME = 60
_ADDRESS = re.compile(r"\S*@\S+|https?://\S*|www\.\S+")
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_STRONG = re.compile(r"\s*[;|·•\n\t、，／]\s*|\s+[/&+–—]\s+|\s+-\s+|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})")
_COMMA = re.compile(r"\s*,\s*")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u2e80-\u312f\u31a0-\ua4cf\uac00-\ud7a3]")
_HIRAGANA = re.compile("[ぁ-ゖ]")  # what binds words in Japanese; names have none in bylines
_LONGEST_UNSPACED = 8
_EDGES = ' \u00a0.,;:|/–—-·•=<>*"“”„«»'
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_FILLED = re.compile(r"[{}<>\[\]=#%]|\d{3}")  # templates that were never filled in, numbers of accounts


def names(texts: Iterable[str], lexicon: Lexicon) -> list[str]:
    """The names in ``texts``, which a page gives as those of its authors: each once, in order, and only names."""
    found: list[str] = []
    for text in texts:
        for name in names_in(text, lexicon):
            if not any(_same(name, other) for other in found):
                found.append(name)
    return found


def names_in(text: str, lexicon: Lexicon) -> list[str]:
    """The names in one ``text``."""
    text = clean_line(unmarked(text))
    if not text or len(text) > _LONGEST:
        return []
    text = _ADDRESS.sub(" ", text)
    inner = [one.strip() for one in _BRACKETS.findall(text)]
    aside = [one for one in inner if one in lexicon.agencies]
    bare = _BRACKETS.sub(" ", text).strip(_EDGES)
    text = bare or (inner[0] if inner else "")  # "jane@example.org (Jane Doe)"
    text = _without_by(text, lexicon)
    parts = [part for part in _parts(text) if part.strip(_EDGES)]
    found = [name for part in parts if (name := _name(part, len(parts) == 1, lexicon))]
    if len(found) > 1:
        people = [name for name in found if _spaced(name) or name in lexicon.agencies or name.isupper()]
        found = people or found  # "Jane Doe, Berlin": the place has one word
    return [*found, *aside]


def _without_by(text: str, lexicon: Lexicon) -> str:
    """``text`` without "By" and its like in front, as long as a name is left."""
    start = lexicon.by.words_at_start(text) or words().before_names.words_at_start(text)
    rest = text[start:].lstrip(_EDGES)
    colon = text[start : start + 2].strip()[:1] in {":", "："}
    if not start or not rest or (rest[0].islower() and not colon):
        return text
    return rest if colon or _spaced(rest) or len(text.split()) == 2 else text


def _parts(text: str) -> list[str]:
    """``text`` at its separators: signs, then "and", then commas."""
    found: list[str] = []
    for strong in _STRONG.split(text):
        pieces = _joined(strong)
        for piece in pieces:
            commas = _COMMA.split(piece)
            if len(commas) == 2 and len(pieces) == 1 and _inverted(commas):
                found.append(f"{commas[1]} {commas[0]}")  # "Doe, Jane"
            else:
                found.extend(commas)
    return found


def _inverted(pair: list[str]) -> bool:
    return all(_NAME_WORD.fullmatch(part) and not _spaced(part) for part in pair)


def _joined(text: str) -> list[str]:
    """``text`` at its conjunctions, where whole names stand on both sides."""
    pieces = words().conjunction.split(text)
    if len(pieces) == 1 or not all(_spaced(piece.rpartition(",")[2].strip()) for piece in pieces):
        return [text]
    return pieces


def _name(part: str, alone: bool, lexicon: Lexicon) -> str | None:
    """The name in ``part``, None where it is something else."""
    part = clean_line(part).strip(_EDGES)
    for ending in words().role_endings:
        part = part.removesuffix(ending).strip(_EDGES)
    if not part or len(part) > _LONGEST_NAME or fold(part) in words().nobody or _FILLED.search(part):
        return None
    if not any(map(str.isalpha, part)):
        return None
    while (split := part.rpartition(" "))[0] and fold(split[2]) in lexicon.date_words and split[2].lower() != "may":
        part = split[0].strip(_EDGES)  # "Jane Doe Monday"
    if words().roles.within(fold(part)):
        kept = _without_role(part)
        return kept if kept or not alone else part
    return part


def _without_role(part: str) -> str | None:
    """The name beside a job title in ``part``: "Political editor Jane Doe". None where there is only the title."""
    split = part.split()
    told = [bool(words().roles.within(fold(word))) for word in split]
    if True not in told:
        return None
    last = len(told) - 1 - told[::-1].index(True)
    for kept in (split[last + 1 :], split[: told.index(True)]):
        if 2 <= len(kept) <= 4 and all(
            not word[0].islower() and _NAME_WORD.fullmatch(word) for word in (kept[0], kept[-1])
        ):
            return " ".join(kept)
    return None


def plausible(name: str, lexicon: Lexicon) -> bool:
    """Whether ``name``, which stood in a visible byline, can be one: of a person, or of an agency."""
    if name in lexicon.agencies:
        return True
    if _UNSPACED.search(name):
        return len(name) <= _LONGEST_UNSPACED and not _HIRAGANA.search(name)
    split = name.split()
    if not 2 <= len(split) <= 5 or lexicon.chrome.match(fold(name)):
        return False
    if split[0][0].islower() or split[-1][0].islower():
        return False
    return all(map(_NAME_WORD.fullmatch, split))


def is_house(name: str, lexicon: Lexicon) -> bool:
    """Whether ``name`` is, by its words, that of a publisher or agency, not of a person."""
    return (
        name in lexicon.agencies
        or name.lower().endswith(words().domains)
        or any(word in words().houses for word in fold(name).split())
    )


def _spaced(text: str) -> bool:
    """Whether ``text`` has more than one word, or is in a script that does without blanks."""
    return len(text.split()) > 1 or bool(_UNSPACED.match(text))


def _same(one: str, other: str) -> bool:
    """Whether two names are one: written alike, or one the initials of the other (AP, The Associated Press)."""
    one, other = _ARTICLE.sub("", one, count=1), _ARTICLE.sub("", other, count=1)
    if fold(one) == fold(other):
        return True
    short, long = sorted((one, other), key=len)
    return short.isupper() and short == "".join(word[0] for word in long.split() if word[0].isupper())
