"""The body of a bundled story: a list of one-key mappings, each read into the block that its key names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from ..locale import _
from ..locale.faults import reason
from ..story import Block, Crosshead, Embed, Listing, Paragraph, Picture, Quote, Spans, Table, Verbatim
from ..strictyaml import Document, Key
from ..targets import EDITION
from ..text import clean, clean_line
from . import png
from .markup import spans

PICTURE_PREFIX = f"{EDITION}pictures/"

_Position: TypeAlias = tuple[Key, ...]
_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.png")


class Blocks:
    """The blocks under ``body`` in a document, whose pictures are files in ``pictures``.

    Iterating reads them one by one; each mistake is the document's error with its line.
    """

    def __init__(self, document: Document, pictures: Path) -> None:
        self._document = document
        self._pictures = pictures
        self._readers: dict[str, Callable[[_Position], Block]] = {
            "paragraph": lambda at: Paragraph(self._spans(at)),
            "crosshead": self._crosshead,
            "quote": self._quote,
            "list": lambda at: Listing(self._items(at)),
            "numbered": lambda at: Listing(self._items(at), ordered=True),
            "picture": self._picture,
            "table": self._table,
            "verbatim": lambda at: Verbatim(clean(self._document.string(*at)).rstrip("\n")),
            "embed": self._embed,
        }

    def __iter__(self) -> Iterator[Block]:
        for i, _block in enumerate(self._document.sequence(("body",))):
            at = ("body", i)
            block = self._document.mapping(at, optional=self._readers)
            if len(block) != 1:
                self._document.fail(at, _("a block has one key, which says what it is"))
            kind = next(iter(block))
            yield self._readers[kind]((*at, kind))

    def first_picture(self) -> Picture | None:
        """The picture that stands first; the blocks after it are not read."""
        return next((block for block in self if isinstance(block, Picture)), None)

    def _crosshead(self, at: _Position) -> Crosshead:
        if isinstance(self._value(at), str):
            return Crosshead(self._line(at))
        fields = self._document.mapping(at, ("text",), ("level",))
        level = self._document.integer(*at, "level") if "level" in fields else 2
        if not 2 <= level <= 6:
            self._document.fail((*at, "level"), _("the level of a crosshead is from 2 to 6"))
        return Crosshead(self._line((*at, "text")), level)

    def _quote(self, at: _Position) -> Quote:
        fields = self._document.mapping(at, ("text",), ("source",))
        text = (*at, "text")
        paragraphs = self._items(text) if isinstance(fields["text"], list) else (self._spans(text),)
        return Quote(paragraphs, self._optional_line((*at, "source")))

    def _picture(self, at: _Position) -> Picture:
        self._document.mapping(at, ("file",), ("alt", "caption", "credit"))
        name = self._document.string(*at, "file")
        size = None
        if _FILE_NAME.fullmatch(name):
            try:
                size = png.size(self._pictures / name)
            except OSError as problem:
                what = _("cannot read the picture “{name}”: {reason}").format(name=name, reason=reason(problem))
                self._document.fail((*at, "file"), what)
        if size is None:
            self._document.fail((*at, "file"), _("“{name}” is no PNG picture of the edition").format(name=name))
        alt, caption = self._optional_line((*at, "alt")), self._optional_line((*at, "caption"))
        if alt is None and caption is None:
            self._document.fail(at, _("a picture needs a caption or an alternative text"))
        credit = self._optional_line((*at, "credit"))
        return Picture(f"{PICTURE_PREFIX}{name}", alt, caption, credit, *size)

    def _table(self, at: _Position) -> Table:
        fields = self._document.mapping(at, ("rows",), ("caption", "header"))
        header = self._document.boolean(*at, "header") if "header" in fields else True
        rows = self._document.sequence((*at, "rows"))
        if not rows:
            self._document.fail((*at, "rows"), _("a table needs rows"))
        read: list[tuple[str, ...]] = []
        for i in range(len(rows)):
            row = self._document.sequence((*at, "rows", i))
            if read and len(row) != len(read[0]):
                what = _("this row has {cells} cells, the first one {expected}")
                self._document.fail((*at, "rows", i), what.format(cells=len(row), expected=len(read[0])))
            read.append(tuple(self._cell((*at, "rows", i, j)) for j in range(len(row))))
        return Table(tuple(read), header, self._optional_line((*at, "caption")))

    def _cell(self, at: _Position) -> str:
        # A cell may be empty, as the corner above row names often is; a bare number may not: YAML reads 1.10 as 1.1.
        return "" if self._value(at) == "" else self._line(at)

    def _embed(self, at: _Position) -> Embed:
        self._document.mapping(at, ("text",), ("src",))
        return Embed(self._line((*at, "text")), self._optional_line((*at, "src")))

    def _items(self, at: _Position) -> tuple[Spans, ...]:
        items = self._document.sequence(at)
        if not items:
            self._document.fail(at, _("this list is empty"))
        return tuple(self._spans((*at, i)) for i in range(len(items)))

    def _spans(self, at: _Position) -> Spans:
        return spans(self._document.string(*at))

    def _line(self, at: _Position) -> str:
        return clean_line(self._document.string(*at))

    def _optional_line(self, at: _Position) -> str | None:
        text = self._document.optional_string(*at)
        return None if text is None else clean_line(text)

    def _value(self, at: _Position) -> object:
        value = self._document.data
        for key in at:
            value = value[key]
        return value
