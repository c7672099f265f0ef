"""JSON as pages write it, which is not always JSON.

What is meant is read where that is safe: comments of HTML, JavaScript and CDATA around it, control characters in
texts, commas too many, quotes that were not escaped, escapes that do not exist, several documents in a row, and an
end that is missing. One pass over the text each, and none of them recurses.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

_WRAPPING = re.compile(
    r"\s*(?:<!--|-->|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?|[;\ufeff])\s*"
)
_OUTSIDE = re.compile(r'"|/[/*]?|[{}\[\],:]|[^\s"{}\[\],:/]+')
_INSIDE = re.compile(r'["\\]')
_AFTER_TEXT = re.compile(r'\s*(?:[}\]:]|$|,\s*(?:["{\[}\]\d\-]|true|false|null|//|/\*))')
_ESCAPES = frozenset('"\\/bfnrt')
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_SCALAR = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_MOST = 8_000_000  # characters; data about one story is never that long


def documents(text: str) -> list[Any]:
    """The JSON documents in ``text``, none where nothing can be made of it."""
    text = text.strip()
    if not text or len(text) > _MOST:
        return []
    try:
        return [json.loads(text, strict=False)]
    except RecursionError:  # nested without end, whatever is mended
        return []
    except ValueError:  # it may be mended
        pass
    text = _unwrapped(text)
    if text[:8].lstrip("[{ ").startswith("&quot;"):
        text = unescape(text)
    for candidate in (text, mended(text)):
        try:
            return _row(candidate)
        except (ValueError, RecursionError):
            continue
    return []


def _unwrapped(text: str) -> str:
    """``text`` without what stands around its JSON."""
    start = 0
    while (match := _WRAPPING.match(text, start)) and match.end() > start:
        start = match.end()
    text = text[start:]
    for ending in ("-->", "*/", "]]>", "//", "/*", ";") * 2:
        text = text.rstrip().removesuffix(ending)
    return text


def _row(text: str) -> list[Any]:
    """The documents that stand in ``text`` one after another."""
    decoder = json.JSONDecoder(strict=False)
    found, at = [], 0
    while at < len(text):
        document, at = decoder.raw_decode(text, at)
        found.append(document)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return found


def mended(text: str) -> str:
    """``text`` with commas, quotes, escapes and brackets put right as far as their place tells."""
    out: list[str] = []
    closers: list[str] = []
    wanted = {"}": 0, "]": 0}  # how many of each are in closers
    at = 0
    while match := _OUTSIDE.search(text, at):
        token, at = match[0], match.end()
        if token == '"':
            inner, at = _string(text, at)
            out.append(f'"{inner}"')
        elif token[0] == "/":
            at = _behind_comment(text, token, at)
        elif token in "{[":
            closers.append("}" if token == "{" else "]")
            wanted[closers[-1]] += 1
            out.append(token)
        elif token in "}]":
            _drop_comma(out)
            while wanted[token]:
                out.append(closers.pop())
                wanted[out[-1]] -= 1
                if out[-1] == token:
                    break
        elif token == ",":
            if out and out[-1] not in (",", "[", "{", ":"):
                out.append(token)
        elif token == ":" or _SCALAR.fullmatch(token):
            out.append(token)
        else:
            out.append(json.dumps(token))  # a word without its quotes
    if out and out[-1] == ":":
        out.append("null")
    _drop_comma(out)
    return "".join([*out, *reversed(closers)])


def _behind_comment(text: str, token: str, at: int) -> int:
    """Where ``text`` goes on behind the comment that ``token`` began; a lone slash is dropped."""
    if token == "/":
        return at
    end = text.find("*/" if token == "/*" else "\n", at)
    if end < 0:
        return len(text)
    return end + (2 if token == "/*" else 1)


def _drop_comma(out: list[str]) -> None:
    while out and out[-1] == ",":
        out.pop()


def _string(text: str, at: int) -> tuple[str, int]:
    """The inside of the JSON string that begins at ``at``, mended, and where the text goes on behind it.

    A quote ends the string where what follows can follow one; any other quote belongs to the text.
    """
    parts: list[str] = []
    while match := _INSIDE.search(text, at):
        parts.append(text[at : match.start()])
        at = match.end()
        if match[0] == '"':
            if _AFTER_TEXT.match(text, at):
                return "".join(parts), at
            parts.append('\\"')
            continue
        escaped = text[at : at + 1]
        if escaped in _ESCAPES or (escaped == "u" and _HEX.match(text, at + 1)):
            parts.append("\\" + escaped)
        else:
            parts.append(escaped)
        at += 1
    return "".join([*parts, text[at:].rstrip("\\")]), len(text)
