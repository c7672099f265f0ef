"""Where a reader is: in a list of stories, or in a story. A place knows its passages and which was read last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..export.plain import Group, groups, wrapped
from ..layout.order import How
from ..locale import _, dates, ngettext, phrases
from ..locale.numbers import number as in_words
from ..rows import Rows
from ..story import Comment, Crosshead, Entry, Picture, Related, Story
from .commands import fold

_LISTED = 10  # stories told at once: more than that, and who listens forgets the first


class Front:
    """A list of stories: a few at a time, all numbered from 1 to the last.

    ``key`` is that of the source it was made of (see `reader.lists`), ``query`` what was searched for. ``is_read``
    tells of an entry whether it was read.
    """

    def __init__(
        self,
        title: str,
        notice: str,
        entries: Sequence[Entry],
        is_read: Callable[[Entry], bool],
        *,
        key: str | None = None,
        query: str = "",
    ) -> None:
        self.title, self.notice, self.entries, self.key, self.query = title, notice, entries, key, query
        self._is_read = is_read
        self.at = 0  # the first story that was not told yet

    @property
    def in_library(self) -> bool:
        """Whether the stories are the library's."""
        return isinstance(self.entries, Rows)

    def renew(self) -> None:
        """Look at the marks of the stories again."""
        if isinstance(self.entries, Rows):
            self.entries.forget()

    def head(self) -> list[str]:
        count = len(self.entries)
        stories = ngettext("{number} story", "{number} stories", count).format(number=in_words(count))
        return [f"{self.title}. {stories}.", *([self.notice] if self.notice else [])]

    def more(self) -> list[str]:
        """The next few stories, a line each; none at the end of the list."""
        begin, self.at = self.at, min(self.at + _LISTED, len(self.entries))
        return [self.line(place) for place in range(begin, self.at)]

    def again(self) -> list[str]:
        """The few that were told last."""
        self.at = max(0, self.at - 1) // _LISTED * _LISTED
        return self.more()

    def before(self) -> list[str]:
        """The few before those that were told last."""
        self.at = max(0, (self.at - 1) // _LISTED * _LISTED - _LISTED)
        return self.more()

    def line(self, place: int) -> str:
        """What is told of a story: all of it in words, since nothing is drawn."""
        entry = self.entries[place]
        said = [
            entry.headline,
            entry.provider,
            dates.long_date(entry.published) if entry.published else None,
            phrases.comment_count(entry.comment_count) if entry.comment_count is not None else None,
            _("Read already") if self._is_read(entry) else _("Not read yet"),
            _("Kept") if entry.kept else None,
            _("New") if entry.new else None,
            _("Edited") if entry.edited else None,
            _("Also in {names}").format(names=", ".join(entry.also)) if entry.also else None,
            _("Tags: {names}").format(names=", ".join(entry.tags)) if entry.tags else None,
        ]
        return f"{place + 1}. {'. '.join(filter(None, said))}."

    def find(self, words: str) -> list[int]:
        """The places of the stories with these words in what a list tells of them."""
        wanted = fold(words)
        return [place for place, entry in enumerate(self.entries) if wanted in fold(_said(entry))]


def _said(entry: Entry) -> str:
    return " ".join(filter(None, (entry.kicker, entry.headline, entry.provider, entry.teaser)))


class Reading:
    """A story being read, passage by passage. ``at`` is the passage that was read last.

    ``how`` orders the comments, those in ``folded`` are folded away, ``new`` came since the last visit, ``saved`` is
    the time of the saved copy that stands in for the page.
    """

    def __init__(self, target: str, story: Story, how: How, folded: frozenset[str], saved: str | None) -> None:
        self.target, self.saved = target, saved
        self.new: frozenset[str] = frozenset()
        self.passages: list[Group] = []
        self.arrange(story, how, folded)
        self.at = max(0, self._first() - 1)

    def arrange(self, story: Story, how: How, folded: frozenset[str]) -> None:
        """Show ``story`` as it is now; the reader stays at the same passage, wherever that is now."""
        here = self.passages[self.at].about if self.passages else None
        self.story, self.how, self.folded = story, how, folded
        made = list(groups(story, how, folded))
        last = max((place for place, group in enumerate(made) if group.about is not None), default=len(made) - 1)
        self.passages = made[: last + 1]  # the links that plain text ends with are told when asked for
        if here is not None:
            self.at = next((place for place, group in enumerate(made) if _same(group.about, here)), self.at)

    def _first(self) -> int:
        """The first passage after the head."""
        return next((place for place, group in enumerate(self.passages) if group.about), len(self.passages))

    def told(self, place: int, width: int | None) -> str:
        """The passage as text; a story to read next has its number, a new comment says that it is new."""
        group = self.passages[place]
        match group.about:
            case Related() as related:
                before = f"{self.story.related.index(related) + 1}. "
            case Comment(id) if id in self.new:
                before = _("New:") + " "
            case _:
                before = ""
        shown = Group([before + group[0], *group[1:]], verbatim=group.verbatim) if before and group else group
        return wrapped(shown, width)

    def head(self, width: int | None) -> list[str]:
        """Everything before the first passage."""
        return [self.told(place, width) for place in range(self._first())]

    def go_on(self) -> Iterator[int]:
        """The places to tell next: a passage, with the headings before it."""
        while self.at + 1 < len(self.passages):
            self.at += 1
            yield self.at
            if self.passages[self.at].about is not None:
                return

    def step(self, direction: int, wanted: Callable[[Group], bool]) -> int | None:
        """Go to the nearest passage that is ``wanted``, in ``direction``; where it is, None if there is none."""
        place = self.at + direction
        while 0 <= place < len(self.passages):
            if wanted(self.passages[place]):
                self.at = place
                return place
            place += direction
        return None

    def comment(self) -> Comment | None:
        """The comment that was read last, if the reader is at one."""
        about = self.passages[self.at].about if self.passages else None
        return about if isinstance(about, Comment) else None

    def position(self) -> tuple[int, int] | None:
        """Where the reader is, as it is remembered: the block and the place in it; None at the beginning.

        In the comments and below, it is the end of the article.
        """
        blocks = {id(block): number for number, block in enumerate(self.story.blocks)}
        for group in reversed(self.passages[: self.at + 1]):
            if id(group.about) in blocks:
                return blocks[id(group.about)], 0
        return None

    def go_to(self, position: tuple[int, int] | None) -> bool:
        """Go to a remembered position; whether there is one to go to."""
        if position is None or not 0 < position[0] < len(self.story.blocks):
            return False
        block = self.story.blocks[position[0]]
        place = next((at for at, group in enumerate(self.passages) if group.about is block), None)
        if place is not None:
            self.at = place
        return place is not None

    def summary(self) -> str:
        """What there is to read, in numbers."""
        abouts = [group.about for group in self.passages]
        pictures = sum(isinstance(about, Picture) for about in abouts)
        crossheads = sum(isinstance(about, Crosshead) for about in abouts)
        thread, related = self.story.comments, len(self.story.related)
        blocks = len(self.story.blocks) - crossheads - pictures
        said = [ngettext("{number} passage", "{number} passages", blocks).format(number=in_words(blocks))]
        if crossheads:
            said.append(ngettext("{number} crosshead", "{number} crossheads", crossheads).format(number=crossheads))
        if pictures:
            said.append(ngettext("{number} picture", "{number} pictures", pictures).format(number=pictures))
        if thread.count is not None or thread.comments:
            said.append(phrases.comments_heading(thread.count, len(thread.comments)))
        if related:
            said.append(
                ngettext("{number} story to read next", "{number} stories to read next", related).format(
                    number=related
                )
            )
        return ", ".join(said) + "."


def _same(one: object, other: object) -> bool:
    """Whether two passages are about the same: a comment stays itself, whatever came to it."""
    if isinstance(one, Comment) and isinstance(other, Comment):
        return one.id == other.id
    return one is other
