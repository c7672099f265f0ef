"""Who wrote a comment, when, and what others made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...text import clean_line
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from ..sentences import ends_sentence
from .commentnames import Says, rules, said
from .commentowns import Own
from .commenttimes import agreed, exact
from .tree import Element, Tree

_LONGEST_NAME = 60
_LONGEST_STAMP = 200
_MOST_LETTERS = 2
_STAMP_WORDS = 12  # besides the date
_MINUTE = len("2026-01-01T00:00")
_SIGNED, _AUTHOR, _DATED, _DATE = map(int, (Says.SIGNED, Says.AUTHOR, Says.DATED, Says.DATE))
_NOT_TEXT, _TEXT, _PERMALINK = map(int, (Says.NOT_TEXT, Says.TEXT, Says.PERMALINK))
_UP, _DOWN, _SCORE = map(int, (Says.UP, Says.DOWN, Says.SCORE))
_NAMES = frozenset(["author", "creator"])
_NAME_PROPERTIES = frozenset(["name", "givenName", "alternateName"])
_DATE_PROPERTIES = frozenset(
    ["commentTime", "dateCreated", "dateModified", "datePosted", "datePublished", "dc:created", "dc:date"]
)
_HEADINGS = frozenset(["cite", "h2", "h3", "h4", "h5", "h6", "strong", "b", "dt", "th"])
_PROFILE = re.compile(r"/(?:user|profile|profil|author|member|u|people|community)s?/|[?&]user")
_AROUND = " :–—-|·•,;/»«>#\u00a0\u202f"
_NUMBER = re.compile(r"(?<![\d.,])([+\-\u2212]?)\s?(\d{1,7})(?![\d.,]\d|%)")
_LEADING_NUMBER = re.compile(r"(?:#\d{1,6}[.):]?|\d{1,6}[.):])\s+(?=\D)")
_TO_COMMENT = re.compile(r"#[a-z_-]{0,30}(?:cid|comm|forum|post|reply|kommentar|c|p)[a-z_-]{0,20}\d{1,20}$", re.I)


class Stamp(NamedTuple):
    """What lines of text, which no name tells apart, say of when and who, and those lines."""

    time: str | None
    author: str | None
    lines: tuple[str, ...]


class Parts:
    """Reads the parts of comments in the language of ``lexicon``."""

    def __init__(self, tree: Tree, lexicon: Lexicon, dates: Dates) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._dates = dates

    # ------------------------------------------------------------------ who

    def author(self, own: Own, body: Sequence[Element]) -> tuple[str | None, Element | None]:
        """The name that a comment is signed with, and where it stands. ``body`` holds the words."""
        for element in self._name_places(own, body):
            if not own.holds_nested(element) and (name := self._name(element)):
                return name, element
        for attribute in rules().author_attributes:
            value = next((value for one in own.holders if (value := one.get(attribute))), "")
            if value and not any(map(str.isdigit, value)) and len(value) <= _LONGEST_NAME:
                return value, None
        return None, None

    def _name_places(self, own: Own, body: Sequence[Element]) -> Iterator[Element]:
        for element in own.elements:
            if element.attrs.get("itemprop") in _NAMES:
                inner = [e for e in self._tree.inside(element) if e.attrs.get("itemprop") in _NAME_PROPERTIES]
                yield from inner or [element]
        outside = [pair for pair in own.named if not any(one is pair[0] or one.has(pair[0]) for one in body)]
        signed = [element for element, names in outside if names & _SIGNED and not names & _NOT_TEXT]
        for place, element in enumerate(signed):
            # Of several in one another, the innermost: what is around it may hold the date as well.
            if place + 1 == len(signed) or not element.has(signed[place + 1]):
                yield element
        yield from (element for element, names in outside if names & _AUTHOR and not names & _NOT_TEXT)
        for element in own.elements:
            if any(one.has(element) for one in body):
                continue
            rel, href = element.get("rel"), element.get("href")
            if element.tag in _HEADINGS or "author" in rel or (href and _PROFILE.search(href)):
                yield element
        yield from (element for element, names in outside if names & _DATE)
        for one in body:
            for element, names in own.named:
                if one.has(element) and names & _SIGNED and element.first <= one.first + 1:
                    yield element

    def _name(self, element: Element) -> str | None:
        text = element.get("content") if element.tag == "meta" else self._without_badges(element)
        return self.plain_name(text)

    def plain_name(self, text: str) -> str | None:
        """The name in ``text``, a line that may also tell the time and that somebody wrote."""
        if not text or len(text) > _LONGEST_NAME * 3:
            return None
        if found := self._dates.first(text):
            before, after = text[: found.start], text[found.end :]
            text = before if any(map(str.isalpha, self._bare(before))) else after
        text = self._bare(text)
        if not text or len(text) > _LONGEST_NAME or not any(map(str.isalnum, text)):
            return None
        folded, lexicon = fold(text), self._lexicon
        if all(word == "#" or word in lexicon.months or word in lexicon.date_words for word in folded.split()):
            return None
        if (clock := self._dates.time(text)) and not set(
            fold(text[: clock.start] + " " + text[clock.end :]).split()
        ).difference(self._lexicon.date_words):
            return None
        if not folded.strip("# ") or rules().taken.exactly(folded):
            return None
        if self._lexicon.report.match(folded) or self._lexicon.ago.match(folded):
            return None
        return text

    def _bare(self, text: str) -> str:
        """``text`` without the "says" that follows, or the "by" that comes before, a name."""
        if match := _LEADING_NUMBER.match(text.lstrip()):
            text = text.lstrip()[match.end() :]
        text = _unbracketed(text)
        if " " in text or ":" in text:
            lead = rules().signing.words_at_start(text) if rules().may_begin("signing", text) else 0
            if 0 < lead < len(text) and text[lead] in " :\u00a0":
                text = _unbracketed(text[lead:])
        words = text.split(" ")
        for place in range(1, len(words)):
            rest = fold(" ".join(words[place:]))
            if rest and (rules().saying.match(rest) or self._lexicon.says.exactly(rest)):
                return _unbracketed(" ".join(words[:place]))
        return text

    def _without_badges(self, element: Element) -> str:
        """The text of ``element`` without what is said of the name: "Author", "Top commenter"."""
        tree = self._tree
        if element.end == element.index + 1:
            return tree.text(element)
        out: set[int] = set()
        for inside in tree.inside(element)[:60]:
            if not 0 < tree.length(inside) < tree.length(element):
                continue
            if (inside.attrs and said(inside) & _NOT_TEXT) or inside.tag == "time" or self._is_badge(inside):
                out.update(range(inside.first, inside.last))
        if not out:
            return tree.text(element)
        pieces = (tree.pieces[i] for i in range(element.first, element.last) if i not in out)
        return " ".join("".join(pieces).split())

    def _is_badge(self, element: Element) -> bool:
        return rules().badges.exactly(fold(self._tree.text(element)))

    # ------------------------------------------------------------------ when

    def time(self, own: Own, body: Sequence[Element]) -> tuple[str | None, list[Element]]:
        """When a comment was written, as exact as the page says, and the elements that say so."""
        best: str | None = None
        stood: list[Element] = []
        for element in self._time_places(own, body):
            if own.holds_nested(element) or self._tree.length(element) > _LONGEST_STAMP:
                continue
            time = self._moment(element)
            if time is None:
                if element.tag == "time" or self._is_age(element):
                    stood.append(element)
                continue
            stood.append(element)
            if best is None or (len(best) < _MINUTE <= len(time) and time[:10] == best[:10]):
                best = time
            if len(best) >= _MINUTE:
                break
        return best, stood

    def _time_places(self, own: Own, body: Sequence[Element]) -> Iterator[Element]:
        given = set[int]()
        for element in own.elements:
            property_ = element.attrs.get("itemprop") or element.attrs.get("property")
            if element.tag == "time" or property_ in _DATE_PROPERTIES:
                given.add(element.index)
                yield element
        outside = [pair for pair in own.named if not any(one is pair[0] or one.has(pair[0]) for one in body)]
        for wanted in (_DATED, _DATE):
            named = [e for e, n in outside if n & wanted and (n & _DATED or not n & _TEXT) and e.index not in given]
            for place, element in enumerate(named):
                # Of several in one another, the innermost: it tells the time and nothing else.
                if place + 1 == len(named) or not element.has(named[place + 1]):
                    given.add(element.index)
                    yield element
        for element in own.elements:
            if element.index in given or not (element.tag == "abbr" or element.get("title")):
                continue
            if not any(one.has(element) for one in body):
                yield element

    def _is_age(self, element: Element) -> bool:
        text = self._tree.text(element)
        return len(text) <= 30 and self._lexicon.ago.match(fold(text)) is not None

    def _moment(self, element: Element) -> str | None:
        told = None
        for name in rules().time_attributes:
            if (value := element.attrs.get(name)) and (iso := exact(clean_line(value), self._dates)):
                told = iso if told is None else _better(told, iso)
        text = self._tree.text(element)
        shown = self._dates.first(text)
        if told is None:
            return shown.iso if shown else None
        clock = self._dates.time(text)
        if shown is None and clock is not None:  # the day without its year, which the attribute tells
            return agreed(told, f"{told[:10]}T{clock.iso}")
        if shown is None:
            return told
        if len(shown.iso) >= _MINUTE:
            return agreed(told, shown.iso) if len(told) >= _MINUTE else shown.iso
        return told

    def stamp(self, own: Own, body: Sequence[Element]) -> Stamp:
        """What the first line outside ``body`` tells that tells a time and little else, or what stands around it."""
        inside = {place for one in body for place in own.pieces(one)}
        before: str | None = None
        letters: list[str] = []  # that stand for a picture of the writer
        lines = own.lines(inside)
        for line in lines:
            found = self._dates.first(line) if len(line) <= _LONGEST_STAMP else None
            if found or (len(line) <= _LONGEST_NAME and self._lexicon.ago.match(fold(line))):
                left = fold(line[: found.start] + " " + line[found.end :]) if found else ""
                if left.count(" ") >= _STAMP_WORDS:
                    continue
                told = found.iso if found else None
                if name := self.plain_name(line):
                    return Stamp(told, name, (line, *letters))
                for beside in (before, next(lines, None) if before is None else None):
                    name = self.plain_name(beside) if beside and not ends_sentence(beside) else None
                    if name and beside:
                        return Stamp(told, name, (line, beside, *letters))
                return Stamp(told, None, (line,))
            if len(line) <= _MOST_LETTERS:
                letters.append(line)
            else:
                before = line
        return Stamp(None, None, ())

    # ------------------------------------------------------------------ where, and how it was taken

    def url(self, own: Own, body: Sequence[Element]) -> str | None:
        """The comment's own address."""
        identities = [identity for one in own.holders if (identity := one.get("id"))]
        for holder in own.holders:
            if said_address := holder.get("data-permalink") or holder.get("permalink"):
                return self._tree.absolute(said_address)
        for element in own.elements:
            if not element.attrs.get("href") or any(one.has(element) for one in body):
                continue
            href = element.get("href")
            property_ = element.attrs.get("itemprop") == "url" and not self._is_in_name(own, element)
            named = said(element) & (_PERMALINK | _DATED) if element.tag == "a" else 0
            to_it = any(href.endswith(f"#{identity}") for identity in identities)
            dated = element.tag == "a" and any(one.tag in ("time", "abbr") for one in self._tree.inside(element)[:6])
            if named or to_it or dated or property_ or _TO_COMMENT.search(href):
                if "respond" in href or "replytocom" in href:
                    continue
                if href.startswith("#"):
                    page = self._tree.url
                    return f"{page.partition('#')[0]}{href}" if page else None
                return self._tree.absolute(href)
        return None

    def _is_in_name(self, own: Own, element: Element) -> bool:
        for ancestor in element.ancestors():
            if ancestor is own.element:
                return False
            if ancestor.attrs.get("itemprop") in _NAMES:
                return True
        return False

    def score(self, own: Own, body: Sequence[Element]) -> int | None:
        """The votes for a comment less those against it, None where no number is shown."""
        for attribute in rules().score_attributes:
            for holder in own.holders:
                if (number := _number(holder.get(attribute))) is not None:
                    return number
        votes: dict[int, int] = {}
        named = [e for e, names in own.named if names & (_UP | _DOWN | _SCORE) and 0 < self._tree.length(e) <= 30]
        for place, element in enumerate(named):
            if place + 1 < len(named) and element.has(named[place + 1]):
                continue  # the innermost: numbers side by side would read as one
            if any(one.has(element) or one is element for one in body) or own.holds_nested(element):
                continue
            names = said(element)
            kind = _DOWN if names & _DOWN else _UP if names & _UP else _SCORE
            number = _number(self._tree.text(element))
            if number is not None and not self._dates.first(self._tree.text(element)):
                votes.setdefault(kind, number)
        if _SCORE in votes:
            return votes[_SCORE]
        if _UP in votes:
            return votes[_UP] - abs(votes.get(_DOWN, 0))
        return -abs(votes[_DOWN]) if _DOWN in votes else None


def _better(one: str, other: str) -> str:
    """Of two moments that one element tells, the more exact; the day and the hour of the place where both tell."""
    if len(other) < _MINUTE or other[:10] != one[:10]:
        return one
    if len(one) < _MINUTE:
        return other
    zoned, local = (one, other) if one[_MINUTE:].strip(":0123456789") else (other, one)
    return agreed(zoned, local)


def _unbracketed(text: str) -> str:
    """``text`` without what stands around a name: dashes, and brackets that something else began or ends in."""
    text = text.strip(_AROUND)
    for pair in ("()", "[]"):
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.strip(pair).strip(_AROUND)
    return text


def _number(text: str) -> int | None:
    """The one number in ``text``."""
    found = _NUMBER.findall(text[:40]) if text else []
    if len(found) != 1:
        return None
    sign, digits = found[0]
    return -int(digits) if sign in ("-", "\u2212") else int(digits)
