"""Comments whose markup does not say so: lists and rows of things alike, each with a time and words.

They are looked for where comments are announced only: in an element named for them, or below a heading such as
"12 comments".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ...text import clean_line
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from ..sentences import ends_sentence
from .commentitems import HOLDERS, resolved
from .commentnames import ELSEWHERE, Says, rules, said
from .commentowns import Item
from .tree import Element, Tree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLES = (*_HEADINGS, "strong", "b", "legend", "caption", "summary", "dt")
_LONGEST_TITLE = 240
_SHORT_TITLE = 60
_SHORTEST_PART = 40  # characters that there are below a heading for it to be a section's
_BEGINNING = frozenset(["dt", "h2", "h3", "h4", "h5", "h6", "p", "div", "tr", "hr", "header", "strong", "b"])
_LONGEST_STAMP = 160
_STAMP_WORDS = 14  # besides the date; a line with more is a comment's text as well
_MOST_STAMP_WORDS = 24
_CLOCK_WORDS = 8
_SHORT_WORDS = 5
_MOST_GROUPS = 60
_MOST_STAMPS = 2
_DATED = int(Says.DATED)
_STRANGE = int(Says.STRANGE) | ELSEWHERE


class Part(NamedTuple):
    """A part of the page: the elements from ``start`` to before ``end``, the pieces ``first`` to ``last``."""

    start: int
    end: int
    first: int
    last: int


def part_of(element: Element) -> Part:
    """What is inside ``element``, without the element itself."""
    return Part(element.index + 1, element.end, element.first, element.last)


# ---------------------------------------------------------------------- where


def announced_parts(tree: Tree, lexicon: Lexicon, elsewhere: Sequence[Element]) -> Iterator[Part]:
    """What stands below each heading that announces comments, up to the next heading of its kind.

    A heading inside one of ``elsewhere`` announces those of other pages.
    """
    for title in tree.find(*_TITLES):
        if any(one.has(title) for one in elsewhere):
            continue
        length = tree.length(title)
        if not 0 < length <= (_LONGEST_TITLE if title.tag in _HEADINGS else _SHORT_TITLE):
            continue
        folded = fold(tree.text(title))
        if not (lexicon.comments.match(folded) or rules().announcing.match(folded) or rules().one.match(folded)):
            continue
        if title.tag not in _HEADINGS and not lexicon.comments.exactly(folded) and "#" not in folded:
            continue
        if part := _below(tree, title):
            yield part


def _below(tree: Tree, title: Element) -> Part | None:
    """What follows ``title`` beside it, or beside what holds it alone."""
    element = title
    while element.parent is not None and element.parent.tag not in ("body", "html"):
        if tree.length_between(element.last, element.parent.last) >= _SHORTEST_PART:
            break
        element = element.parent
    parent = element.parent
    if parent is None:
        return None
    last = element
    index = element.end
    while index < parent.end:
        sibling = tree.elements[index]
        if sibling.tag in _HEADINGS and title.tag in _HEADINGS and sibling.tag <= title.tag:
            break
        last, index = sibling, sibling.end
    if tree.length_between(element.last, last.last) < _SHORTEST_PART and last is not element:
        return None
    until = tree.elements[index].first if index < parent.end else parent.last
    return Part(element.end, index, element.last, until) if until > element.last else None


# ---------------------------------------------------------------------- what


class Lines:
    """The lines of a part of a page, told apart: those with a time, those with words, and short ones."""

    def __init__(self, tree: Tree, part: Part, lexicon: Lexicon, dates: Dates) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._dates = dates
        self.starts: list[int] = []
        self.texts: list[str] = []
        stamps, texts, shorts = [0], [0], [0]
        line: list[str] = []
        dated = self._dated(part)
        for place in range(part.first, part.last + 1):
            piece = tree.pieces[place] if place < part.last else "\n"
            if piece != "\n":
                if not line:
                    self.starts.append(place)
                line.append(piece)
            elif line:
                text = clean_line("".join(line))
                stamp, words, short = self._kind(text, tree.owners[self.starts[-1]])
                if not stamp and not dated.isdisjoint(range(self.starts[-1], place)) and len(text) <= _LONGEST_STAMP:
                    stamp, words, short = 1, 0, short or words
                self.texts.append(text)
                stamps.append(stamp)
                texts.append(words)
                shorts.append(short)
                line = []
        self._stamps, self._words, self._shorts = (list(accumulate(column)) for column in (stamps, texts, shorts))

    def _dated(self, part: Part) -> set[int]:
        """The pieces of text that elements made for a time hold."""
        return {
            element.first
            for element in self._tree.elements[part.start : part.end]
            if element.last > element.first
            and (element.tag == "time" or (element.attrs and said(element) & _DATED))
            and self._tree.length(element) <= _LONGEST_STAMP
        }

    def _kind(self, text: str, owner: Element) -> tuple[int, int, int]:
        """Whether a line has a time, whether it has words that say something, and whether it is a short one."""
        folded = fold(text)
        if not folded or self._lexicon.report.exactly(folded):
            return 0, int(bool(text) and not folded and ord(text[0]) > 0x2190), 0
        words = folded.count(" ") + 1
        if len(text) <= _LONGEST_STAMP and words <= _MOST_STAMP_WORDS:
            left = self._beside_stamp(text, folded)
            if left is not None:
                return 1, int(words > _STAMP_WORDS), int(left)
        if owner.href and self._tree.link_length(owner) >= len(text):
            return 0, 0, int(words <= _SHORT_WORDS)  # a longer one is the title of another story
        return (0, 1, 0) if words > _SHORT_WORDS or (words > 1 and ends_sentence(text)) else (0, 0, 1)

    def _beside_stamp(self, text: str, folded: str) -> bool | None:
        """Whether there is more than a time, such as a name, on a line that tells one; None where it tells none."""
        if found := self._dates.first(text):
            return any(map(str.isalpha, text[: found.start] + text[found.end :]))
        ago = self._lexicon.ago
        if ago.match(folded):
            return False
        if "#" in folded:
            parts = folded.split()
            if any(ago.match(" ".join(parts[at:])) for at in range(1, len(parts))):
                return True
            if len(parts) <= _CLOCK_WORDS and (clock := self._dates.time(text)):
                return any(map(str.isalpha, text[: clock.start] + text[clock.end :]))
        return None

    def counts(self, first: int, last: int) -> tuple[int, int, int]:
        """How many lines of each kind begin from ``first`` to before ``last``."""
        low, high = bisect_left(self.starts, first), bisect_left(self.starts, last)
        return (
            self._stamps[high] - self._stamps[low],
            self._words[high] - self._words[low],
            self._shorts[high] - self._shorts[low],
        )

    @property
    def stamps(self) -> int:
        return self._stamps[-1]

    def is_comment(self, item: Item) -> bool:
        """Whether ``item`` by itself has a time, or two, and words."""
        stamps, words, shorts = self.counts(item.first, item.last)
        for gap in item.nested:
            inside = self.counts(gap.from_piece, gap.to_piece)
            stamps, words, shorts = stamps - inside[0], words - inside[1], shorts - inside[2]
        return 1 <= stamps <= _MOST_STAMPS and (words > 0 or shorts > 1)


def listed(tree: Tree, part: Part, lines: Lines) -> list[Item]:
    """The comments in ``part``: of all sets of elements that are alike, the one that makes most of its lines."""
    if not lines.stamps:
        return []
    best: list[Item] = []
    best_score = (0, 0)
    for group in _groups(tree, part):
        for items in (resolved(group, lines.is_comment), _rows(tree, group, part, lines)):
            if not items:
                continue
            covered = sum(item.to_piece - item.from_piece for item in items if not item.nested)
            score = (2 * len(items) - len(group), covered)
            if score > best_score:
                best, best_score = items, score
    return best


def _groups(tree: Tree, part: Part) -> list[list[Element]]:
    """The sets of elements in ``part`` with the same tag and class, or, without a class, the same tag."""
    sets: dict[tuple[str, str], list[Element]] = defaultdict(list)
    skip = 0
    for element in tree.elements[part.start : part.end]:
        if element.index < skip:
            continue
        if element.attrs and said(element) & _STRANGE:
            skip = element.end
            continue
        tag = element.tag
        if tag not in HOLDERS and tag not in _BEGINNING and "-" not in tag:
            continue
        classes = element.attrs.get("class") if element.attrs else None
        for name in (classes or "").split()[:6] or ("",):
            sets[tag, name].append(element)
        if classes and tag in ("li", "article", "tr"):
            sets[tag, ""].append(element)
    groups = sorted((group for group in sets.values()), key=len, reverse=True)
    return groups[:_MOST_GROUPS]


def _rows(tree: Tree, group: Sequence[Element], part: Part, lines: Lines) -> list[Item]:
    """Comments of several elements in a row, each of which begins, or else ends, with one of ``group``."""
    parent = group[0].parent
    if len(group) < 2 or group[0].tag not in _BEGINNING or parent is None:
        return []
    if any(element.parent is not parent for element in group):
        return []
    beginning: list[Item] = []
    ending: list[Item] = []
    for place, element in enumerate(group):
        until = group[place + 1].index if place + 1 < len(group) else min(parent.end, part.end)
        last = element
        while last.end < until:
            last = tree.elements[last.end]
        beginning.append(Item(element, [], until=last))
        after = group[place - 1].end if place else max(parent.index + 1, part.start)
        ending.append(Item(tree.elements[after], [], until=element))
    made = ([item for item in items if lines.is_comment(item)] for items in (beginning, ending))
    return max(made, key=len)
