"""The words of a comment, out of the HTML that sources send them as.

Paragraphs come apart by an empty line, lines within one stay lines, quoted paragraphs begin with “> ”, items of
lists with “• ” or their number. A link keeps its address, in brackets behind its words where these do not say it.
Nothing that a terminal would obey is left.

The tags are found by one pass of expressions that never go back: `html.parser` takes a minute for a comment of
100 kB that somebody has written with that in mind.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from ..text import clean, clean_line

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9:-]{0,40}+)(?P<attributes>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"([a-z][a-z-]{0,40}+)\s{0,9}+=\s{0,9}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE
)
_TOLD = frozenset(["a", "img"])  # whose attributes matter
_SIMPLE = re.compile(r"\s*<p>([^<>]*)</p>\s*")
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
     "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip
_SILENT = frozenset(
    ["script", "style", "template", "svg", "math", "noscript", "object", "audio", "video", "canvas", "select",
     "textarea"]
)  # fmt: skip
# Names and tags on social networks, whose address says nothing that the word does not.
_PLAIN_LINKS = frozenset(["mention", "mention-group", "hashtag", "u-url"])
_BLANKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_LONGEST_LABEL = 300
_DEEPEST = 500


def text_of(html: str, base: str | None = None) -> str:
    """The text of the fragment ``html``, found at ``base``, which its links are relative to."""
    simple = _SIMPLE.fullmatch(html)
    if simple:
        return clean_line(unescape(simple[1]))
    reading = _Reading(base)
    reading.read(_without_remarks(html))
    return reading.text()


def line_of(html: str) -> str:
    """The text of ``html`` on one line, for names and titles, which sources escape or not."""
    return clean_line(text_of(html).replace("\n", " ")) if "<" in html else clean_line(unescape(html))


def _without_remarks(html: str) -> str:
    """``html`` without its ``<!-- … -->``; one that never ends is no remark."""
    kept, place = [], 0
    while (start := html.find("<!--", place)) >= 0 and (end := html.find("-->", start)) >= 0:
        kept.append(html[place:start])
        place = end + 3
    return "".join([*kept, html[place:]]) if kept else html[place:]


class _Reading:
    """Reads a fragment into lines, each with the number of quotations that it stands in."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._paragraphs: list[tuple[int, list[str]]] = []
        self._line: list[str] = []
        self._lines: list[str] = []
        self._quotes = 0
        self._silent = 0
        self._verbatim = 0
        self._lists: list[int | None] = []
        self._links: list[tuple[str | None, int]] = []
        self._begun = ""

    def text(self) -> str:
        self._end_paragraph()
        said = []
        for quotes, lines in self._paragraphs:
            mark = "> " if quotes else ""
            said.append("\n".join(mark + line for line in lines))
        return "\n\n".join(said)

    # ------------------------------------------------------------------ tags and what is between

    def read(self, html: str) -> None:
        place = 0
        for tag in _TAG.finditer(html):
            self._say(html[place : tag.start()])
            place = tag.end()
            name = tag["name"].lower().rpartition(":")[2]  # XHTML in a feed may have a prefix
            if tag["end"]:
                self._end(name)
            else:
                self._start(name, _attributes(tag["attributes"]) if name in _TOLD else {})
        self._say(html[place:])

    def _start(self, tag: str, told: dict[str, str]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if self._silent:
            return
        if tag == "br":
            self._end_line()
        elif tag == "img":
            self._line.append(told.get("alt", ""))
        elif tag == "a":
            self._open_link(told)
        elif tag in _BLOCKS:
            self._end_block(tag)
            self._open_block(tag)

    def _end(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._silent:
            return
        elif tag == "a":
            self._close_link()
        elif tag in _BLOCKS:
            self._end_block(tag)
            self._close_block(tag)

    def _say(self, source: str) -> None:
        if self._silent or not source:
            return
        data = unescape(source) if "&" in source else source
        if not self._verbatim:
            self._line.append(data)
            return
        first, *others = clean(data).split("\n")
        self._line.append(first)
        for line in others:
            if line.strip():
                self._end_line()
            else:
                self._end_paragraph()
            self._line.append(line)

    # ------------------------------------------------------------------ blocks

    def _open_block(self, tag: str) -> None:
        if tag == "blockquote":
            self._quotes = min(self._quotes + 1, _DEEPEST)
        elif tag == "pre":
            self._verbatim += 1
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begun = "• "
            if self._lists and (last := self._lists[-1]) is not None:
                self._lists[-1] = last + 1
                self._begun = f"{last + 1}. "

    def _close_block(self, tag: str) -> None:
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._verbatim = max(0, self._verbatim - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def _end_block(self, tag: str) -> None:
        if tag == "li":  # a list is one paragraph
            self._end_line()
        else:
            self._end_paragraph()

    def _end_line(self) -> None:
        line = "".join(self._line)
        line = clean(line).rstrip() if self._verbatim else _BLANKS.sub(" ", clean(line)).strip()
        self._line.clear()
        if line:
            self._lines.append(self._begun + line)
            self._begun = ""

    def _end_paragraph(self) -> None:
        self._end_line()
        if self._lines:
            self._paragraphs.append((self._quotes, self._lines))
            self._lines = []

    # ------------------------------------------------------------------ links

    def _open_link(self, told: dict[str, str]) -> None:
        named = told.get("class", "").split()
        href = None if _PLAIN_LINKS.intersection(named) else self._absolute(told.get("href", ""))
        self._links.append((href, len(self._line)))

    def _close_link(self) -> None:
        if not self._links:
            return
        href, start = self._links.pop()
        if href is None:
            return
        if len(self._line) - start > _LONGEST_LABEL:
            return
        label = "".join(self._line[start:]).strip()
        if not label or len(label) > _LONGEST_LABEL:
            return
        if _says(label, href):
            self._line[start:] = [href]
        elif label not in href or len(label) < len(href) / 2:
            self._line.append(f" ({href})")

    def _absolute(self, href: str) -> str | None:
        try:
            address = urljoin(self._base or "", clean_line(href))
            return address if urlsplit(address).scheme in ("http", "https", "mailto") else None
        except ValueError:
            return None


def _attributes(source: str) -> dict[str, str]:
    """The attributes of a tag by name; the first of two counts."""
    told: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        told.setdefault(name.lower(), unescape(double or single or bare))
    return told


def _says(label: str, href: str) -> bool:
    """Whether ``label`` is the address ``href``, maybe without its scheme, or shortened with an ellipsis."""
    bare = re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", href).rstrip("/")
    said = re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", label)
    for dots in ("…", "..."):
        if said.endswith(dots):
            return len(said) > 8 and bare.startswith(said.removesuffix(dots))
    return said.rstrip("/") == bare
