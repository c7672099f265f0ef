"""The headline of a page that lost its line ends: which of its words are the headline, between menus and text.

Every run of words that may be one is given points, as the lines of other pages are: the text takes its words up
again, it stands on the page twice, it has small words that menus lack, it begins with a capital behind none of these
and ends where something else begins, such as a date, a byline or a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from .block import count_words
from .dates import Dates
from .late import late
from .lexicon import Lexicon
from .menus import Stretch
from .phrases import UNSPACED, fold
from .sentences import ends_sentence

_WORD = late(r"\S+")
_WORDS = 12_000  # of a page among which the headline is
_BEFORE, _BEHIND = 700, 160  # words before the running text, and of it, among which the headline begins
_FEWEST, _GOOD, _MOST = 3, 5, 34  # words of a headline
_LINE = 40  # characters that tell a date or a byline
_NEXT = 14  # words behind a headline that tell whether text follows
_STEM = 7  # letters that a word is compared by
_LONGEST_PART = 60  # words of a sentence; a longer part is a menu with a sentence behind it
_LAST_SENTENCE = 20
_LEAST = 5.0  # points of a headline; all points were found by regression on the pages of many publishers, and rounded
_DATE, _BYLINE, _LABEL, _SENTENCE = 3.0, 2.5, 2.0, 1.3
_ONLY_CAPITALS, _BEHIND_SMALL = 3.0, 1.5
_TORN, _INSIDE, _LABELLED = 1.5, 0.2, 1.5
_TAKEN_UP, _NOT_TAKEN_UP = 3.9, -0.2
_OPENING = "\"'“„«‘‚(¿¡「『【»›"
_CLOSING = "\"”“»’')」』）"
_LONG, _LONG_WORDS = (
    3.0,
    5,
)  # points for a headline in such a script, whose first word is long, as those of menus are not
_PAIRS = 0.4  # of its pairs of signs, by which a text takes up a word of a script without blanks
_BINDING = ":,–—-&(+|"


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    folded: str

    @property
    def bare(self) -> str:
        return self.text.lstrip(_OPENING)


def headline(line: str, parts: Sequence[Stretch], lexicon: Lexicon) -> tuple[int, int] | None:
    """Where in ``line`` the headline stands, as a half-open range of characters; None where nothing is like one."""
    page = _Page(line, parts, lexicon)
    best = max(page.spans(), default=None)
    if best is None or best[0] < _LEAST:
        return None
    return page.words[best[1]].start, page.words[best[2] - 1].end


class _Page:
    """The words of a page, and of each what it is."""

    def __init__(self, line: str, parts: Sequence[Stretch], lexicon: Lexicon) -> None:
        self.line = line
        self.words = words = list(_words(line))
        bare = [word.bare[:1] for word in words]
        self.small = [sign.islower() for sign in bare]
        self.upper = [sign.isupper() for sign in bare]
        self.frequent = [word.folded in lexicon.frequent for word in words]
        self.said = list(_said(words, parts))
        self.ends = [self._ends(at) for at in range(len(words))]
        self.spoken = Counter(word.folded[:_STEM] for word, said in zip(words, self.said, strict=True) if said)
        self.menu = Counter(word.folded for word, said in zip(words, self.said, strict=True) if not said)
        self.pairs = Counter((one.folded, two.folded) for one, two in pairwise(words))
        self.counts = [0, *accumulate(count_words(word.text) for word in words)]
        self.signs = Counter(pair for word in words for pair in _pairs(word.folded))
        self.text = self._text()
        self.opens = self._opens(lexicon)

    def _ends(self, at: int) -> bool:
        """Whether a sentence ends with the word ``at``, and not only a number or a short form."""
        word = self.words[at]
        if not ends_sentence(word.text) or (at + 1 < len(self.words) and self.small[at + 1]):
            return False
        return word.text.rstrip(_CLOSING)[-1:] != "." or (word.folded != "#" and len(word.folded) > 2)

    def _text(self) -> int:
        """The word that the running text begins with: the heaviest run of sentences (Kadane 1984)."""
        best = total = 0.0
        begin = start = first = 0
        for last in [*(at + 1 for at, ends in enumerate(self.ends) if ends), len(self.words)]:
            length = self.counts[last] - self.counts[first]
            if length > _LONGEST_PART:
                total, first = total - length / 2, last - _LAST_SENTENCE
            elif length >= _GOOD:
                total += length if 2 * sum(self.said[first:last]) > last - first else -length
            else:
                total -= 2.0
            if total <= 0:
                total, begin = 0.0, first
            elif total > best:
                best, start = total, begin
            first = last
        return start

    def _opens(self, lexicon: Lexicon) -> list[float]:
        """For each word near the text, in points, how surely something begins there that is not the headline."""
        dates = Dates(lexicon)
        found = [0.0] * (len(self.words) + 1)
        for at in range(max(0, self.text - _BEFORE), min(len(self.words), self.text + _BEHIND + _MOST)):
            word = self.words[at]
            if self.small[at]:
                continue
            line = self.line[word.start : word.start + _LINE]
            if any(map(str.isdigit, line)) and (date := dates.first(line)) and date.start == 0:
                found[at] = _DATE
            elif self.upper[at]:
                folded = fold(line)
                if lexicon.by.match(folded):
                    found[at] = _BYLINE
                elif lexicon.published.match(folded) or lexicon.updated.match(folded):
                    found[at] = _DATE
                elif any(
                    lexicon.chrome.exactly(" ".join(one.folded for one in self.words[at : at + length]))
                    for length in (4, 3, 2)
                ):
                    found[at] = _LABEL
                elif self.frequent[at] and not (at and self.upper[at - 1] and any(self.upper[at + 1 : at + 2])):
                    found[at] = _SENTENCE
        return found

    def spans(self) -> Iterator[tuple[float, int, int]]:
        """The runs of words that may be the headline, each with its points and as a half-open range of words."""
        words, small, upper = self.words, self.small, self.upper
        closed = [0, *accumulate(self.ends)]
        opened = [0.0, *accumulate(self.opens)]
        counts = self.counts
        labelled = [0, *accumulate(one > _SENTENCE for one in self.opens)]
        bound = [0, *accumulate(one and two for one, two in zip(small, self.frequent, strict=True))]
        furniture = [
            0,
            *accumulate(
                one and not two and self.menu[word.folded] > 2
                for one, two, word in zip(upper, self.frequent, words, strict=True)
            ),
        ]
        for first in range(max(0, self.text - _BEFORE), min(len(words), self.text + _BEHIND)):
            if small[first] or not words[first].folded:
                continue
            begin = self._begin(first)
            taken = telling = 0
            own: Counter[str] = Counter()
            fewest = len(words)
            for last in range(first, min(len(words), first + _MOST)):
                word = words[last]
                if last > first:
                    fewest = min(fewest, self.pairs[words[last - 1].folded, word.folded])
                if len(word.folded) > 2 and not self.frequent[last]:
                    telling += 1
                    stem = word.folded[:_STEM]
                    own[stem] += self.said[last]
                    if UNSPACED.begin(stem):
                        taken += self._taken_up(word)
                    else:
                        taken += self.spoken[stem] > own[stem]
                end = last + 1
                count = counts[end] - counts[first]
                if count < _FEWEST or (end < len(words) and small[end]):
                    continue
                if count > _MOST:
                    break
                points = begin + self._end(last)
                points -= _LABELLED * (labelled[end] - labelled[first + 1])
                points += _TAKEN_UP * taken / (telling + 1) + _NOT_TAKEN_UP * (telling - taken)
                points += 3.2 if _GOOD <= count <= 20 else -1.4 if count == 4 else 0.0
                points += (
                    3.3 * (bound[end] - bound[first]) / count - 1.1 * (furniture[end] - furniture[first]) / count
                )
                if UNSPACED.begin(words[first].folded) and counts[first + 1] - counts[first] >= _LONG_WORDS:
                    points += _LONG
                if upper[first] and not any(small[first:end]):
                    points -= _ONLY_CAPITALS
                points -= 0.5 * (closed[last] - closed[first]) + _INSIDE * (opened[end] - opened[first + 1])
                before = self.pairs[words[first - 1].folded, words[first].folded] if first else 0
                after = self.pairs[word.folded, words[end].folded] if end < len(words) else 0
                if end - first > 2 and fewest > 1:
                    points += 1.9 * (before < fewest) + 2.4 * (after < fewest)
                else:
                    points -= _TORN * ((before > 1) + (after > 1))
                points -= 0.007 * max(0, self.text - last) + 0.03 * max(0, first - self.text)
                yield points, first, end

    def _taken_up(self, word: _Word) -> bool:
        """Whether the page takes up ``word``, of a script without blanks, by the pairs of its signs."""
        pairs = _pairs(word.folded)
        return sum(self.signs[pair] > 1 for pair in pairs) > len(pairs) * _PAIRS

    def _begin(self, at: int) -> float:
        """What the words before ``at`` say, in points."""
        points = 0.0
        if at:
            before = self.words[at - 1]
            points -= _BEHIND_SMALL * (self.small[at - 1] and not self.ends[at - 1])
            points -= 1.7 * self.frequent[at - 1] + 0.9 * (before.text[-1] in _BINDING)
        return points - 1.5 * (self.opens[at] > _SENTENCE)

    def _end(self, at: int) -> float:
        """What the words behind the last one, ``at``, say, in points."""
        text, after = self.words[at].text, at + 1
        points = -2.0 * self.frequent[at] - 2.9 * (text[-1] in _BINDING)
        if self.ends[at] and text.rstrip(_CLOSING)[-1:] in ".。…":
            points -= 3.5
        if after < len(self.words):
            points += 0.4 * self.opens[after] + 1.0 * (self.small[at] and self.upper[after])
            following = self.frequent[after : after + _NEXT]
            points += 1.2 * sum(following) / len(following)
        return points


def _words(line: str) -> Iterator[_Word]:
    """The first words of ``line``, parted where a converter glued two: "HomeTown council"."""
    for number, match in enumerate(_WORD.finditer(line)):
        if number > _WORDS:
            return
        start, text = match.start(), match[0]
        seams = [at for at in range(1, len(text) - 1) if _seam(text, at)] if not text.islower() else []
        for end in (*seams, len(text)):
            one = line[start : match.start() + end]
            yield _Word(start, match.start() + end, one, fold(one))
            start = match.start() + end


def _pairs(folded: str) -> list[str]:
    return [folded[at : at + 2] for at in range(len(folded) - 1)] if UNSPACED.begin(folded) else []


def _seam(text: str, at: int) -> bool:
    if text[at - 1] in "。！？":
        return text[at] not in _CLOSING
    return text[at].isupper() and text[at + 1].islower() and (text[at - 1].islower() or text[at - 1].isdigit())


def _said(words: Sequence[_Word], parts: Sequence[Stretch]) -> Iterator[bool]:
    """For each of the ``words`` whether it stands in running text."""
    menus = iter([part for part in parts if part.menu])
    menu = next(menus, None)
    for word in words:
        while menu and menu.end <= word.start:
            menu = next(menus, None)
        yield not (menu and menu.start <= word.start)
