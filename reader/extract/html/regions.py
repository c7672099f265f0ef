"""Where a page offers other stories: under a heading, in boxes by their names, in lines within the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ..block import count_words
from ..lexicon import Lexicon
from ..phrases import fold
from ..sentences import ends_sentence
from .called import names_of
from .cards import HEADINGS
from .links import Links, rules
from .tree import BLOCKS, Element, Tree

_CLAUSE = re.compile(r"[.!?…(\[»”。！？（\n]")
_SIGN = re.compile(r"\s*[:：|>»›→–—-]")
_LONGEST_LABEL = 70
_LABEL_WORDS = 9
_LINE = (12, 420)  # characters of a line within the text that points to a story
_LINE_ELEMENTS = 300
_LINE_LINKS = 2
_REGION_ELEMENTS = 4_000  # what has more is the page, whatever its name
_EMPTY = 20  # elements without text between stories of a list
_LINKED = 0.5
_CARD_TEXT = 320  # characters that a card has beside its link
_BESIDE = 4  # characters of signs that may stand beside a heading
_HEIGHT = 6  # steps from a heading up to what holds its list
_NO_LABEL = frozenset(["html", "body", "main", "article", "option", "button"])
_NO_REGION = frozenset(["html", "body", "main"])
_FURNITURE = frozenset(["nav", "form", "select", "svg", "script", "style", "noscript", "template", "dialog"])
_INLINE = frozenset(["span", "strong", "b", "em"])
_SAYING = (BLOCKS | _INLINE) - _FURNITURE - _NO_LABEL
_STORY = frozenset(["article", "main"])


class Kind(Enum):
    """Whether a list goes with the story or stands beside every story of the site."""

    RELATED = "related"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Region:
    """Neighbouring elements that hold a list; ``why`` says by what it was known.

    ``line`` says that it is one line in the text: what an author points to may be anywhere, what a box offers from
    elsewhere is advertising.
    """

    kind: Kind
    parts: tuple[Element, ...]
    why: str
    line: bool = False


class Regions:
    """Finds the regions of one page."""

    def __init__(
        self, tree: Tree, lexicon: Lexicon, links: Links, headline: Element | None, without: Collection[Element]
    ) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._links = links
        self._headline = headline or next((e for e in tree.find("h1") if not e.hidden and tree.length(e)), None)
        self._labels: dict[tuple[str, bool], Kind | None] = {}
        self._without = {element.index: element.end for element in without}
        self._silent: set[tuple[int, int]] = set()  # where a text begins, and how long it is, that announces nothing

    def all(self) -> Iterator[Region]:
        """The lists of the page behind its headline, none inside another."""
        tree = self._tree
        start = self._headline.end if self._headline else 0
        skip = 0
        for element in tree.elements[start:]:
            if element.index < skip or element.first == element.last:
                continue
            if element.index in self._without:
                skip = self._without[element.index]
                continue
            region = self._region(element)
            if region is not None:
                skip = max(part.end for part in region.parts)
                yield region
            elif element.tag in _FURNITURE or (element.tag == "footer" and not self._in_story(element)):
                skip = element.end

    def _in_story(self, footer: Element) -> bool:
        named = rules().story_footer.search(names_of(footer))
        return named is not None or any(element.tag in _STORY for element in footer.ancestors())

    def _region(self, element: Element) -> Region | None:
        kind = _named(names_of(element)) if element.attrs and element.tag not in _NO_REGION else None
        if kind and self._fits(element):
            return Region(kind, (element,), f"an element called “{names_of(element)[:40]}”")
        if element.tag == "a" and self._pointed_to(element):
            return Region(Kind.RELATED, (element,), "words in the text that point to it", line=True)
        if element.tag == "nav" and (kind := self._opens_with(element)) and self._fits(element):
            return Region(kind, (element,), "a list that its first words announce")
        if element.tag not in _SAYING or (element.tag in _INLINE and not self._ends_line(element)):
            return None
        return self._announced_by(element)

    def _announced_by(self, element: Element) -> Region | None:
        """The list that ``element`` is the heading of, or itself as a line in the text that points to a story."""
        tree = self._tree
        length = tree.length(element)
        if not 1 < length <= _LINE[1] or element.end - element.index > _LINE_ELEMENTS:
            return None
        if (element.first, length) in self._silent:  # as what it is all of said already
            return None
        linked = tree.link_length(element)
        titled = linked == 0 or (linked * 5 > length * 4 and len(self._links_in(element)) == 1)
        if length <= _LONGEST_LABEL and titled:
            said = self._label(tree.text(element), linked > 0)
            if said and (parts := self._under(element)):
                return Region(said, parts, f"the heading “{tree.text(element)}”")
        if length >= _LINE[0] and linked > length * _LINKED and self._points(element):
            line = len(self._links_in(element)) <= _LINE_LINKS
            return Region(Kind.RELATED, (element,), "a line that points to it", line)
        self._silent.add((element.first, length))
        return None

    def _ends_line(self, element: Element) -> bool:
        """Whether a line ends behind ``element``: a word within a sentence announces nothing."""
        after = self._tree.pieces[element.last : element.last + 2]
        return "\n" in after and not after[0].strip()

    # ------------------------------------------------------------------ by name

    def _fits(self, element: Element) -> bool:
        """Whether ``element`` holds links to stories and not, as well or instead, a story's text."""
        tree = self._tree
        if self._has_headline(element) or element.end - element.index > _REGION_ELEMENTS:
            return False
        stories = self._stories_in(element)
        return bool(stories) and tree.length(element) - tree.link_length(element) <= _CARD_TEXT * (stories + 1)

    def _has_headline(self, element: Element) -> bool:
        return self._headline is not None and element.has(self._headline)

    def _links_in(self, element: Element) -> list[Element]:
        return self._tree.within(element, "a")

    def _stories_in(self, element: Element) -> int:
        """To how many stories the links in ``element`` lead."""
        return len({target.key for link in self._links_in(element) if (target := self._links.target(link))})

    # ------------------------------------------------------------------ by heading

    def _label(self, text: str, linked: bool) -> Kind | None:
        """What kind of list ``text`` announces; ``linked`` says that it is a link, as a title is."""
        if (text, linked) not in self._labels:
            self._labels[text, linked] = self._announced(text, linked)
        return self._labels[text, linked]

    def _announced(self, text: str, linked: bool) -> Kind | None:
        words = count_words(text)
        if words > (4 if linked else _LABEL_WORDS) or (words > 5 and ends_sentence(text)):
            return None
        folded = fold(text)
        if not folded:
            return None
        if self._lexicon.related.match(folded):
            return Kind.RELATED
        return Kind.NEUTRAL if self._lexicon.ending.match(folded) else None

    def _under(self, label: Element) -> tuple[Element, ...]:
        """``label`` and the elements behind it that make up its list, none where no list follows."""
        child = label
        for _step in range(_HEIGHT):
            parent = child.parent
            if parent is None or parent.tag == "html":
                return ()
            following = list(self._following(child, parent))
            if following:
                return (child, *following)
            # Something else must not stand between the heading and what may follow.
            if self._has_headline(parent) or self._tree.length(parent) > self._tree.length(child) + _BESIDE:
                return ()
            child = parent
        return ()

    def _following(self, child: Element, parent: Element) -> Iterator[Element]:
        """The neighbours behind ``child`` that hold links to stories, up to what is something else."""
        tree = self._tree
        taken: list[Element] = []
        pending: list[Element] = []
        index = child.end
        while index < parent.end:
            element = tree.elements[index]
            index = element.end
            if tree.length(element) == 0:
                pending.append(element)
                if len(pending) > _EMPTY:
                    break
                continue
            large = element.end - element.index > _REGION_ELEMENTS
            if large or self._opens_with(element) or not self._lists(element):
                break
            taken += [*pending, element]
            pending = []
        yield from taken

    def _opens_with(self, element: Element) -> Kind | None:
        """The kind of list that the first words in ``element`` announce."""
        tree = self._tree
        first = next((i for i in range(element.first, element.last) if not tree.pieces[i].isspace()), None)
        if first is None or len(tree.pieces[first]) > _LONGEST_LABEL:
            return None
        return self._label(tree.pieces[first], tree.owners[first].href is not None)

    def _lists(self, element: Element) -> bool:
        """Whether ``element`` is (part of) a list of stories: links, and no more beside them than teasers."""
        tree = self._tree
        if element is self._headline or self._has_headline(element):
            return False
        length, linked = tree.length(element), tree.link_length(element)
        stories = self._stories_in(element)
        if not stories:
            return False
        if element.tag in HEADINGS or element.tag in ("p", "span"):
            return linked * 2 > length
        return length - linked <= _CARD_TEXT * stories

    def anchors(self, region: Region) -> Iterator[Element]:
        """The links of ``region`` that stand under no heading of another kind."""
        on = True
        for part in region.parts:
            for element in (part, *self._tree.inside(part)):
                if element.tag == "a":
                    if on:
                        yield element
                elif element.tag in HEADINGS and not self._tree.link_length(element):
                    kind = self._label(self._tree.text(element), linked=False)
                    on = on if kind is None else kind is Kind.RELATED

    # ------------------------------------------------------------------ within the text

    def _points(self, element: Element) -> bool:
        """Whether ``element`` is a line such as "Read also: TITLE", TITLE or all of it a link."""
        tree = self._tree
        links = self._links_in(element)
        link = next((one for one in links if tree.length(one)), None)
        if link is None:
            return False
        before = tree.text_between(element.first, link.first)
        if not (self._says_related(before) if before else self._opens_related(tree.text(element))):
            return False
        return any(map(self._links.target, links))

    def _pointed_to(self, link: Element) -> bool:
        """Whether ``link`` stands in a paragraph behind "(Read also: " or the like."""
        pieces = self._tree.pieces[max(0, link.first - 3) : link.first]
        if not any(":" in piece or "：" in piece for piece in pieces):
            return False
        before = "".join(pieces).rstrip()[-_LONGEST_LABEL:]
        if before[-1:] not in (":", "："):
            return False
        said = _CLAUSE.split(before)[-1]
        return self._says_related(said) and self._links.target(link) is not None

    def _says_related(self, text: str) -> bool:
        return count_words(text) <= _LABEL_WORDS and self._lexicon.related.match(fold(text)) is not None

    def _opens_related(self, text: str) -> bool:
        """Whether ``text`` begins with "Read also" and a sign behind it."""
        if not _SIGN.search(text, 0, _LONGEST_LABEL):
            return False
        end = self._lexicon.related.words_at_start(text)
        return end > 0 and _SIGN.match(text, end) is not None


@lru_cache(maxsize=8192)
def _named(names: str) -> Kind | None:
    if rules().neutral.search(names):
        return Kind.NEUTRAL
    return Kind.RELATED if rules().related.search(names) else None
