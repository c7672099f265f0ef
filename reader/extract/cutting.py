"""A dump cut into blocks: lines unwrapped, bullets, headings and link lists understood.

What converters write is known by its form, not by name: two blanks and a bullet for a list item (resiliparse,
w3m), an asterisk (html2text, lynx, inscriptis), number signs for a heading (html2text), the left margin for a
heading (lynx), a numbered list of addresses at the end (lynx).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from ..text import clean
from . import markup, wrapping
from .block import Block, Label
from .late import late

_BULLET = late(r"([•◦▪‣●○◆□■☆★]|(?<=\s)[*+o–·-]|(?<=\s)#?\d{1,4}[.)])(?:\s+|$)")
_MONTH_AND_YEAR = late(r"[^\W\d_]+\.?\s\d{4}\b")
_LOOSE_BULLETS = "•◦▪‣●■"
_LOOSE_BULLET = late(r"([•◦▪‣●■])\s*")
_NUMBERED = late(r"\s*(\d{1,5})\. (\S.*)$")
_ADDRESS = late(r"[a-z][a-z+.-]*:\S*$|/\S*$", re.IGNORECASE)
_TAIL = late(r":\s+\S")
_HEADING = late(r"(#{1,6})\s+(?=\S)")
_RULE = late(r"[\s*_=─━—–~.\-#|+]+$")
_QUOTED = late(r">\s?")
_BLANKS = late(r"[^\S\n]{2,}|[\t\u2000-\u200a]")
_RARE_BLANK = late(r"[^\S \n]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d"
_KICKER_WORDS = 12
_ENDLESS = 1200  # characters a line, on the average, of a page that lost its line ends
_LYNX_INDENT = 3
_CENTRED_INDENT = 6  # that a line must have to stand in the middle, and not at the margin by chance
_OFF_CENTRE = 2  # cells that it may miss the middle by
_MENU_WORDS = 20


class Dump(NamedTuple):
    """The blocks of a dump and the addresses that its numbered links stand for."""

    blocks: list[Block]
    references: Mapping[int, str]


def cut(text: str) -> Dump:
    """``text``, any, as blocks. Cleaned first; no block is empty."""
    text = clean(text)
    if not text.isascii():
        for sign in _INVISIBLE:
            text = text.replace(sign, "")
        text = unicodedata.normalize("NFC", text)
    if _RARE_BLANK.search(text):
        text = _BLANKS.sub(_narrowed, text)
    lines = [line if "  " not in line.lstrip() else _BLANKS.sub(_narrowed, line) for line in text.split("\n")]
    filled = sum(1 for line in lines if line and not line.isspace())
    if filled and len(text) > _ENDLESS * filled:
        from .endless import cut_endless  # few pages need it

        pieces = [piece for line in lines for piece in cut_endless(line)]
        blocks = [
            Block(piece.text.strip(), 1, gap=1, level=1 if piece.headline else None)
            for piece in pieces
            if piece.text.strip()
        ]
        menus = [piece.menu for piece in pieces if piece.text.strip()]
        for block, menu in zip(blocks, menus, strict=True):
            if menu and block.words >= _MENU_WORDS:
                block.label = Label.CHROME
        return Dump(blocks, {})
    references = _references(lines)
    return Dump(_blocks(lines, references), references)


def _narrowed(match: re.Match[str]) -> str:
    """Blanks at the start of a line are kept, since they say how deep it stands; elsewhere they are one."""
    if match.start() == 0 or match.string[match.start() - 1] == "\n":
        return match[0].replace("\t", "  ")
    return " "


def _references(lines: list[str]) -> dict[int, str]:
    """The numbered addresses at the end of ``lines``, which are taken off it."""
    found: dict[int, str] = {}
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if not line or line.isspace():
            continue
        match = _NUMBERED.match(line)
        if not match or not (_ADDRESS.match(match[2]) or int(match[1]) == next(reversed(found), 0) - 1):
            # One line of words may stand over a part of the list ("Visible links", "Hidden links").
            if found and not line.startswith(" ") and at > 0 and _NUMBERED.match(_before(lines, at)):
                continue
            break
        found[int(match[1])] = match[2]
        first = at
    if found:
        del lines[first:]
        while lines and (not lines[-1] or lines[-1].isspace()):
            lines.pop()
        if lines and not lines[-1].startswith(" ") and len(lines[-1]) < 40:
            lines.pop()  # the word over the list
    return found


def _before(lines: list[str], at: int) -> str:
    return next((line for line in reversed(lines[max(0, at - 3) : at]) if line.strip()), "")


class _Opening(NamedTuple):
    """How the first line of a block begins, and what is left of it."""

    rest: str
    indent: int
    bullet: str | None = None
    level: int | None = None
    quoted: bool = False


def _blocks(lines: list[str], references: Mapping[int, str]) -> list[Block]:
    column = wrapping.column(lines)
    margin = _margin(lines) if column.limit else 0
    blocks: list[Block] = []
    gap = 0
    pending: _Opening | None = None  # a bullet on a line of its own
    number, depth = -1, 0  # of the last item of a numbered list, and the indent of its number
    at = 0
    while at < len(lines):
        line = lines[at]
        start = at
        at += 1
        if not line or line.isspace() or _is_rule(line):
            gap += 1
            continue
        opening = _opening(line, number, depth)
        if opening.bullet is not None and opening.bullet[:-1].isdigit():
            number, depth = int(opening.bullet[:-1]), opening.indent
        if opening.bullet is not None and not opening.rest:
            pending = opening
            gap += 1
            continue
        parts = [opening.rest]
        if column.limit:
            while at < len(lines) and _joins(lines[at - 1], lines[at], column, margin, opening):
                parts.append(lines[at].strip().removeprefix("> "))
                at += 1
            if margin and opening.level is None and opening.bullet is None:
                if gap and _blank(lines, at) and _centred(lines[start:at], column):
                    opening = opening._replace(level=1)
                elif not opening.indent:
                    opening = opening._replace(level=2)
        if pending is not None:
            if opening.bullet is None and opening.indent > pending.indent:
                opening = opening._replace(bullet=pending.bullet, indent=pending.indent)
            pending = None
        raw = markup.without_forms(wrapping.joined(parts)).strip()
        text = markup.plain(raw, references).strip()
        if not text:
            gap += 1
            continue
        _, indent, bullet, level, quoted = opening
        if text[0] == ":" and blocks and _TAIL.match(text) and blocks[-1].words <= _KICKER_WORDS:
            # The second half of a heading whose kicker stands on a line of its own.
            head = blocks.pop()
            text = raw = head.text + text
            start, indent, bullet, level, gap = head.line - 1, head.indent, head.bullet, head.level, head.gap
        blocks.append(
            Block(text, start + 1, raw=raw, indent=indent, bullet=bullet, level=level, gap=gap, quoted=quoted)
        )
        gap = 0
    return blocks


def _is_rule(line: str) -> bool:
    """Whether ``line`` is drawn, not written: dashes, stars, underscores."""
    return not line.lstrip()[0].isalnum() and _RULE.match(line) is not None


def _opening(line: str, number: int, depth: int) -> _Opening:
    """How ``line`` begins. A number at the margin is a bullet only where it follows the last one, ``number``."""
    body = line.lstrip()
    indent = len(line) - len(body)
    if body[0].isalpha() and body[0] != "o":
        return _Opening(body, indent)
    if not indent and body.startswith(f"{number + 1}. "):
        return _Opening(body.partition(" ")[2].strip(), depth, bullet=f"{number + 1}.")
    if match := _HEADING.match(body):
        return _Opening(body[match.end() :], indent, level=len(match[1]))
    if match := _bullet(line, indent):
        return _Opening(line[match.end() :].strip(), indent, bullet=match[1])
    if match := _QUOTED.match(body):
        return _Opening(body[match.end() :], indent, quoted=True)
    return _Opening(body, indent)


def _bullet(line: str, indent: int) -> re.Match[str] | None:
    match = _BULLET.match(line, indent)
    if match is None and line[indent] in _LOOSE_BULLETS:
        match = _LOOSE_BULLET.match(line, indent)
    if match and match[1][0].isdigit() and _MONTH_AND_YEAR.match(line, match.end()):
        return None  # "14. Januar 2020" is a date
    return match


def _margin(lines: list[str]) -> int:
    """The left margin of running text: 3 in a lynx dump, whose headings stand at 0; else 0."""
    long = [line for line in lines if len(line) > 60]
    indented = sum(line.startswith(" " * _LYNX_INDENT) for line in long)
    return _LYNX_INDENT if indented * 10 >= len(long) * 6 else 0


def _blank(lines: list[str], at: int) -> bool:
    return at == len(lines) or not lines[at] or lines[at].isspace()


def _centred(lines: list[str], column: wrapping.Column) -> bool:
    """Whether each of ``lines`` stands in the middle, as the chief heading does in a lynx dump."""
    # A line that fills the column stands in its middle too; another one must be short.
    return any(line.startswith(" " * _CENTRED_INDENT) for line in lines) and all(
        _off_centre(line, column) <= _OFF_CENTRE for line in lines
    )


def _off_centre(line: str, column: wrapping.Column) -> int:
    """By how many cells the middle of ``line`` misses that of the column."""
    body = line.strip()
    indent = len(line) - len(line.lstrip())
    return abs(2 * indent + column.width(body) - column.limit - 2 * _LYNX_INDENT) // 2


def _joins(line: str, following: str, column: wrapping.Column, margin: int, opening: _Opening) -> bool:
    """Whether the line ``following`` continues ``line``, in the block that began with ``opening``."""
    if not following or following.isspace():
        return False
    if opening.level is not None:
        return not _HEADING.match(following) and _BULLET.match(" " + following.lstrip(), 1) is None
    if margin and opening.bullet is None and _centred([line, following], column):
        return wrapping.goes_on(line.strip(), following, column)
    if not wrapping.goes_on(line, following, column):
        return False
    deep = len(following) - len(following.lstrip())
    if _BULLET.match(following, deep) and deep:
        return False
    if _HEADING.match(following, deep):
        return False
    indent = opening.indent
    if opening.bullet is not None:
        return deep > indent or deep == 0
    if margin and (deep == 0) != (indent == 0):
        return False
    return abs(deep - indent) <= margin or not margin
