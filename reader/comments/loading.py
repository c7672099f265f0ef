"""Loading a thread: one source after the other, the most complete first, told of as it comes.

What a page says of its comments decides who is asked; nobody else is. One source that gives all that it has is
enough; where something is missing, the next may have it. Whatever goes wrong becomes a sentence, and what came stays.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from ..errors import Stopped, WebError
from ..hints import Hints
from ..locale import _, ngettext
from ..locale.dates import long_date
from ..locale.numbers import number as in_digits
from ..story import Related, Thread
from .activitypub import ActivityPub
from .asking import Asker
from .atom import AtomReplies
from .base import APART, Loaded, Source
from .commentrss import CommentRss
from .discourse import Discourse
from .hackernews import HackerNews
from .mastodon import Mastodon
from .merging import Merger, sound
from .wordpress import WordPress

# Of the sources in one group, which give the same comments in other ways, the first that gives any is enough.
Sources: TypeAlias = Sequence[Sequence[Source]]
SOURCES: Sources = (
    (WordPress(),),
    (AtomReplies(), CommentRss()),
    (Discourse(),),
    (Mastodon(), ActivityPub()),
    (HackerNews(),),
)


def load(
    hints: Hints, ask: Asker, *, kept: Thread | None = None, kept_at: str | None = None, sources: Sources = SOURCES
) -> Iterator[Loaded]:
    """The thread that ``hints`` lead to, as it grows: a `Loaded` for each answer, the last one finished.

    ``kept`` is the thread as it was saved at ``kept_at`` (ISO 8601); what does not come is taken from it. Raises
    nothing that a server can bring about.
    """
    return _Loading(hints, ask).run(sources, kept, kept_at or "")


class _Loading:
    def __init__(self, hints: Hints, ask: Asker) -> None:
        self._hints = hints
        self._ask = ask
        self._merger = Merger(hints.thread)
        self._named = hints.thread.source.split(APART) if hints.thread.source else []
        self._gave: list[str] = []
        self._notes: list[str] = []
        self._related: dict[str | None, Related] = {
            link.href: Related(title=link.title or None, url=link.href, why=_("named by the page as related"))
            for link in hints.linked("related")
        }
        self._total: int | None = None
        self._came = 0
        self._complete = hints.thread.complete
        self._stopped = False

    def run(self, sources: Sources, kept: Thread | None, kept_at: str) -> Iterator[Loaded]:
        for group in sources:
            for source in group:
                yield from self._from(source)
                if self._stopped or source.name in self._gave:
                    break
            if self._stopped or (self._complete and self._gave):
                break
        saved = None
        if not self._complete and kept is not None and (number := self._merger.fill(kept.comments)):
            saved = kept_at
            note = ngettext(
                "{number} comment is as saved on {date}.", "{number} comments are as saved on {date}.", number
            )
            self._notes.append(note.format(number=in_digits(number), date=long_date(kept_at)))
        loaded = self._loaded(None)
        yield replace(loaded, thread=sound(loaded.thread), finished=True, stopped=self._stopped, saved=saved)

    def _from(self, source: Source) -> Generator[Loaded]:
        """What ``source`` gives."""
        gave, whole = 0, True
        try:
            for batch in source.load(self._hints, self._ask):
                fresh = self._merger.add(batch.comments)
                gave += fresh
                self._came += fresh
                whole = whole and batch.whole
                self._related.update({one.url: one for one in batch.related if one.url not in self._related})
                self._announce(batch.total)
                if batch.note:
                    self._note(source, f"{batch.note}.")
                if gave and source.name not in self._gave:
                    self._gave.append(source.name)
                yield self._loaded(source)
        except Stopped:
            self._stopped = True
        except WebError as problem:
            whole = False
            self._note(source, f"{problem.what}. {problem.hint}" if problem.hint else f"{problem.what}.")
        if gave and whole and not self._stopped:
            self._merger.settle()
            self._complete = True

    def _announce(self, total: int | None) -> None:
        if total is not None:
            self._total = total
            self._merger.count = max(total, self._merger.count or 0)

    def _note(self, source: Source, sentence: str) -> None:
        self._notes.append(_("{source}: {sentence}").format(source=source.name, sentence=sentence))

    def _loaded(self, source: Source | None) -> Loaded:
        names = [*self._gave]
        if self._merger.has_own or not names:
            names = [*self._named, *names]
        source_names = APART.join(dict.fromkeys(names))
        return Loaded(
            thread=self._merger.thread(source_names or None, complete=self._complete),
            source=source.name if source else None,
            total=self._total,
            came=self._came,
            notes=tuple(self._notes),
            related=tuple(self._related.values()),
        )
