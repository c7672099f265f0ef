"""An HTML page, whole, read into a story."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property

from ...story import Embed, LeftOut, Page, Picture, Story
from ..dates import Dates, settle_order
from ..labels import Labeller
from ..language import detect
from ..lexicon import lexicon
from .assemble import blocks
from .body import choose, is_apart, smallest_around
from .comments import comments_in
from .embeds import embeds_in
from .fact import Fact
from .facts import facts
from .labels import KEPT, Judge, Label, Labelled, dropped
from .ledes import labelled_units, with_lede
from .names import Says
from .opinions import alone, careful, doubtful, settled
from .pictures import Pictures
from .related import related_in
from .sites import translate
from .tree import Element, Tree
from .uncollected import uncollected
from .units import Units
from .walls import is_wall, refusal

_HEADLINE_WORDS = 12
_NEAR = 4  # units before and after the headline among which its kicker stands
_LONGEST_KICKER = 60
_SHORT = 400  # characters of a story
_LOOSE = frozenset([Label.CROSSHEAD, Label.LIST, Label.QUOTE])


def read_page(page: Page, text: str) -> Story:
    """The story in ``page``, whose body decodes to ``text``.

    Raises NotAStory where there is none: no text, a consent form, or nothing but a paywall.
    """
    with uncollected():
        return Reading(page, text).story()


class Reading:
    """A page as it was understood: what it tells, which units are the story, and what the others are."""

    def __init__(self, page: Page, text: str) -> None:
        self.tree = tree = Tree.parse(text, page.url)
        translate(tree)
        self.units = units = Units(tree)
        self.facts = known = facts(tree)
        self.language = known.language.value if known.language else detect(_sample(units))
        words = lexicon(self.language.partition("-")[0] if self.language else None)
        dates = Dates(words, settle_order("", words))
        count = known.comment_count.value if known.comment_count else None
        self.heading = next((fact.element for fact in known.headlines if fact.element), None)
        self._reader = Pictures(tree, words, [fact.value for fact in known.pictures])
        self.talk = comments_in(tree, words, dates, count=count, told=known.comments)
        self.related = related_in(
            tree, words, dates, headline=self.heading, without=self.talk.zones, picture=self._reader.of
        )
        self._labeller = Labeller(words, dates)
        self._zones = {Label.RELATED: self.related.zones, Label.COMMENT: self.talk.zones}
        # A story in no box of its own is outweighed by many comments behind it; these say nothing about it.
        body = choose(units, self._all_zones()) or choose(units, self._lesser_zones())
        body = body or choose(units, self._all_zones(), against=False)
        if body is None:
            raise refusal(tree.text(tree.elements[0]) if tree.elements else "", page.target)
        self.body = body
        labelled = self._label()
        kept = [one.unit for one in labelled if one.label in KEPT]
        if doubtful(units, kept):
            labelled = self._reconsidered(text, labelled, frozenset(unit.index for unit in kept))
        elif careful():
            labelled = self._compared(text, labelled)
        if self._is_wall(labelled):
            raise refusal(tree.text(tree.elements[0]), page.target)
        self.front = with_lede(units, self.body, labelled, [fact.value for fact in known.ledes])
        self.labelled: list[Labelled] = self.front.labelled

    @staticmethod
    def _is_wall(labelled: list[Labelled]) -> bool:
        """Whether what was found is no story; where it is short, its notices have a say as well."""
        told = " ".join(one.unit.text for one in labelled if one.label in KEPT)
        return not told or is_wall(told if len(told) > _SHORT else " ".join(one.unit.text for one in labelled))

    def _all_zones(self) -> list[Element]:
        return [zone for zones in self._zones.values() for zone in zones]

    def _lesser_zones(self) -> list[Element]:
        """The zones without those that hold most of the page, as a last resort: they were named by mistake."""
        most = self.units.prose.of(self.tree.elements[0]) / 2
        for label, zones in self._zones.items():
            if label is Label.RELATED or not self.talk.thread.comments:
                self._zones[label] = tuple(zone for zone in zones if self.units.prose.of(zone) <= most)
        return self._all_zones()

    def _label(self) -> list[Labelled]:
        """Label the units of the body that was chosen, with its pictures and embeds."""
        self.pictures = self._reader.all(self.body, headline=self.heading, without=self._all_zones())
        self.embeds = list(embeds_in(self.tree, self.body))
        self._judge = Judge(
            self.units,
            self.body,
            [fact.value for fact in self.facts.headlines],
            {
                Label.EMBED: [element for element, _embed in self.embeds],
                Label.CAPTION: [part for pictured in self.pictures for part in pictured.parts],
                **self._zones,
            },
            self._labeller,
        )
        return labelled_units(self.units, self.body, self.heading, self._judge)

    def _reconsidered(self, text: str, labelled: list[Labelled], kept: frozenset[int]) -> list[Labelled]:
        """``labelled`` after hearing other opinions: where they prevail, the body becomes what holds their text."""
        chosen = settled(text, self.units, kept, lambda unit: self._judge.label(unit).label in KEPT)
        if chosen <= kept:
            return labelled
        self.body = smallest_around(self.units[min(chosen)], self.units[max(chosen)])
        return [
            one
            if one.label not in KEPT or one.unit.index in chosen
            else replace(one, label=Label.OTHER, why="is no story in the opinion of others")
            for one in self._label()
        ]

    def _compared(self, text: str, labelled: list[Labelled]) -> list[Labelled]:
        """``labelled`` without the headings, lists and quotations that two other opinions leave out.

        What reads as running text is the story's, whatever they say: measured, they are wrong there more often.
        """
        kept = frozenset(one.unit.index for one in labelled if one.label in KEPT)
        first = next((one.unit.index for one in labelled if one.label is Label.PARAGRAPH), 0)
        loose = frozenset(  # a heading above the text may be the lede, which none of them looks for
            one.unit.index
            for one in labelled
            if one.label in _LOOSE and (one.label is not Label.CROSSHEAD or one.unit.index > first)
        )
        out = alone(text, self.units, kept, loose)
        return [
            replace(one, label=Label.OTHER, why="is no story in the opinion of others")
            if one.unit.index in out
            else one
            for one in labelled
        ]

    def story(self) -> Story:
        """The story, put together."""
        known = self.facts
        headline = known.headline.value if known.headline else self._first_words()
        kicker = self.kicker
        return Story(
            id=hashlib.sha256((self.tree.url or headline).encode()).hexdigest()[:16],
            url=self.tree.url,
            headline=headline,
            kicker=kicker.value if kicker else None,
            provider=known.provider.value if known.provider else None,
            authors=known.authors.value if known.authors else (),
            published=known.published.value if known.published else None,
            updated=known.updated.value if known.updated else None,
            language=self.language,
            lede=self.front.lede,
            blocks=tuple(blocks(self.tree, self.labelled, self._shown())),
            comments=self.talk.thread,
            related=self.related.items or known.related,
            tags=known.tags,
            evidence=self._evidence(),
            next_page=known.next_page.value if known.next_page else None,
            left_out=tuple(LeftOut(one.label.value, one.unit.text, one.why) for one in dropped(self.labelled)),
        )

    @cached_property
    def kicker(self) -> Fact[str] | None:
        """The label over the headline, else what the page's data tells of the story's section."""
        if self.heading is not None:
            at = self.units.range(self.heading)
            for unit in self.units[max(0, at.start - _NEAR) : at.stop + _NEAR]:
                if (
                    unit.says & int(Says.KICKER)
                    and not unit.level
                    and not is_apart(unit)
                    and unit.size <= _LONGEST_KICKER
                ):
                    return Fact(unit.text, "its names say that it is the kicker", unit.element)
        return self.facts.kicker

    def _first_words(self) -> str:
        """What stands for the headline of a page that has none."""
        text = next((one.unit.text for one in self.labelled if one.label in KEPT), "")
        return " ".join(text.split()[:_HEADLINE_WORDS])

    def _evidence(self) -> dict[str, str]:
        known = self.facts
        found = {
            name: fact.evidence
            for name in ("headline", "provider", "authors", "published", "updated", "next_page")
            if (fact := getattr(known, name))
        }
        found["language"] = known.language.evidence if known.language else "the most frequent words"
        found["body"] = f"{self.body!r}, where running text outweighs all else"
        if self.kicker:
            found["kicker"] = self.kicker.evidence
        if self.front.lede and self.front.evidence:
            found["lede"] = self.front.evidence
        if self.talk.evidence:
            found["comments"] = self.talk.evidence
        if self.related.evidence:
            found["related"] = self.related.evidence
        if known.paywalled and known.paywalled.value:
            found["paywall"] = f"the page says that it is not free ({known.paywalled.evidence})"
        return found

    def _shown(self) -> list[tuple[int, Picture | Embed]]:
        """Pictures and embeds with the number of the piece that each stands before."""
        units, zones = self.units, {one.unit.index: one.label for one in self.labelled}
        shown: list[tuple[int, Picture | Embed]] = [(one.parts[0].first, one.picture) for one in self.pictures]
        for element, embed in self.embeds:
            # A frame has no units; a post that has some was left out if they were.
            labels = {zones.get(index) for index in units.range(element)}
            if not labels or Label.EMBED in labels:
                shown.append((element.first, embed))
        return sorted(shown, key=lambda one: one[0])


def _sample(units: Units) -> str:
    """Running text of the page, from its longest units."""
    longest = sorted(units, key=lambda unit: unit.prose, reverse=True)[:12]
    return " ".join(unit.text[:1500] for unit in longest)[:6_000]
