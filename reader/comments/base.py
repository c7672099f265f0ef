"""What sources of comments have in common, and what loading them tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from ..errors import WebError
from ..hints import Hints
from ..locale import _, ngettext
from ..locale.numbers import number
from ..story import Comment, Page, Related, Thread

if TYPE_CHECKING:
    from .asking import Asker

# An address and the media types wanted (as the Accept header has them) to what is there. Raises `WebError`.
Fetch: TypeAlias = Callable[[str, str], Page]


PAGE = "page"  # what a thread calls its source that the page holds itself
APART = ", "  # what stands between the names in a thread's ``source``


@dataclass(frozen=True, slots=True)
class Batch:
    """What one answer of a source held.

    ``total`` is how many comments the source says that it has, None where it does not say. ``whole`` becomes false
    with what is missing for sure: a page that did not come, or the rest of a list that a source never gives; ``note``
    says so in a sentence. ``related`` are stories that the source suggests.
    """

    comments: tuple[Comment, ...] = ()
    total: int | None = None
    whole: bool = True
    note: str | None = None
    related: tuple[Related, ...] = ()


def missing(problems: Sequence[WebError]) -> str:
    """That as many pages as there are ``problems`` did not come, or not whole, and why the first did not."""
    number = len(problems)
    said = ngettext(
        "{number} page of comments is missing or cut short: {reason}",
        "{number} pages of comments are missing or cut short: {reason}",
        number,
    )
    return said.format(number=number, reason=problems[0].what)


class Source(Protocol):
    """A place that comments come from. ``name`` is what people call it."""

    name: str

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        """The comments at the place that ``hints`` name, an answer at a time; nothing where they name none.

        Ids are unique within the source, and the same whenever it is asked; ``parent`` is such an id. A second
        source of the same site gives the same comment the same id where it can. Raises `WebError` where nothing
        (more) can be had.
        """
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """How far the loading of a thread is; the last one that is told is ``finished``.

    ``thread`` has the page's own comments and all that came so far. ``source`` is the name of what is being asked,
    ``total`` how many comments there will be if that is known, ``came`` how many came so far. ``notes`` are sentences
    for the reader: what did not come, and why. ``stopped`` says that the reader did not want to wait. ``new`` are the
    ids of the comments that were not there at the last visit. ``saved`` is the time (ISO 8601) of the saved thread
    that stands in for what did not come, where one does.
    """

    thread: Thread
    source: str | None = None
    total: int | None = None
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    came: int = 0
    new: frozenset[str] = frozenset()
    finished: bool = False
    stopped: bool = False
    saved: str | None = None

    @property
    def summary(self) -> str:
        """In words: “44 announced, 38 loaded, WordPress”."""
        count, here = self.thread.count, len(self.thread.comments)
        if count is None:
            said = _("{loaded} loaded").format(loaded=number(here))
        else:
            said = _("{announced} announced, {loaded} loaded").format(announced=number(count), loaded=number(here))
        names = self.thread.source.split(APART) if self.thread.source else ()
        return APART.join([said, *(_("the page") if name == PAGE else name for name in names)])
