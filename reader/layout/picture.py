"""The place of a picture: a labelled frame with its description, then caption and credit on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from ..story import Picture
from .flow import Run, flow, lines
from .sheet import Line
from .width import cells
from .words import ArticleWords

_NARROWEST_FRAME = 12


def lay_picture(
    picture: Picture, number: int, width: int, words: ArticleWords, *, framed: bool = True
) -> Iterator[Line]:
    """The lines of ``picture``, the block ``number``. Not ``framed``, one line says that there is a picture."""
    described = description(picture)
    if framed and width >= _NARROWEST_FRAME:
        yield from _frame(picture, described, number, width, words)
    else:
        said = described or (None if picture.caption else words.no_description)
        label = f"[{words.picture}: {said}]" if said else f"[{words.picture}]"
        yield from lines([Run(label, "muted")], width, number, "picture")
    start = len(described or "") + len(words.picture) + len(words.no_description) + 4
    if picture.caption:
        yield from lines([Run(picture.caption, "caption")], width, number, "caption", start=start)
        start += len(picture.caption) + 1
    if picture.credit:
        yield from lines([Run(picture.credit, "credit")], width, number, "credit", start=start)


def description(picture: Picture) -> str | None:
    """What the alternative text adds to the caption; None where it is missing or says the same."""
    alt, caption = picture.alt, picture.caption
    if not alt or (caption and alt.casefold().strip(" .") == caption.casefold().strip(" .")):
        return None
    return alt


def _frame(picture: Picture, described: str | None, number: int, width: int, words: ArticleWords) -> Iterator[Line]:
    size = f" {picture.width} × {picture.height} " if picture.width and picture.height else ""
    label = f" {words.picture} "
    if cells(label) + len(size) + 6 > width:
        size = ""
    if cells(label) + 4 > width:
        label = ""
    rule = "─" * (width - 3 - cells(label) - len(size) - bool(size))
    top = (("┌─", "border"), (label, "muted"), (rule, "border"), (size, "muted"), ("─┐" if size else "┐", "border"))
    yield Line(tuple([cell for cell in top if cell[0]]), number, 0, "picture", width)
    said = described or ("" if picture.caption else words.no_description)
    for start, content, _ in flow([Run(said, "muted")], max(1, width - 6)):
        fill = " " * (width - 6 - sum([cells(text) for text, _ in content]))
        framed = (("│  ", "border"), *content, (f"{fill}  │", "border"))
        yield Line(framed, number, start, "picture", 3)
    yield Line((("└" + "─" * (width - 2) + "┘", "border"),), number, len(said), "picture", width)
