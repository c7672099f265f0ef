"""The small inline markup of the edition's paragraphs, quotations and list items.

``*emphasis*``, ``**strong**``, ```code``` and ``[label](address)``, which may nest except in code; a backslash
takes the meaning from the mark after it. What is not closed, or has a blank inside its edge (``3 * 4``), is
text: there is no wrong markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..story import Mark, Span, Spans, plain
from ..text import clean_line

_INLINE = re.compile(
    r"""
      \\ (?P<escaped> [\\*`\[\]()] )
    | ` (?P<code> [^`]+ ) `
    | \*{3} (?! [\s*] ) (?P<both> (?: \\. | [^\\*] )+ ) (?<! \s ) \*{3} (?! \* )
    | \*\* (?! [\s*] ) (?P<strong> (?: \\. | [^\\] )+? ) (?<! \s ) \*\* (?! \* )
    | \*   (?! [\s*] ) (?P<em> (?: \\. | \*\* (?: \\. | [^\\*] )+ \*\* | [^\\*] )+ ) (?<! \s ) \* (?! \* )
    | \[ (?P<label> (?: \\. | [^\\\[\]] )+ ) \] \( (?P<href> (?: [^()\s] | \( [^()\s]* \) )+ ) \)
    """,
    re.VERBOSE,
)


def spans(text: str) -> Spans:
    """``text``, on one line and cleaned, as runs that each have one set of marks and one link."""
    runs = groupby(_runs(clean_line(text), frozenset(), None), key=lambda run: (run.marks, run.href))
    return tuple(Span(plain(run), marks, href) for (marks, href), run in runs)


def _runs(text: str, marks: frozenset[Mark], href: str | None) -> Iterator[Span]:
    end = 0
    for match in _INLINE.finditer(text):
        if before := text[end : match.start()]:
            yield Span(before, marks, href)
        end = match.end()
        inside = match[match.lastgroup or 0]
        match match.lastgroup:
            case "escaped":
                yield Span(inside, marks, href)
            case "code":
                yield Span(inside, marks | {"code"}, href)
            case "both":
                yield from _runs(inside, marks | {"strong", "em"}, href)
            case "strong":
                yield from _runs(inside, marks | {"strong"}, href)
            case "em":
                yield from _runs(inside, marks | {"em"}, href)
            case _:
                yield from _runs(match["label"], marks, match["href"])
    if rest := text[end:]:
        yield Span(rest, marks, href)
