"""The titles of the panes, what stands beside them, and the line at the top that says where the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..layout.order import How
from ..locale import _, dates, numbers, phrases
from ..story import Story, Thread
from . import keys

PANES = ("article", "comments", "related")


def front_page() -> str:
    """What the front page is called."""
    return _("Front page")


def sources() -> str:
    """The title of what lists of stories can be taken from."""
    return _("Feeds")


def where(story: Story) -> str:
    """Where the reader of ``story`` is."""
    return " › ".join(filter(None, (front_page(), story.kicker or story.provider, story.headline)))


def article(saved: str | None) -> str:
    """The title of the article; ``saved`` is the time of the copy that stands in for its page, if one does."""
    return _("Article · saved copy of {date}").format(date=dates.long_date(saved)) if saved else _("Article")


def comments(thread: Thread, how: How) -> Iterator[str]:
    """The title of the comments, then what is left of it where there is less and less room."""
    announced, here = thread.count, len(thread.comments)
    if announced is None and not here:
        yield _("Comments")
        return
    counts = phrases.comments_heading(announced, here)
    if here:
        yield f"{counts} · {order(how)}"
        yield f"{counts} · {_order_in_short(how)}"
    yield counts
    yield phrases.comment_count(here if announced is None else announced)


def no_comment(thread: Thread) -> str:
    """Why there is no comment to show."""
    if thread.count is None:
        return _("This page has no comments.")
    return _("No comment yet.") if thread.count == 0 else _("None of the comments came with the page.")


def order(how: How) -> str:
    """The order in words."""
    return {
        "page": _("as on the page"),
        "newest": _("newest first"),
        "oldest": _("oldest first"),
        "replied": _("most replies first"),
        "best": _("best rated first"),
    }[how]


def _order_in_short(how: How) -> str:
    """The order in a word or two, for a narrow title."""
    return {
        "page": _("as on the page"),
        "newest": _("newest"),
        "oldest": _("oldest"),
        "replied": _("most replies"),
        "best": _("best rated"),
    }[how]


def related(count: int) -> str:
    """The title of ``count`` stories to read next."""
    return _("Read also ({number})").format(number=count) if count else _("Read also")


def no_related() -> str:
    """That there is no story to read next."""
    return _("This page offers no other story.")


def asides(
    here: str, counts: Mapping[str, int], keymap: Mapping[str, str], ways: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The keys and names of the panes other than ``here``, with how much is in them (``counts``), then without.

    Where these have no room beside the article, it is said how to find what has none: by the commands ``ways``.
    """
    names = {"article": _("Article"), "comments": _("Comments"), "related": _("Read also")}
    short = {name: f"{keys.first_key(f'pane.{name}', keymap)} {names[name]}" for name in PANES if name != here}
    full = [f"{said} ({numbers.number(counts[name])})" if name in counts else said for name, said in short.items()]
    told = "  ".join(full), "  ".join(short.values())
    return (*told, "  ".join([" ".join(keys.hint(id, keymap)) for id in ways])) if here == "article" else told
