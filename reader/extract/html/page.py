"""An HTML page, whole, read into a story."""

from __future__ import annotations

import hashlib

from ...errors import NotAStory
from ...locale import _
from ...story import Page, Story, Thread
from ..dates import Dates, settle_order
from ..labels import Labeller
from ..language import detect
from ..lexicon import lexicon
from .assemble import blocks
from .body import choose
from .comments import comments_in
from .facts import Facts, facts
from .labels import Judge, Label, Labelled
from .tree import Tree
from .units import Units


def read_page(page: Page, text: str) -> Story:
    """The story in ``page``, whose body decodes to ``text``.

    Raises NotAStory where there is none: no text, a consent form, or nothing but a paywall.
    """
    tree = Tree.parse(text, page.url)
    units = Units(tree)
    known = facts(tree)
    language = known.language.value if known.language else detect(_sample(units))
    words = lexicon(language.partition("-")[0] if language else None)
    dates = Dates(words, settle_order("", words))
    labeller = Labeller(words, dates)
    talk = comments_in(
        tree, words, dates, count=known.comment_count.value if known.comment_count else None, told=known.comments
    )
    body = choose(units, talk.zones)
    if body is None:
        raise NotAStory(
            _("there is no story on this page"),
            where=page.target,
            hint=_("It may need a browser that runs its scripts, or an account."),
        )
    judge = Judge(
        units,
        body,
        [fact.value for fact in known.headlines],
        {Label.COMMENT: talk.zones},
        labeller,
    )
    labelled = [judge.label(unit) for unit in units.inside(body)]
    return _story(tree, known, labelled, talk.thread, language)


def _story(tree: Tree, known: Facts, labelled: list[Labelled], thread: Thread, language: str | None) -> Story:
    headline = known.headline.value if known.headline else ""
    made = blocks(tree, labelled)
    return Story(
        id=hashlib.sha256((tree.url or headline).encode()).hexdigest()[:16],
        url=tree.url,
        headline=headline,
        kicker=known.kicker.value if known.kicker else None,
        provider=known.provider.value if known.provider else None,
        authors=known.authors.value if known.authors else (),
        published=known.published.value if known.published else None,
        updated=known.updated.value if known.updated else None,
        language=language,
        blocks=tuple(made),
        comments=thread,
        related=known.related,
        tags=known.tags,
    )


def _sample(units: Units) -> str:
    """Running text of the page, from its longest units."""
    longest = sorted(units, key=lambda unit: unit.prose, reverse=True)[:12]
    return " ".join(unit.text[:1500] for unit in longest)[:6_000]
