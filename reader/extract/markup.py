"""Marks inside a line of a dump: Markdown as html2text writes it, and the numbered links of lynx.

Lengths in the patterns are bounded, so that a line of any length takes time in proportion to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..story import Mark, Span, Spans
from .late import late

_STRONG: frozenset[Mark] = frozenset({"strong"})
_EM: frozenset[Mark] = frozenset({"em"})
_CODE: frozenset[Mark] = frozenset({"code"})

_MARK = late(
    r"""!\[(?P<alt>[^\]\n]{0,400})\]\([^()\s]{0,2000}\s?(?:"[^"]{0,300}")?\)
      | \[(?P<link>(?:[^\[\]\n]|!\[[^\]\n]{0,400}\]\([^()\s]{0,2000}\)){1,600})\]
        \(<?(?P<href>[^()\s<>]{0,2000})>?(?:\s"[^"]{0,300}")?\)
      | \[(?P<number>\d{1,5})\](?P<word>\S{0,80})
      | (?<![\w*])\*\*(?=\S)(?P<strong>[^*\n]{1,600}?)(?<=\S)\*\*(?!\w)
      | (?<!\w)_(?=[^\s_])(?P<em>[^_\n]{1,600}?)(?<=[^\s_])_(?!\w)
      | (?<!`)`(?P<code>[^`\n]{1,300})`(?!`)
      | \\(?P<escaped>[\\`*_{}\[\]()\#+\-.!|>~])
    """,
    re.VERBOSE,
)
_HINT = late(r"[*_\[`\\]")
# What text browsers draw for a form: buttons, fields; and for a picture without a text: its file's name.
_FORM = late(r"\((?:BUTTON|IMAGE)\)|\[(?:BUTTON|INLINE|INPUT|IMAGE|IFRAME|EMBED)\]|\bIFRAME: \S+|_{4,}|\[[ _]{3,}\]")
_FORM_HINTS = ("[", "(BUTTON)", "(IMAGE)", "IFRAME", "____")
_FILE = late(r"\[(?=[^\]]{0,80}\d)[\w.-]{8,80}\]|\[[\w-]{1,80}\.(?:jpe?g|png|gif|webp|svg)\]", re.IGNORECASE)


def spans(raw: str, references: Mapping[int, str]) -> Spans:
    """``raw`` as spans, without its marks. ``references`` are the addresses of a lynx dump by number."""
    if not _HINT.search(raw):
        return (Span(raw),) if raw else ()
    found: list[Span] = []
    end = 0
    for match in _MARK.finditer(raw):
        span = _span(match, references)
        if span is None:
            continue
        if match.start() > end:
            found.append(Span(raw[end : match.start()]))
        found.append(span)
        end = match.end()
    if end < len(raw):
        found.append(Span(raw[end:]))
    return _merged(found)


def _span(match: re.Match[str], references: Mapping[int, str]) -> Span | None:
    kind = match.lastgroup
    if match["link"] is not None:
        inner = "".join(span.text for span in spans(match["link"], references))
        return Span(inner, href=match["href"] or None)
    if match["number"] is not None:
        address = references.get(int(match["number"]))
        return Span(match["word"], href=address) if address is not None else None
    if kind == "alt":
        return Span("")
    if match["strong"] is not None:
        return Span("".join(span.text for span in spans(match["strong"], references)), _STRONG)
    if match["em"] is not None:
        return Span("".join(span.text for span in spans(match["em"], references)), _EM)
    if match["code"] is not None:
        return Span(match["code"], _CODE)
    return Span(match["escaped"])


def _merged(found: list[Span]) -> Spans:
    """Neighbours of one kind as one span, none empty."""
    merged: list[Span] = []
    for span in found:
        if not span.text:
            continue
        if merged and merged[-1].marks == span.marks and merged[-1].href == span.href:
            merged[-1] = Span(merged[-1].text + span.text, span.marks, span.href)
        else:
            merged.append(span)
    return tuple(merged)


def plain(raw: str, references: Mapping[int, str]) -> str:
    """The text of ``raw`` without its marks."""
    if not _HINT.search(raw):
        return raw
    return "".join(span.text for span in spans(raw, references))


def without_forms(line: str) -> str:
    """``line`` without the buttons, input fields and picture file names that a text browser drew into it."""
    for hint in _FORM_HINTS:
        if hint in line:
            return _FILE.sub("", _FORM.sub("", line))
    return line
