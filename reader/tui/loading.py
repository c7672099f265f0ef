"""Pictures of the web on their way: loaded once the reader has asked for them, as they come into sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from ..errors import NewsreaderError, Stopped
from ..locale import _
from ..story import Picture, Story
from ..view.article import picture_notes
from .owner import app_of

if TYPE_CHECKING:
    from .widgets.article import ArticleView

_TELL_EVERY = 0.25  # seconds


class Loading:
    """The pictures of ``story`` that are on the web, for ``view``.

    Those that were kept need no asking. ``sizes`` are those of the pictures that are here, in pixels.
    """

    class About(Message):
        """Something has happened to a picture."""

        def __init__(self, loading: Loading, src: str) -> None:
            super().__init__()
            self.loading = loading
            self.src = src

    class Coming(About):
        """So many bytes of it have come, of so many where that is known."""

        def __init__(self, loading: Loading, src: str, received: int, whole: int | None) -> None:
            super().__init__(loading, src)
            self.received = received
            self.whole = whole

    class Came(About):
        """It is here, ``size`` pixels wide and high."""

        def __init__(self, loading: Loading, src: str, size: tuple[int, int]) -> None:
            super().__init__(loading, src)
            self.size = size

    class Failed(About):
        """It did not come, because of ``problem``; None where the reader did not want to wait."""

        def __init__(self, loading: Loading, src: str, problem: NewsreaderError | None) -> None:
            super().__init__(loading, src)
            self.problem = problem

    def __init__(self, view: ArticleView, story: Story) -> None:
        self._view = view
        self._story = story
        self._desk = app_of(view).desk
        self._usual = picture_notes(story, app_of(view).key("story.pictures"))
        self._notes: dict[str, str] = {}
        self._kept: frozenset[str] | None = None
        self._begun: set[str] = set()
        self._stop = Event()
        self._asked = False
        self.sizes: dict[str, tuple[int, int]] = {}

    @property
    def notes(self) -> Mapping[str, str]:
        """What to say in the frames of the pictures, by their ``src``."""
        return {**self._usual, **self._notes}

    @property
    def lacking(self) -> bool:
        """Whether there are pictures that take asking for."""
        return not self._asked and bool(self._usual.keys() - self.sizes.keys() - self._at_hand())

    def ask(self) -> bool:
        """Load pictures from now on, those that have failed too; whether there are any to load."""
        self._begun &= self.sizes.keys()
        self._notes.clear()
        self._asked = bool(self._usual)
        return bool(self._usual.keys() - self.sizes.keys())

    def stop(self) -> bool:
        """Stop loading; whether there was anything on its way."""
        waiting = bool(self._begun - self.sizes.keys() - self._notes.keys())
        self._stop.set()
        self._stop, self._asked = Event(), False
        self._begun &= self.sizes.keys()
        return waiting

    def sized(self, story: Story) -> Story:
        """``story`` with the true sizes of the pictures that are here."""
        if not self.sizes:
            return story
        blocks = (self._sized(block) if isinstance(block, Picture) else block for block in story.blocks)
        return replace(story, blocks=tuple(blocks))

    def _sized(self, picture: Picture) -> Picture:
        width, height = self.sizes.get(picture.src or "", (picture.width, picture.height))
        return replace(picture, width=width, height=height)

    def seen(self, src: str) -> None:
        """The frame of picture ``src`` is in sight: load it, if it was asked for or is kept."""
        if src not in self._usual or src in self._begun or not (self._asked or src in self._at_hand()):
            return
        self._begun.add(src)
        work = partial(self._load, src, self._stop)
        self._view.call_later(self._view.run_worker, work, thread=True, group="pictures", exit_on_error=False)

    def _at_hand(self) -> frozenset[str]:
        if self._kept is None:
            self._kept = self._desk.web_pictures.kept(frozenset(self._usual)) if self._usual else frozenset()
        return self._kept

    # ------------------------------------------------------------------ in the worker's thread

    def _load(self, src: str, stop: Event) -> None:
        told = monotonic()

        def progress(received: int, whole: int | None) -> None:
            nonlocal told
            if monotonic() - told >= _TELL_EVERY:
                told = monotonic()
                self._view.post_message(self.Coming(self, src, received, whole))

        event: Message
        try:
            event = self.Came(self, src, self._desk.web_pictures.load(src, self._story, progress, stop.is_set))
        except Stopped:
            event = self.Failed(self, src, None)
        except NewsreaderError as problem:
            event = self.Failed(self, src, problem)
        self._view.post_message(event)

    # ------------------------------------------------------------------ in the app's thread

    def came(self, event: Came) -> None:
        """A picture is here."""
        self.sizes[event.src] = event.size
        self._notes[event.src] = ""

    def failed(self, event: Failed) -> None:
        """A picture did not come."""
        if event.problem is not None:
            self._notes[event.src] = _("not loaded: {reason}").format(reason=event.problem.what)
