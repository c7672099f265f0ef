"""A piece of HTML that is a story's text and hardly anything else, as feeds carry it, read into blocks.

A page must be searched for its story; here all is the story, so that short lines and rows of links belong to it as
well. Left out is what publishing programs add to each entry: share rows, counters, invitations to subscribe, boxes of
other stories, “The post … appeared first on …”.
"""

from __future__ import annotations

import re
from html import escape, unescape

from ...story import Block, Embed, Paragraph, Picture
from ..dates import Dates, settle_order
from ..labels import Labeller
from ..language import detect
from ..lexicon import lexicon
from .assemble import blocks
from .embeds import embed_at, embeds_in
from .labels import KEPT, Judge, Label, Labelled, sifted
from .names import Says
from .pictures import Pictures
from .related import related_in
from .tree import Element, Tree
from .units import Unit, Units

_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div|a|img|ul|ol|li|h[1-6]|em|strong|blockquote|figure)\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_SHARE = 0.5  # of the text: a list of other stories that has more is what the entry is about
_SAMPLE = 6_000  # characters by which a language is known


def blocks_of(html: str, base: str | None, language: str | None, headline: str = "") -> tuple[Block, ...]:
    """The blocks of the fragment ``html``; see `reader.extract.fragment`."""
    tree = Tree.parse(_as_markup(html), base)
    body = next(iter(tree.find("body")), None)
    if body is None:
        return ()
    units = Units(tree)
    reading = _Reading(tree, units, body, language, headline)
    made = blocks(tree, reading.labelled, reading.shown)
    if not any(reading.kept) and not made:
        # Whatever it looked like, it is all that the entry says; unless that is "Comments", linked.
        made = [Paragraph(tree.spans_between(one.first, one.last)) for one in units if _tells(one)]
    return tuple(made)


def _as_markup(html: str) -> str:
    """``html`` with the markup that was meant: escaped twice by some feeds, and none in others' plain text."""
    if _MARKUP.search(html):
        return html
    if _ESCAPED.search(html):
        return unescape(html)
    paragraphs = _PARAGRAPHS.split(html.strip())
    if len(paragraphs) == 1:
        return html
    return "".join(f"<p>{escape(unescape(one), quote=False)}</p>" for one in paragraphs)


def _tells(unit: Unit) -> bool:
    return unit.links * 2 < unit.size and not unit.says & int(Says.HIDDEN)


class _Reading:
    """A fragment as it was understood: its labelled units, and what stands among them that is no text."""

    def __init__(self, tree: Tree, units: Units, body: Element, language: str | None, headline: str) -> None:
        code = language or detect(tree.text(body)[:_SAMPLE])
        words = lexicon(code.lower().partition("-")[0] if code else None)
        dates = Dates(words, settle_order("", words))
        pictures = Pictures(tree, words)
        most = tree.length(body) * _SHARE
        related = [zone for zone in related_in(tree, words, dates).zones if tree.length(zone) <= most]
        embeds = list(embeds_in(tree, body))
        pictured = pictures.all(body, without=[*related, *(one for one, _embed in embeds)], cards=False)
        bare = {unit.index: embed for unit in units if (embed := _bare_address(unit))}
        judge = Judge(
            units,
            body,
            [headline] if headline else [],
            {
                Label.EMBED: [element for element, _embed in embeds],
                Label.CAPTION: [part for one in pictured for part in one.parts],
                Label.RELATED: related,
            },
            Labeller(words, dates),
            whole=True,
        )
        labelled = [
            Labelled(unit, Label.EMBED, "is the address of an embed") if unit.index in bare else judge.label(unit)
            for unit in units
        ]
        self.labelled = sifted(units, body, labelled)
        self.kept = [one for one in self.labelled if one.label in KEPT]
        self.shown: list[tuple[int, Picture | Embed]] = sorted(
            [
                *((one.parts[0].first, one.picture) for one in pictured),
                *((element.first, embed) for element, embed in embeds),
                *((units[index].first, embed) for index, embed in bare.items()),
            ],
            key=lambda one: one[0],
        )


def _bare_address(unit: Unit) -> Embed | None:
    """The embed that ``unit`` stands for: WordPress writes nothing but the address where it will show a film."""
    text = unit.text
    return embed_at(text) if text.startswith("http") and " " not in text else None
