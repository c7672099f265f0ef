"""The article pane: how a story is laid out for it, and how far it has been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..layout.article import ArticleOptions, lay_story
from ..layout.comfort import USUAL, Comfort
from ..layout.picture import MOST_ROWS, Look
from ..layout.sheet import Line, Sheet
from ..locale import _, ngettext, reading
from ..settings import Settings
from ..story import Picture, Story
from ..targets import is_on_web
from .bars import enough
from .keys import first_key
from .words import article_words

_MOST_STORIES = 600  # lines
_LEAST_ROWS = 6  # of a drawing, where the pane is so low that it and its caption cannot be seen at once


def first_lines(page: int) -> int:
    """The lines to lay out before a page of ``page`` is shown: all of most stories, so that the progress is exact."""
    return max(_MOST_STORIES, enough(page))


def most_rows(page: int) -> int:
    """Rows for a drawing in a page of ``page`` lines, so that its caption can be seen with it."""
    return min(MOST_ROWS, max(_LEAST_ROWS, page - 3))


def comfort(settings: Settings) -> Comfort:
    """The setting of text that ``settings`` ask for."""
    return Comfort(settings.line_spacing, settings.paragraph_spacing, settings.emphasis)


def lay(
    story: Story,
    words: int,
    width: int,
    page: int,
    column: int,
    look: Look,
    drawable: frozenset[str],
    comfort: Comfort = USUAL,
    notes: Mapping[str, str] | None = None,
) -> Iterator[Line]:
    """The lines of ``story`` of so many ``words``, in a column of at most ``column`` cells where there are ``width``.

    ``look`` is how its pictures are shown; those with a ``src`` in ``drawable`` can be drawn. ``notes`` are what to
    say in the frames of others; None where nothing has been asked for yet.
    """
    notes = picture_notes(story) if notes is None else notes
    options = ArticleOptions(column, story.language, look, drawable, most_rows(page), comfort, notes)
    return lay_story(story, width, options, article_words(reading.minutes_to_read(words)))


def picture_notes(story: Story, key: str = "") -> dict[str, str]:
    """What to say in the frames of the pictures of ``story`` that can be loaded from the web with ``key``."""
    pictures = [block.src for block in story.blocks if isinstance(block, Picture) and block.src]
    key = key or first_key("story.pictures", {})
    note = _("{key} loads it").format(key=key)
    return {src: note for src in pictures if is_on_web(src)}


def progress(story: Story, words: int, sheet: Sheet, top: int, page: int) -> str:
    """How much of the article has been in sight, and the minutes left at an easy pace; nothing of no line."""
    total = _lines_in_all(story, sheet)
    if not total:
        return ""
    share = round(100 * min(total, top + page) / total)
    minutes = reading.minutes_to_read(words * (100 - share) // 100) if share < 100 else 0
    left = ngettext("{minutes} min left", "{minutes} min left", minutes).format(minutes=minutes)
    end = _("the end of this part") if story.next_page else _("the end")
    return _("{share} % · {left}").format(share=share, left=left if minutes else end)


def _lines_in_all(story: Story, sheet: Sheet) -> int:
    """The number of lines; before all are laid out, as many as the blocks so far lead one to expect."""
    laid = len(sheet)
    if sheet.complete or not laid:
        return laid
    return laid * len(story.blocks) // max(1, sheet.block_at(laid - 1) + 1)
