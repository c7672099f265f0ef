"""Labelled units put together to the blocks of a story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ...story import Block, Crosshead, Embed, Listing, Paragraph, Picture, Quote, Spans, Table, Verbatim
from .labels import Label, Labelled
from .tree import Element, Tree


def blocks(tree: Tree, labelled: Sequence[Labelled], shown: Sequence[tuple[int, Picture | Embed]]) -> list[Block]:
    """The blocks that ``labelled`` make, in order; labels that are no part of a story are passed over.

    ``shown`` are pictures and embeds in order, each with the number of the piece that it stands before.
    """
    made: list[Block] = []
    waiting = list(reversed(shown))
    for key, group in groupby(labelled, key=_together):
        units = list(group)
        while waiting and waiting[-1][0] <= units[0].unit.first:
            made.append(waiting.pop()[1])
        match key[0]:
            case Label.PARAGRAPH:
                made.append(Paragraph(_spans(tree, units[0])))
            case Label.CROSSHEAD:
                made.append(Crosshead(units[0].unit.text, max(2, units[0].unit.level or 3)))
            case Label.QUOTE:
                made.append(_quote(tree, units))
            case Label.LIST:
                made.append(_list(tree, units))
            case Label.TABLE:
                made.extend(_table(tree, units))
            case Label.CODE:
                made.append(Verbatim(tree.verbatim(key[1]) if key[1] else units[0].unit.text))
            case _:
                pass
    while made and isinstance(made[-1], Crosshead):
        made.pop()
    made.extend(one for _place, one in reversed(waiting))
    return made


def _together(one: Labelled) -> tuple[Label, Element | None, int]:
    """What neighbours must share to make one block: the list, the table, the quotation that they stand in."""
    place = one.unit.place
    match one.label:
        case Label.QUOTE:
            return one.label, place.quote, 0
        case Label.LIST:
            return one.label, _outermost_list(place.item), 0
        case Label.TABLE:
            return one.label, place.table, 0
        case Label.CODE:
            return one.label, place.pre, 0
        case _:
            return one.label, None, one.unit.index


def _outermost_list(item: Element | None) -> Element | None:
    found = None
    if item is not None:
        for element in item.ancestors():
            if element.tag in {"ul", "ol", "dl"}:
                found = element
            elif element.tag not in {"li", "dd", "dt"}:
                break
    return found


def _spans(tree: Tree, one: Labelled) -> Spans:
    return tree.spans_between(one.unit.first, one.unit.last)


def _quote(tree: Tree, units: list[Labelled]) -> Quote:
    paragraphs = list(units)
    source = None
    last = paragraphs[-1].unit
    if len(paragraphs) > 1 and ({last.element.tag, last.owner.tag} & {"cite", "footer"} or last.text[:1] in "—–-"):
        source = last.text.lstrip("—–- ") or None
        paragraphs.pop()
    return Quote(tuple(_spans(tree, one) for one in paragraphs), source)


def _list(tree: Tree, units: list[Labelled]) -> Listing:
    items = [
        tree.spans_between(group[0].unit.first, group[-1].unit.last)
        for group in (list(group) for _item, group in groupby(units, key=lambda one: one.unit.place.item))
    ]
    outermost = _outermost_list(units[0].unit.place.item)
    return Listing(tuple(items), ordered=outermost is not None and outermost.tag == "ol")


def _table(tree: Tree, units: list[Labelled]) -> list[Block]:
    table = units[0].unit.place.table
    if table is None:
        return []
    rows: list[tuple[str, ...]] = []
    header = False
    for row in tree.inside(table):
        if row.tag == "tr":
            cells = [cell for cell in tree.children(row) if cell.tag in {"td", "th"}]
            texts = tuple(map(tree.text, cells))
            if any(texts):
                header = header or (not rows and all(cell.tag == "th" for cell in cells))
                rows.append(texts)
    figure = units[0].unit.place.figure
    around = (*tree.children(table), *(tree.children(figure) if figure else ()))
    captions = [tree.text(one) for one in around if one.tag in {"caption", "figcaption"}]
    return [Table(tuple(rows), header=header, caption=captions[0] if captions else None)] if rows else []
