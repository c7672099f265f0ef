"""A page's nodes as one flat table: walked once, and never recursed into, so that no depth of nesting can stop it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ...text import clean
from .element import Element

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# HTML standard, section 15.3: what user agents display as blocks; text on either side of one is never one word.
BLOCKS = _tags(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav ol option "
    "p pre search section select summary table tbody td textarea tfoot th thead tr ul"
)
# Their text is for programs, or for browsers that can do less.
# (The reading of Chinese signs, rt, too, unless it has brackets that let it stand in a line.)
_SILENT = _tags("head script style template svg math noscript object audio video canvas select textarea datalist rt")
# Nothing in these is anything to a story, and icons have thousands of parts.
_CLOSED = _tags("svg math script style")
_SOURCES = _tags("pre script title")  # whose text is asked for as it was written
_BLOCKS_AND_SOURCES = BLOCKS | _SOURCES
BLANKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")
"""Blanks that are one on the page, however many are written: all but those that do not break."""
_LONGEST_SIGN = 14  # characters: a family, or a flag of a region, is one sign to see
_SOFT_HYPHEN = "\u00ad"  # where a browser may break a word; a terminal would show it, and search miss the word


class Table(NamedTuple):
    """The elements of a page and its displayed texts.

    ``pieces`` are the texts in order, "\\n" wherever a block or a line begins or ends, and ``owners`` the element
    around each. ``sources`` are the nodes, by index, of the elements whose text is asked for as it was written.
    """

    elements: list[Element]
    by_tag: defaultdict[str, list[Element]]
    pieces: list[str]
    owners: list[Element]
    sources: dict[int, LexborNode]


def table_of(root: LexborNode | None) -> Table:
    """The table of every element below ``root`` and every piece of text, in document order; None has none of either.

    Half of the time that a page takes would go here; so each step is written out, and what is asked of every node is
    asked once.
    """
    table = Table([], defaultdict(list), [], [], {})
    elements, by_tag, pieces, owners, sources = table
    silent: Element | None = None  # the outermost open element that keeps its text to itself
    element: Element | None = None  # the innermost open one
    open_ones: list[LexborNode] = []
    fresh = True  # nothing stands in the line yet
    node = root
    while node is not None:
        tag = node.tag or "-"
        if tag == "-text":
            if silent is None and element is not None and (text := node.text_content):
                if text.isspace():
                    text = " "
                elif "  " in text or not text.isprintable():
                    text = _collapsed(text)
                if text and not (fresh and text == " "):
                    pieces.append(text)
                    owners.append(element)
                    fresh = False
        elif tag[0] not in "-!":  # no comment, no document type
            inner = Element(len(elements), tag, element, node.attributes, len(pieces))
            elements.append(inner)
            by_tag[tag].append(inner)
            if tag in _BLOCKS_AND_SOURCES:
                if tag in _SOURCES:
                    sources[inner.index] = node
                if tag in BLOCKS and (tag == "br" or not fresh):
                    pieces.append("\n")
                    owners.append(inner)
                    inner.first = inner.last = len(pieces)
                    fresh = True
            elif tag == "img" and silent is None and element is not None and (sign := _sign(inner)):
                pieces.append(sign)
                owners.append(element)
                fresh = False
            if tag not in _CLOSED and (child := node.first_child) is not None:
                if silent is None and tag in _SILENT and (tag != "rt" or not _has_brackets(node)):
                    silent = inner
                open_ones.append(node)
                node, element = child, inner
                continue
        node = node.next
        while node is None and element is not None:
            last = len(pieces)
            element.last = last
            element.end = len(elements)
            if not fresh and last > element.first and element.tag in BLOCKS:
                pieces.append("\n")
                owners.append(element)
                fresh = True
            if element is silent:
                silent = None
            element = element.parent
            parent = open_ones.pop()
            node = parent.next if open_ones else None
    return table


def _collapsed(text: str) -> str:
    """``text`` with single blanks, and without what a terminal would obey."""
    text = BLANKS.sub(" ", text)
    if not text.isprintable():
        text = BLANKS.sub(" ", clean(text).replace(_SOFT_HYPHEN, ""))
    return text


def _sign(image: Element) -> str | None:
    """The sign that ``image`` draws within a line, as blogs draw emoji: its alternative text has no letter."""
    alt = image.attrs.get("alt") or ""
    if len(alt) > _LONGEST_SIGN or alt.isascii() or any(map(str.isalnum, alt)):
        return None
    return clean(alt).strip() or None


def _has_brackets(reading: LexborNode) -> bool:
    """Whether ``rt``, the reading of Chinese signs, can stand in a line: with brackets (``rp``) made for that."""
    before = reading.prev
    while before is not None and (before.tag or "") == "-text":
        before = before.prev
    return before is not None and before.tag == "rp"
