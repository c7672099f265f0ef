"""What one comment says: who, when, what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ...text import clean_line
from ..dates import Dates
from ..lexicon import Lexicon
from ..phrases import fold
from .commentnames import names
from .tree import Element, Tree

_LONGEST_NAME = 60
_BODIES = frozenset(["p", "div", "span", "section", "blockquote", "td", "dd", "article", "pre", "ul", "ol"])
_CONTROLS = frozenset(["button", "form", "nav", "label", "select", "input", "summary", "footer", "svg"])
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?")
_ATTRIBUTES = ("datetime", "title", "content", "data-time", "data-date", "data-datetime")
_MINUTE = len("2026-01-01T00:00")


class Own:
    """A comment's element without the comments inside it."""

    def __init__(self, tree: Tree, element: Element, nested: Sequence[Element]) -> None:
        self.tree = tree
        self.element = element
        self.nested = tuple(nested)
        self.elements = list(self._own())

    def _own(self) -> Iterator[Element]:
        index = self.element.index + 1
        gaps = {gap.index: gap.end for gap in self.nested}
        while index < self.element.end:
            if index in gaps:
                index = gaps[index]
                continue
            yield self.tree.elements[index]
            index += 1

    def named(self, pattern: re.Pattern[str]) -> Iterator[Element]:
        return (element for element in self.elements if element.names and pattern.search(element.names))

    def holds_nested(self, element: Element) -> bool:
        return any(element.has(gap) for gap in self.nested)


