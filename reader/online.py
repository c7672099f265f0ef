"""Stories of the web, and their saved copies where the web does not give them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .errors import NotAllowed, NotAStory, StateError, Stopped, WebError
from .locale import _
from .story import Page, Story

if TYPE_CHECKING:
    from .library.archive import Archive

Progress = Callable[[int, int | None], None]  # bytes received, and how many there will be if that is known


class Opened(NamedTuple):
    """A story that was opened, and how it came.

    ``saved`` is the time of the copy (ISO 8601) where a saved one stands in for the page. ``notices`` are sentences
    for the reader: why a copy had to do, or that the page could not be kept. ``partial``: there is more of it to be
    had, which takes its time (see `reader.entries`).
    """

    story: Story
    saved: str | None = None
    notices: tuple[str, ...] = ()
    partial: bool = False


class Online:
    """Opens pages of the web through ``archive``; ``extract`` makes a `Story` of a `Page`, or raises `NotAStory`."""

    def __init__(self, archive: Archive, extract: Callable[[Page], Story]) -> None:
        self._archive = archive
        self._extract = extract
        self._own: set[str] = set()
        self._unkept: dict[str, Page] = {}

    def open(
        self,
        address: str,
        source: Story | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Opened:
        """The story at ``address``, which the reader named, or followed a link in ``source`` to.

        The page is kept. Where it cannot be had, or is no story any more (the network that one has to log in to, a
        wall to pay at), the copy kept earlier stands in; where there is none, `WebError` or `NotAStory` is raised.
        """
        from .sources.web import fetch

        known = self._archive.get(address)
        damage = self._archive.trouble
        # A story from the reader's own network may lead to others there; any other story may not.
        typed = source is None or source.id in self._own
        try:
            page = fetch(address, typed=typed, known=known, progress=progress, cancelled=cancelled)
            story = self._extract(page)
        except (Stopped, NotAllowed):
            raise
        except (WebError, NotAStory) as problem:
            if known is not None:
                return self._saved(replace(known, target=address), problem)
            if damage:
                problem.hint = f"{problem.hint} {damage}." if problem.hint else f"{damage}."
            raise
        notices: tuple[str, ...] = ()
        try:
            self._archive.put(page)
        except StateError as problem:
            notices = (str(problem),)
            self._unkept = {story.id: page}
        self._remember(page, story)
        return Opened(story, notices=notices)

    def is_own(self, story: Story) -> bool:
        """Whether ``story``, opened here, came from the reader's own network, where it may lead on."""
        return story.id in self._own

    def page(self, story: Story) -> Page | None:
        """The page that ``story``, opened here, was read from."""
        return self._unkept.get(story.id) or (self._archive.get(story.url) if story.url else None)

    def _saved(self, page: Page, problem: WebError | NotAStory) -> Opened:
        from .locale.dates import long_date

        story = self._extract(page)
        self._remember(page, story)
        notice = _("Saved copy of {date}: {reason}.").format(date=long_date(page.fetched_at), reason=problem.what)
        return Opened(story, page.fetched_at, (notice,))

    def _remember(self, page: Page, story: Story) -> None:
        if page.own:
            self._own.add(story.id)
