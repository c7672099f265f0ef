"""The words that the layout needs, in the language in use: layout is pure and knows neither catalogue nor clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ..layout.words import ArticleWords, EntriesWords, RelatedWords, SourcesWords, ThreadWords
from ..locale import _, dates, ngettext, numbers, phrases
from ..story import Entry, Story


def article_words(minutes: int) -> ArticleWords:
    """The words for a story that takes ``minutes`` to read."""
    return ArticleWords(
        date=dates.long_date,
        authors=phrases.written_by,
        provided_by=phrases.provided_by("{provider}"),
        updated=phrases.updated("{time}"),
        picture=_("Picture"),
        no_description=_("no description"),
        embed=_("Embedded"),
        minutes=_("{minutes}\u00a0min").format(minutes=minutes) if minutes else None,
    )


def thread_words(undo_key: str) -> ThreadWords:
    """The words for comments; ``undo_key`` takes a report back."""
    now = datetime.now().astimezone()
    return ThreadWords(
        time=lambda iso: dates.age_and_time(iso, now),
        replies=lambda number: ngettext("{number} reply", "{number} replies", number).format(number=number),
        folded_replies=lambda number: ngettext("{number} reply folded", "{number} replies folded", number).format(
            number=number
        ),
        anonymous=_("Anonymous"),
        new=_("new"),
        story_author=_("author of the story"),
        report=_("Report the comment"),
        reported=_("Reported comment, folded away"),
        undo=_("take back ({key})").format(key=undo_key),
    )


def related_words() -> RelatedWords:
    """The words for the stories to read next."""
    return RelatedWords(date=dates.long_date, picture=_("Picture"), read_more=_("Read on"), read=_("read before"))


def entries_words() -> EntriesWords:
    """The words for entries that stand anywhere, with their dates."""
    now = datetime.now().astimezone()
    return EntriesWords(date=lambda iso: dates.short(iso, now), comments=phrases.comment_count)


def list_words() -> EntriesWords:
    """The words for entries that stand under their days."""
    now = datetime.now().astimezone()
    return EntriesWords(
        date=lambda iso: dates.clock(iso, now),
        comments=lambda count: phrases.comment_count(count) if count else "",
        also=lambda names: _("also in: {names}").format(names=", ".join(names)),
        new=_("new"),
        edited=_("edited"),
        kept=_("kept"),
    )


def dated_words() -> EntriesWords:
    """The words for entries of the library that stand under something else than their day."""
    return list_words()._replace(date=entries_words().date)


def day_heading() -> Callable[[Entry], str]:
    """What gives the day that an entry stands under."""
    now = datetime.now().astimezone()
    return lambda entry: dates.day_heading(entry.published, now) if entry.published else ""


def sources_words() -> SourcesWords:
    """The words for what lists of stories can be taken from."""
    return SourcesWords(number=numbers.number, failing=_("failing"))


def limit(story: Story, next_page: str) -> str | None:
    """What of ``story`` its page does not hold, in words; ``next_page`` is the key that opens the next part."""
    if story.next_page:
        return _("This is a part of the story; {key} opens the next one.").format(key=next_page)
    if story.evidence.get("paywall"):
        return _("The page gives only a part of this story to those who do not pay.")
    return None