class Parts:
    """Reads the parts of comments in the language of ``lexicon``."""

    def __init__(self, tree: Tree, lexicon: Lexicon, dates: Dates) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._dates = dates

    # ------------------------------------------------------------------ who

    def author(self, own: Own) -> tuple[str | None, Element | None]:
        """The name that a comment is signed with, and where it stands."""
        for element in self._name_places(own):
            name = self._name(own, element)
            if name:
                return name, element
        return None, None

    def _name_places(self, own: Own) -> Iterator[Element]:
        for element in own.elements:
            if element.attrs.get("itemprop") in ("author", "creator"):
                inner = [e for e in self._tree.inside(element) if e.attrs.get("itemprop") == "name"]
                yield from inner or [element]
        for element in own.elements:
            if element.names and any(map(names().author_class.fullmatch, element.names.split())):
                yield element
        yield from own.named(names().author)
        for element in own.elements:
            if element.tag in ("cite", "h3", "h4", "h5", "h6", "strong", "b") or "author" in element.get("rel"):
                yield element

    def _name(self, own: Own, element: Element) -> str | None:
        if own.holds_nested(element) or names().not_text.search(element.names):
            return None
        text = element.get("content") if element.tag == "meta" else self._tree.text(element)
        if len(text) > _LONGEST_NAME * 2:
            return None
        found = self._dates.first(text)
        if found:
            text = text[: found.start]
        text = self._without_saying(text.strip(" :–—-|·•,\u00a0"))
        text = text.strip(" :–—-|·•,\u00a0")
        if not text or len(text) > _LONGEST_NAME or not any(map(str.isalnum, text)):
            return None
        folded = fold(text)
        if self._lexicon.report.match(folded) or self._lexicon.ago.match(folded):
            return None
        return text

    def _without_saying(self, text: str) -> str:
        """``text`` without the "says" that follows, or the "by" that comes before, a name."""
        lead = self._lexicon.by.words_at_start(text)
        if 0 < lead < len(text) and text[lead] in " :\u00a0":
            text = text[lead:]
        words = text.split(" ")
        for count in (2, 1):
            if len(words) > count and self._lexicon.says.exactly(fold(" ".join(words[-count:]))):
                return " ".join(words[:-count])
        return text

    # ------------------------------------------------------------------ when

    def time(self, own: Own) -> tuple[str | None, list[Element]]:
        """When a comment was written, as exact as the page says, and the elements that say so."""
        places = [e for e in own.elements if e.tag == "time" or e.attrs.get("itemprop") in _DATE_PROPERTIES]
        dated = list(own.named(names().date))
        places += [e for e in dated if e not in places]
        best: str | None = None
        stood: list[Element] = []
        for element in places:
            if own.holds_nested(element) or self._tree.length(element) > 200:
                continue
            time = self._moment(element)
            if time is None:
                continue
            stood.append(element)
            if best is None or (len(best) < _MINUTE <= len(time)):
                best = time
            if len(best) >= _MINUTE:
                break
        return best, [*stood, *(e for e in places if e.tag == "time" and e not in stood)]

    def _moment(self, element: Element) -> str | None:
        exact = next((iso for value in map(element.get, _ATTRIBUTES) if (iso := self._exact(value))), None)
        text = self._tree.text(element)
        shown = self._dates.first(text)
        if exact is None:
            return shown.iso if shown else None
        clock = self._dates.time(text)
        if shown is None and clock is not None:  # the day without its year, which the attribute tells
            return _agreed(exact, f"{exact[:10]}T{clock.iso}")
        if shown is None or len(shown.iso) < _MINUTE:
            return exact
        return _agreed(exact, shown.iso)

    def _exact(self, value: str) -> str | None:
        """The date in an attribute, to the second if it is."""
        if not _ISO.match(value):
            return None
        try:
            return datetime.fromisoformat(value).isoformat() if "T" in value or " " in value else value[:10]
        except ValueError:
            found = self._dates.first(value)
            return found.iso if found else None

    # ------------------------------------------------------------------ what

    def text(self, own: Own, author: Element | None, dated: Iterable[Element]) -> str:
        """The words of a comment, its paragraphs apart by an empty line."""
        body = self._body(own)
        if body is not None:
            lines = self._lines(own, body, ())
            if lines:
                return "\n\n".join(lines)
        return "\n\n".join(self._lines(own, own.element, (*dated, *([author] if author else ()))))

    def _body(self, own: Own) -> Element | None:
        best: Element | None = None
        length = 0
        for element in own.elements:
            if element.attrs.get("itemprop") in ("text", "commentText", "description"):
                return element
            if element.tag not in _BODIES or not element.names or not names().text.search(element.names):
                continue
            if names().furniture.search(element.names) or names().not_text.search(element.names):
                continue
            if own.holds_nested(element) or self._is_furniture_inside(own, element):
                continue
            size = self._tree.length(element)
            # The innermost of those that hold all of the words: what is around it holds names and buttons too.
            inner = best is not None and best.has(element)
            if size > length or (inner and size * 2 > length):
                best, length = element, size
        return best

    def _is_furniture_inside(self, own: Own, element: Element) -> bool:
        for ancestor in element.ancestors():
            if ancestor is own.element:
                return False
            if ancestor.tag in _CONTROLS:
                return True
        return False

    def _lines(self, own: Own, element: Element, without: Sequence[Element]) -> list[str]:
        out = [*own.nested, *without, *self._furniture(own, element)]
        found = []
        for line in self._paragraphs(element, out):
            folded = fold(line)
            if line and not self._is_furniture_line(line, folded):
                found.append(line)
        return found

    def _paragraphs(self, element: Element, out: Sequence[Element]) -> list[str]:
        """The lines that blocks and line breaks make of ``element``, without the text of the elements ``out``."""
        left_out = {place for gap in out for place in range(gap.first, gap.last)}
        pieces = self._tree.pieces[element.first : element.last]
        kept = [piece for place, piece in enumerate(pieces, element.first) if place not in left_out]
        return [clean_line(line) for line in "".join(kept).split("\n")]

    def _furniture(self, own: Own, element: Element) -> Iterator[Element]:
        skip = 0
        for inside in self._tree.inside(element):
            if inside.index < skip or inside is element:
                continue
            named = inside.names and names().furniture.search(inside.names) and not names().text.search(inside.names)
            if inside.tag in _CONTROLS or inside.hidden or named:
                skip = inside.end
                yield inside

    def _is_furniture_line(self, line: str, folded: str) -> bool:
        if not folded:
            return True
        if len(line) > 60:
            return False
        return self._lexicon.report.exactly(folded) or (
            len(line) <= 30 and self._lexicon.ago.match(folded) is not None
        )


_DATE_PROPERTIES = ("datePublished", "dateCreated", "commentTime", "dateModified")


def _agreed(exact: str, shown: str) -> str:
    """A time that a page gives for programs and for people: as shown, with the offset that follows from both."""
    try:
        moment, wall = datetime.fromisoformat(exact), datetime.fromisoformat(shown)
    except ValueError:
        return exact
    if wall.tzinfo is not None or moment.tzinfo is None:
        return exact
    offset = round((wall - moment.replace(tzinfo=None)).total_seconds() / 60)
    if abs(offset) < 1:
        return exact
    if moment.utcoffset() or offset % 15 or abs(offset) > 14 * 60:
        return exact
    hours, minutes = divmod(abs(offset), 60)
    return f"{shown}{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
