"""A page's tree as one flat table: every element in document order, with its text found by two positions.

The tree is built by lexbor after the HTML standard, and walked once. All that later steps ask of an element (is it
inside that one, how long is its text, how much of it is links, is it hidden) takes the same short time however large
the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import attrgetter
from urllib.parse import urljoin, urlsplit

from ...addresses import host_of
from ...story import Mark, Span, Spans
from ...targets import is_on_web
from ...text import clean, clean_line
from .element import Element
from .nesting import harmless
from .walking import BLANKS, BLOCKS, Table, table_of

__all__ = ["BLOCKS", "Element", "Tree"]

# Attributes that many elements have and that tell nothing of what stands in one.
_USUAL_NAMES = """
    class href src alt style target title type rel name content width height srcset sizes loading decoding media lang
    value tabindex charset async defer crossorigin method action for aria-label aria-hidden data-src
"""
_USUAL = frozenset(_USUAL_NAMES.split())
_SCHEMES = frozenset(["http", "https", "mailto"])
# A whole and plain address, as most are: the general rule would give it back as it is, in ten times the time.
_WHOLE = re.compile(r"https?://[a-z0-9.-]+/[^\s?#;]*(?:\?[^\s?#;]+)?(?:#[^\s?#;]+)?")


class Tree:
    """A parsed page.

    ``url`` is what relative addresses are made absolute with, before a ``base`` of the page. ``pieces`` are its
    displayed texts in order, "\\n" wherever a block or a line begins or ends, and ``owners`` the element around each.
    """

    def __init__(self, url: str | None, table: Table) -> None:
        self.elements, self._by_tag, self.pieces, self.owners, self._sources = table
        self._places: dict[str, list[int]] = {}
        self._having: dict[str, list[Element]] | None = None
        # Sums of text lengths from the top: what an element has of them is one subtraction.
        lengths = [0 if piece == "\n" else len(piece) for piece in self.pieces]
        linked = [0 if owner.href is None else n for n, owner in zip(lengths, self.owners, strict=True)]
        self._lengths = [0, *accumulate(lengths)]
        self._link_lengths = [0, *accumulate(linked)]
        self.url = self._own_address() if url is None else url
        self._base = self.url
        self._base = self._named_base() or self._base

    @classmethod
    def parse(cls, text: str, url: str | None = None) -> Tree:
        """The tree of the decoded page ``text``, which was found at ``url``. Never fails.

        A page without an address, such as a saved file, is read as standing at the one that it calls its own.
        """
        from selectolax.lexbor import LexborHTMLParser

        # An empty text has no root; lexbor makes html, head and body of anything else.
        return cls(url, table_of(LexborHTMLParser(harmless(text) or " ").root))

    # ------------------------------------------------------------------ its address

    def _named_base(self) -> str | None:
        """What the page says that its relative addresses are relative to (HTML standard, section 4.2.3)."""
        href = next((base.get("href") for base in self.find("base") if base.get("href")), None)
        return self._join(href) if href else None

    def _own_address(self) -> str | None:
        """Where the page says that it stands; what is no address of the web is not heeded."""
        links = (link for link in self.find("link") if "canonical" in link.get("rel").lower().split())
        metas = (meta for meta in self.find("meta") if meta.get("property") == "og:url")
        told = (*(link.get("href") for link in links), *(meta.get("content") for meta in metas))
        return next((one for one in told if is_on_web(one) and host_of(one)), None)

    def absolute(self, href: str | None) -> str | None:
        """``href`` as an absolute address; None where it is no address that a reader can follow."""
        href = clean_line(href or "")
        if not href or href.startswith("#"):
            return None
        return self._join(href)

    def _join(self, href: str) -> str | None:
        if _WHOLE.fullmatch(href):
            return href
        try:
            joined = urljoin(self._base or "", href)
            scheme = urlsplit(joined).scheme
        except ValueError:  # an address that is none, such as "http://["
            return None
        if scheme in _SCHEMES or (not scheme and not self._base):
            return joined
        return None

    # ------------------------------------------------------------------ telling

    def call(self, element: Element, name: str, tag: str | None = None) -> None:
        """Give ``element`` one more class, and another ``tag`` where one is given."""
        element.attrs = {**element.attrs, "class": f"{element.attrs.get('class') or ''} {name}".strip()}
        element.names = f"{element.names} {name}".strip()
        if tag and tag != element.tag:
            self._by_tag[element.tag].remove(element)
            element.tag = tag
            insort(self._by_tag[tag], element, key=_place)
            self._places.clear()

    def hide(self, element: Element) -> None:
        """Say of ``element``, and of all that is in it, that it is not displayed."""
        element.attrs = {**element.attrs, "hidden": ""}
        for one in (element, *self.inside(element)):
            one.hidden = True

    # ------------------------------------------------------------------ asking

    def find(self, *tags: str) -> list[Element]:
        """All elements with one of ``tags``, in document order."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return sorted((e for tag in tags for e in self._by_tag.get(tag, ())), key=_place)

    def components(self) -> list[Element]:
        """The elements that are a site's own (custom elements), whose tags are names."""
        return [element for tag, elements in self._by_tag.items() if "-" in tag for element in elements]

    def having(self, *attributes: str) -> list[Element]:
        """All elements with one of ``attributes``, each once, in document order; not for what many elements have."""
        having = self._having
        if having is None:
            having = self._having = {}
            for element in self.elements:
                if not _USUAL.issuperset(element.attrs):
                    for name in element.attrs:
                        if name not in _USUAL:
                            having.setdefault(name, []).append(element)
        lists = [having[name] for name in attributes if name in having]
        if len(lists) < 2:
            return lists[0] if lists else []
        return sorted({element.index: element for one in lists for element in one}.values(), key=_place)

    def holds(self, element: Element, *tags: str) -> bool:
        """Whether an element with one of ``tags`` is inside ``element``."""
        return any(bisect_right(self._places_of(tag), element.index) < self._until(tag, element) for tag in tags)

    def within(self, element: Element, tag: str) -> list[Element]:
        """All elements with ``tag`` that are ``element`` or inside it, in document order."""
        return self._by_tag.get(tag, [])[bisect_left(self._places_of(tag), element.index) : self._until(tag, element)]

    def _places_of(self, tag: str) -> list[int]:
        """The indices of the elements with ``tag``."""
        places = self._places.get(tag)
        if places is None:
            places = self._places[tag] = [element.index for element in self._by_tag.get(tag, ())]
        return places

    def _until(self, tag: str, element: Element) -> int:
        """How many elements with ``tag`` begin before the end of ``element``."""
        return bisect_left(self._places_of(tag), element.end)

    def inside(self, element: Element) -> list[Element]:
        """All elements inside ``element``, in document order."""
        return self.elements[element.index + 1 : element.end]

    def children(self, element: Element) -> Iterator[Element]:
        """The elements right inside ``element``."""
        index = element.index + 1
        while index < element.end:
            child = self.elements[index]
            yield child
            index = child.end

    def text(self, element: Element) -> str:
        """The displayed text of ``element`` on one line, blocks and line breaks apart by a blank."""
        return self.text_between(element.first, element.last)

    def text_between(self, first: int, last: int) -> str:
        """The pieces from ``first`` to before ``last`` on one line."""
        if last - first == 1:
            return self.pieces[first].strip()
        text = "".join(self.pieces[first:last]).replace("\n", " ")
        return (BLANKS.sub(" ", text) if "  " in text else text).strip()

    def lines(self, element: Element) -> list[str]:
        """The displayed text of ``element`` as the lines that its blocks and line breaks make; no empty ones."""
        text = "".join(self.pieces[element.first : element.last])
        return [line for line in (BLANKS.sub(" ", line).strip() for line in text.split("\n")) if line]

    def own_text(self, element: Element) -> str:
        """The text that stands right in ``element``, not in an element inside it."""
        pieces = zip(
            self.pieces[element.first : element.last], self.owners[element.first : element.last], strict=True
        )
        return BLANKS.sub(" ", "".join(p for p, owner in pieces if owner is element or p == "\n")).strip()

    def verbatim(self, element: Element) -> str:
        """The text of ``element``, a ``pre``, with its lines and blanks as written: code and poems."""
        return clean(self.source(element)).strip("\n")

    def source(self, element: Element) -> str:
        """What stands between the tags of ``element``, a ``script``, ``title`` or ``pre``, not cleaned."""
        return self._sources[element.index].text(deep=True)

    def length(self, element: Element) -> int:
        """About how many characters of text ``element`` displays."""
        return self._lengths[element.last] - self._lengths[element.first]

    def link_length(self, element: Element) -> int:
        """About how many characters of the text in ``element`` are links."""
        return self._link_lengths[element.last] - self._link_lengths[element.first]

    def length_between(self, first: int, last: int) -> int:
        """About how many characters the pieces from ``first`` to before ``last`` have."""
        return self._lengths[last] - self._lengths[first]

    def link_length_between(self, first: int, last: int) -> int:
        """About how many linked characters the pieces from ``first`` to before ``last`` have."""
        return self._link_lengths[last] - self._link_lengths[first]

    def spans(self, element: Element, without: tuple[Element, ...] = ()) -> Spans:
        """The text of ``element`` as runs with their marks and links, but not that of the elements ``without``."""
        left_out = [range(e.first, e.last) for e in without]
        pieces = (i for i in range(element.first, element.last) if not any(i in gap for gap in left_out))
        return self._runs(pieces)

    def spans_between(self, first: int, last: int) -> Spans:
        """The pieces from ``first`` to before ``last`` as spans."""
        return self._runs(range(first, last))

    def paragraphs(self, element: Element) -> list[Spans]:
        """The text of ``element`` as spans, one tuple for each line that its blocks and line breaks make."""
        found, line = [], list[int]()
        for i in range(element.first, element.last):
            if self.pieces[i] != "\n":
                line.append(i)
            elif line:
                found.append(self._runs(line))
                line = []
        return [spans for spans in (*found, self._runs(line)) if spans]

    def _runs(self, pieces: Iterable[int]) -> Spans:
        runs: list[tuple[list[str], frozenset[Mark], str | None]] = []
        blank = True  # the text so far ends in a blank, or there is none: another would be one too many
        for i in pieces:
            owner, piece = self.owners[i], self.pieces[i]
            text = " " if piece == "\n" else piece
            if blank:
                text = text.lstrip(" ")
            if not text:
                continue
            blank = text[-1] == " "
            if runs and runs[-1][1] == owner.marks and runs[-1][2] == owner.href:
                runs[-1][0].append(text)
            else:
                runs.append(([text], owner.marks, owner.href))
        if runs and blank:
            runs[-1][0][-1] = runs[-1][0][-1].rstrip(" ")
        joined = (("".join(texts), marks, href) for texts, marks, href in runs)
        return tuple(Span(text, marks, self.absolute(href) if href else None) for text, marks, href in joined if text)


_place = attrgetter("index")
