"""The stories that a page offers to read next: lists under a heading, boxes by their names, lines within the text.

Where they stand is told too, complete even where no story could be read there, so that nothing of it gets into the
body; so are the page's other lists (most read, latest), whose stories are not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from ...locale import _
from ...locale.phrases import listed_by_page
from ...story import Picture, Related
from ..dates import Dates
from ..lexicon import Lexicon
from .cards import Cards
from .links import Links
from .regions import Kind, Regions
from .tree import Element, Tree

_MOST = 24


@dataclass(frozen=True, slots=True)
class RelatedFound:
    """``items`` in the page's order, each story once; ``zones`` is what the body must leave out."""

    items: tuple[Related, ...] = ()
    zones: tuple[Element, ...] = ()
    evidence: str | None = None


def related_in(
    tree: Tree,
    lexicon: Lexicon,
    dates: Dates,
    *,
    headline: Element | None = None,
    without: Collection[Element] = (),
    picture: Callable[[Element], Picture | None] = lambda element: None,
) -> RelatedFound:
    """The related stories of the page.

    ``headline`` is the element that shows the headline: what stands before it belongs to the site. ``without`` are
    zones of something else, the comments. ``picture`` reads the picture of a card.
    """
    links = Links(tree)
    regions = Regions(tree, lexicon, links, headline, without)
    cards = Cards(tree, links, lexicon, dates, picture)
    found: dict[str, Related] = {}
    zones: list[Element] = []
    why: list[str] = []
    for region in regions.all():
        zones += region.parts
        if region.kind is Kind.NEUTRAL:
            continue
        before = len(found)
        offers = cards.offers(regions.anchors(region), region.parts)
        for offer in offers:
            if not (offer.target.here or region.line):
                continue
            if (
                len(found) < _MOST
                and offer.target.key not in found
                and (item := cards.read(offer, alone=len(offers) == 1))
            ):
                why_offered = _("mentioned in the story") if region.line else listed_by_page()
                found[offer.target.key] = replace(item, why=why_offered)
        if len(found) > before:
            why.append(f"{len(found) - before} × {region.why}")
    return RelatedFound(tuple(found.values()), tuple(zones), "; ".join(why) or None)
