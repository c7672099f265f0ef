"""What readers ask of the setting of text: more room between lines and paragraphs, emphasis that they can see.

WCAG 2.2, 1.4.8, names the spacing; italics, which many terminals do not show and many eyes find hard, can be made
bold, underlined, or written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..story import Block, Listing, Paragraph, Quote, Span, Spans
from .sheet import FURNITURE, Line

if TYPE_CHECKING:
    from ..settings import Emphasis

_INSTEAD = {"bold": "+strong", "underline": "+underline"}
_SET = frozenset({"headline", "lede", "paragraph", "crosshead", "quote", "list", "caption"})
_LEADING = Line((), FURNITURE, 0, "leading")


class Comfort(NamedTuple):
    """``lines`` is 2 for an empty line after each line of text, ``paragraphs`` the empty lines between blocks."""

    lines: int = 1
    paragraphs: int = 1
    emphasis: Emphasis = "italic"


USUAL = Comfort()


def written(block: Block, comfort: Comfort) -> Block:
    """``block`` with its emphasis written out as ``*`` and ``**``, if that is asked for."""
    if comfort.emphasis != "signs":
        return block
    match block:
        case Paragraph(spans):
            return Paragraph(_signed(spans))
        case Quote(paragraphs):
            return replace(block, paragraphs=tuple(map(_signed, paragraphs)))
        case Listing(items):
            return replace(block, items=tuple(map(_signed, items)))
    return block


def spaced(lines: Iterable[Line], comfort: Comfort) -> Iterator[Line]:
    """``lines`` of an article as ``comfort`` asks for."""
    if comfort == USUAL:
        yield from lines
        return
    instead = _INSTEAD.get(comfort.emphasis)
    before: Line | None = None
    for line in lines:
        if line.kind == "blank":
            yield from [line] * comfort.paragraphs
        else:
            if comfort.lines > 1 and before is not None and _runs_on(before, line):
                yield _LEADING
            yield _emphasised(line, instead) if instead else line
        before = line


def _runs_on(before: Line, line: Line) -> bool:
    return line.kind in _SET and (before.block, before.kind) == (line.block, line.kind)


def _emphasised(line: Line, instead: str) -> Line:
    if not any("+em" in role for _text, role in line.cells):
        return line
    return line._replace(cells=tuple([(text, role.replace("+em", instead)) for text, role in line.cells]))


def _signed(spans: Spans) -> Spans:
    return tuple(map(_sign, spans))


def _sign(span: Span) -> Span:
    signs = "**" if "strong" in span.marks else "*" if "em" in span.marks else ""
    text = span.text.strip()
    if not signs or not text:
        return span
    begin = span.text.index(text)
    around = span.text[:begin], span.text[begin + len(text) :]
    return replace(span, text=f"{around[0]}{signs}{text}{signs}{around[1]}", marks=span.marks - {"strong", "em"})
