"""Story cards: what a list of other stories tells of each, from the links in it and what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...story import Picture, Related, plain
from ..block import count_words
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from ..sentences import ends_sentence
from .links import Links, Target
from .moments import moment
from .names import Says, said_by
from .tree import Element, Tree

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TITLE = re.compile(r"(?<![a-z])(?:title|titel|titulo|titre|titolo|headline|hed|heading|schlagzeile)(?![a-z])")
_TITLE_WORDS, _PLAIN_WORDS, _TITLE_MOST = 2, 4, 40
_LONGEST_TITLE = 300
_KICKER = 0.6  # of the longest heading's length
_TEASER_WORDS = 8
_LARGEST_CARD = 1_500  # characters; what has more is no card but the list, or the text around it
_DATE_LINE = 60
_SEPARATOR = re.compile(r"[\s:：|>»›→–—-]+")


@dataclass(slots=True)
class Offer:
    """A story offered: its links and where it leads."""

    target: Target
    links: list[Element]
    card: Element


class Cards:
    """Reads the cards of one page."""

    def __init__(
        self, tree: Tree, links: Links, lexicon: Lexicon, dates: Dates, picture: Callable[[Element], Picture | None]
    ) -> None:
        self._tree = tree
        self._links = links
        self._lexicon = lexicon
        self._dates = dates
        self._picture = picture

    def offers(self, anchors: Iterable[Element], top: Sequence[Element]) -> list[Offer]:
        """The stories that ``anchors``, links in document order inside ``top``, lead to, each with its card."""
        led = [(anchor, target) for anchor in anchors if (target := self._links.target(anchor))]
        places = [anchor.index for anchor, _target in led]
        runs: list[int] = []
        for i, (_anchor, target) in enumerate(led):
            runs.append(runs[-1] + (target.key != led[i - 1][1].key) if i else 0)
        found: dict[str, Offer] = {}
        for i, (anchor, target) in enumerate(led):
            if offer := found.get(target.key):
                offer.links.append(anchor)
                continue
            found[target.key] = Offer(target, [anchor], self._card(anchor, places, runs, runs[i], top))
        return list(found.values())

    def _card(self, anchor: Element, places: list[int], runs: list[int], run: int, top: Sequence[Element]) -> Element:
        """The largest element around ``anchor`` that leads to no other story."""
        card = anchor
        while (around := card.parent) is not None and any(one is around or one.has(around) for one in top):
            first, last = bisect_left(places, around.index), bisect_left(places, around.end)
            if runs[first] != run or runs[last - 1] != run or self._tree.length(around) > _LARGEST_CARD:
                break
            card = around
        return card

    def read(self, offer: Offer, *, alone: bool = False) -> Related | None:
        """What the page tells of the story, None where the link has no words that could be a title."""
        title = self.title(offer, alone=alone)
        if title is None:
            return None
        lines = [line for line in self._tree.lines(offer.card) if line != title]
        return Related(
            title=title,
            url=offer.target.url,
            provider=self._provider(lines),
            published=self._published(offer.card, lines),
            teaser=self._teaser(lines, title),
            picture=self._pictured(offer.card),
        )

    def title(self, offer: Offer, *, alone: bool = False) -> str | None:
        """The title of the story by its heading, else by its links' words; ``alone``: its list has no other."""
        least = _PLAIN_WORDS if offer.target.plain else _TITLE_WORDS
        shown = [text for text in self._titles(offer, alone) if self._may_be_title(text, least)]
        whole = [text for text in shown if not (ends_sentence(text) and count_words(text) > _TEASER_WORDS * 2)]
        return next(iter(whole or shown), None)

    def _titles(self, offer: Offer, alone: bool) -> Iterable[str]:
        """Texts that may be the title, the likeliest first."""
        named: list[str] = []
        headings: list[str] = []
        lines: list[str] = []
        for link in offer.links:
            for element in self._tree.inside(link):
                if element.tag in HEADINGS:
                    headings.append(self._without_kicker(element))
                elif element.names and self._tree.length(element) and _TITLE.search(element.names):
                    named.append(self._without_kicker(element))
            lines += self._tree.lines(link)
        around = [self._without_kicker(e) for e in self._tree.inside(offer.card) if e.tag in HEADINGS]
        lines = sorted(map(self.without_label, lines), key=len, reverse=True)
        if alone and lines and count_words(lines[0]) > _PLAIN_WORDS:
            around, lines = lines, around  # the heading may be that of the list, which has but one story
        for texts in (headings, named, around):
            yield from _longer_first(list(map(self.without_label, texts)))
        yield from lines
        for link in offer.links:
            yield link.get("title") or link.get("aria-label")

    def _without_kicker(self, element: Element) -> str:
        """The text of ``element`` without that of the elements inside it that are called kickers."""
        inside = self._tree.inside(element)
        kickers = tuple(e for e in inside if e.names and said_by(e.names) & int(Says.KICKER))
        return plain(self._tree.spans(element, without=kickers)) or self._tree.text(element)

    def without_label(self, text: str) -> str:
        """``text`` without the "Read also:" that it begins with."""
        end = self._lexicon.related.words_at_start(text)
        match = _SEPARATOR.match(text, end) if end else None
        return text[match.end() :] if match and match[0].strip() else text

    def _may_be_title(self, text: str, least: int) -> bool:
        if len(text) > _LONGEST_TITLE or not least <= count_words(text) <= _TITLE_MOST:
            return False
        folded = fold(text)
        lexicon = self._lexicon
        if lexicon.more.exactly(folded) or lexicon.chrome.match(folded):
            return False
        return not (
            count_words(text) <= _PLAIN_WORDS and (lexicon.related.match(folded) or lexicon.ending.match(folded))
        )

    def _teaser(self, lines: list[str], title: str) -> str | None:
        for line in lines:
            if count_words(line) < _TEASER_WORDS or line in title or title in line or self._is_head(line):
                continue
            folded = line.casefold().rstrip(" >»›→")
            for ending in self._lexicon.more_texts:
                if folded.endswith(ending) and not folded[-len(ending) - 1].isalnum():
                    line = line[: len(folded) - len(ending)].rstrip(" ([.…")
                    break
            return line
        return None

    def _published(self, card: Element, lines: list[str]) -> str | None:
        for element in self._tree.inside(card):
            if element.tag == "time" and (
                found := moment(element.get("datetime") or self._tree.text(element), self._dates)
            ):
                return found
        for line in lines:
            short = len(line) <= _DATE_LINE or self._is_head(line)
            if short and any(map(str.isdigit, line)) and (date := self._dates.first(line)):
                return date.iso
        return None

    def _is_head(self, line: str) -> bool:
        """Whether ``line`` tells who provided the story and when."""
        return len(line) <= 2 * _DATE_LINE and self._lexicon.provided.words_at_start(line) > 0

    def _provider(self, lines: list[str]) -> str | None:
        for line in lines:
            if not self._is_head(line):
                continue
            end = self._lexicon.provided.words_at_start(line)
            date = self._dates.first(line)
            name = line[end : date.start if date and date.start > end else None].strip(" :•·|,-–—")
            if 0 < count_words(name) <= 5:
                return name
        return None

    def _pictured(self, card: Element) -> Picture | None:
        for element in self._tree.inside(card):
            if element.tag in ("figure", "picture", "img", "amp-img") and (picture := self._picture(element)):
                return picture
        return None


def _longer_first(texts: list[str]) -> list[str]:
    """``texts`` in their order, but those that are as short as a kicker behind the others."""
    long = max(map(len, texts), default=0) * _KICKER
    return sorted(texts, key=lambda text: len(text) < long)
