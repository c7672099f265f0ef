"""An HTML page, whole, read into a story."""

from __future__ import annotations

import hashlib

from ...errors import NotAStory
from ...locale import _
from ...story import Page, Story
from ..dates import Dates, settle_order
from ..labels import Labeller
from ..language import detect
from ..lexicon import lexicon
from .assemble import blocks
from .body import choose
from .comments import comments_in
from .facts import facts
from .labels import Judge, Label, Labelled
from .ledes import Front, front
from .related import related_in
from .tree import Tree
from .units import Units


def read_page(page: Page, text: str) -> Story:
    """The story in ``page``, whose body decodes to ``text``.

    Raises NotAStory where there is none: no text, a consent form, or nothing but a paywall.
    """
    return Reading(page, text).story()


class Reading:
    """A page as it was understood: what it tells, which units are the story, and what the others are."""

    def __init__(self, page: Page, text: str) -> None:
        self.tree = tree = Tree.parse(text, page.url)
        self.units = units = Units(tree)
        self.facts = known = facts(tree)
        self.language = known.language.value if known.language else detect(_sample(units))
        words = lexicon(self.language.partition("-")[0] if self.language else None)
        dates = Dates(words, settle_order("", words))
        count = known.comment_count.value if known.comment_count else None
        self.talk = comments_in(tree, words, dates, count=count, told=known.comments)
        heading = next((fact.element for fact in known.headlines if fact.element), None)
        self.related = related_in(tree, words, dates, headline=heading, without=self.talk.zones)
        self.body = choose(units, [*self.talk.zones, *self.related.zones])
        if self.body is None:
            raise NotAStory(
                _("there is no story on this page"),
                where=page.target,
                hint=_("It may need a browser that runs its scripts, or an account."),
            )
        judge = Judge(
            units,
            self.body,
            [fact.value for fact in known.headlines],
            {Label.COMMENT: self.talk.zones, Label.RELATED: self.related.zones},
            Labeller(words, dates),
        )
        self.front: Front = front(units, self.body, heading, judge, [fact.value for fact in known.ledes])
        self.labelled: list[Labelled] = self.front.labelled

    def story(self) -> Story:
        """The story, put together."""
        known = self.facts
        headline = known.headline.value if known.headline else ""
        return Story(
            id=hashlib.sha256((self.tree.url or headline).encode()).hexdigest()[:16],
            url=self.tree.url,
            headline=headline,
            kicker=known.kicker.value if known.kicker else None,
            provider=known.provider.value if known.provider else None,
            authors=known.authors.value if known.authors else (),
            published=known.published.value if known.published else None,
            updated=known.updated.value if known.updated else None,
            language=self.language,
            lede=self.front.lede,
            blocks=tuple(blocks(self.tree, self.labelled)),
            comments=self.talk.thread,
            related=self.related.items or known.related,
            tags=known.tags,
        )


def _sample(units: Units) -> str:
    """Running text of the page, from its longest units."""
    longest = sorted(units, key=lambda unit: unit.prose, reverse=True)[:12]
    return " ".join(unit.text[:1500] for unit in longest)[:6_000]
