"""Text and spans as Markdown that any CommonMark reader turns back into the same text.

Section numbers are those of the CommonMark specification, version 0.31.2. Only what would otherwise be read as
markup is escaped, so that prose stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from ..layout.wrap import tidy
from ..story import Mark, Span
from .links import web_address

_INLINE = re.compile(
    r"[\\`*\[\]<]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # 6.2: an underscore within a word is none
    r"|&(?=#?\w+;)"  # 2.5
    r"|~(?=~)|(?<=~)~"  # strikethrough, which most readers add
)
_BLOCK_START = re.compile(
    r"(?P<before>\d{1,9})(?=[.)](?: |$))"  # 5.2
    r"|(?=[-+](?: |$))|(?=>)|(?=#{1,6}(?: |$))"  # 5.2, 5.1, 4.2
    r"|(?=-[- ]*$)|(?=~~~)"  # 4.1, 4.5
)
_TRAILING_HASHES = re.compile(r"#+$")  # 4.2: the closing sequence of a heading
_PLAIN_ADDRESS = re.compile(r"[^\s<>()\\&*_`\[\]]+")
_TO_ESCAPE_IN_ADDRESS = re.compile(r"[\\<>&]")


def escape(text: str) -> str:
    """``text``, which stands inside a line, with nothing left that is markup."""
    return _INLINE.sub(lambda match: "\\" + match[0], text)


def line(text: str) -> str:
    """``text`` as a whole line: nothing in it is markup, and nothing begins a block."""
    return _guard(escape(_one_line(text)))


def heading(text: str, level: int) -> str:
    """``text`` as a heading of ``level`` 1 to 6."""
    words = escape(_one_line(text))
    return f"{'#' * max(1, min(level, 6))} " + _TRAILING_HASHES.sub(lambda match: "\\#" * len(match[0]), words)


def cell(text: str) -> str:
    """``text`` as a cell of a pipe table."""
    return escape(_one_line(text)).replace("|", "\\|")


def link(text: str, address: str) -> str:
    """A link around ``text``, which is Markdown already."""
    if not _PLAIN_ADDRESS.fullmatch(address):
        address = "<" + _TO_ESCAPE_IN_ADDRESS.sub(lambda match: "\\" + match[0], address) + ">"
    return f"[{text}]({address})"


def fenced(text: str) -> str:
    """``text`` line by line in a fence that nothing in it closes (4.5)."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def spans(several: Iterable[Span], page: str | None) -> str:
    """``several`` on one line, with their marks and links; ``page`` is the address that links are relative to."""
    safe = (Span(span.text, span.marks, web_address(span.href, page)) for span in several if span.text)
    linked = [(address, list(run)) for address, run in groupby(_tidied(safe), key=lambda span: span.href)]
    written = []
    for (address, run), following in pairwise([*linked, (None, [])]):
        text = "".join(_marked(run))
        if address is not None and text.strip():
            text = link(text, address)
        elif text.endswith("!") and following[0] is not None:
            text = text[:-1] + "\\!"  # 6.4: or the link would be a picture
        written.append(text)
    return _guard("".join(written).strip(" "))


def _tidied(several: Iterable[Span]) -> Iterator[Span]:
    """``several`` with single blanks only, none at either end, and neighbours that look the same as one."""
    ended_blank = True
    alike = groupby(several, key=lambda span: (span.marks, span.href))
    for (marks, href), run in alike:
        text = re.sub(r"[^\S\u00a0\u202f\u2007]+", " ", "".join(span.text for span in run))
        if ended_blank:
            text = text.lstrip(" ")
        if text:
            ended_blank = text.endswith(" ")
            yield Span(text, marks, href)


def _marked(run: list[Span]) -> Iterator[str]:
    starred_before = False
    for span in run:
        text = span.text.strip(" ")
        before, _text, after = span.text.partition(text) if text else (span.text, "", "")
        if not span.marks or not text:
            starred_before = False
            yield escape(span.text)
            continue
        words = _code(text) if "code" in span.marks else escape(text)
        stars, opening, closing = _delimiters(span.marks)
        # 6.2: stars beside letters always count; beside punctuation or other stars it depends. HTML (6.6) never does.
        if stars and text[0].isalnum() and text[-1].isalnum() and "code" not in span.marks:
            simple = not (starred_before and not before)
            opening, closing = (stars, stars) if simple else (opening, closing)
            starred_before = simple and not after
        else:
            starred_before = False
        yield f"{before}{opening}{words}{closing}{after}"


def _delimiters(marks: frozenset[Mark]) -> tuple[str, str, str]:
    """The stars for ``marks``, and the tags that mean the same."""
    opening, closing, stars = "", "", ""
    for mark, sign in (("strong", "**"), ("em", "*")):
        if mark in marks:
            stars, opening, closing = stars + sign, f"{opening}<{mark}>", f"</{mark}>{closing}"
    return stars, opening, closing


def _code(text: str) -> str:
    """``text`` as a code span (6.1), whose backticks are as many as no run within has."""
    runs = {len(run) for run in re.findall(r"`+", text)}
    ticks = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{padding}{text}{padding}{ticks}"


def _guard(text: str) -> str:
    match = _BLOCK_START.match(text)
    return f"{text[: match.end()]}\\{text[match.end() :]}" if match else text


def _one_line(text: str) -> str:
    return tidy(" ".join(text.splitlines()))
