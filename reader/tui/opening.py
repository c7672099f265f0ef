"""A story on its way: fetched in the background, told of in the status line, stopped at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from ..errors import NewsreaderError, NotAStory, Stopped, WrongType
from ..locale import _, numbers
from ..online import Opened
from ..story import Story
from ..targets import is_online
from .errand import Errand

if TYPE_CHECKING:
    from threading import Event

    from .app import NewsreaderApp

_TELL_EVERY = 0.25  # seconds: more often than that nobody can read
_KILOBYTE = 1000


class Opening:
    """Opens one target at a time for ``app``, which stays where it is until the story has come.

    ``arrived`` is called in the app's own thread with the target and what was opened. Starting another stops the one
    on its way.
    """

    def __init__(self, app: NewsreaderApp, arrived: Callable[[str, Opened], None]) -> None:
        self._app = app
        self._arrived = arrived
        self._errand = Errand()

    def start(self, target: str, source: Story | None = None, *, else_browse: bool = False) -> None:
        """Fetch ``target``, to which a link in ``source`` led. With ``else_browse`` it may be no story at all."""
        stop = self._errand.begin()
        if is_online(target):
            self._app.say(_("Fetching {address} … {key} stops.").format(address=target, key=self._key))
        work = partial(self._fetch, target, source, stop, else_browse)
        self._app.run_worker(work, thread=True, group="open", exit_on_error=False)

    def stop(self) -> bool:
        """Stop what is on its way; whether there was anything."""
        return self._errand.stop()

    @property
    def _key(self) -> str:
        """The key that stops it."""
        return self._app.key("app.front")

    # ------------------------------------------------------------------ in the worker's thread

    def _fetch(self, target: str, source: Story | None, stop: Event, else_browse: bool) -> None:
        told = 0.0

        def progress(received: int, whole: int | None) -> None:
            nonlocal told
            if monotonic() - told >= _TELL_EVERY and not stop.is_set():
                told = monotonic()
                self._app.call_from_thread(self._tell, received, whole)

        try:
            opened = self._app.desk.bring(target, source, progress, stop.is_set)
        except Stopped:
            return
        except NewsreaderError as problem:
            self._app.call_from_thread(self._failed, target, problem, stop, else_browse)
        else:
            self._app.call_from_thread(self._came, target, opened, stop)

    # ------------------------------------------------------------------ in the app's thread

    def _tell(self, received: int, whole: int | None) -> None:
        got = numbers.number(received // _KILOBYTE)
        if whole:
            of = numbers.number(whole // _KILOBYTE)
            told = _("Fetching: {received} of {whole} kB. {key} stops.").format(received=got, whole=of, key=self._key)
        else:
            told = _("Fetching: {received} kB. {key} stops.").format(received=got, key=self._key)
        self._app.say(told)

    def _failed(self, target: str, problem: NewsreaderError, stop: Event, else_browse: bool) -> None:
        if not self._errand.end(stop):
            return
        if else_browse and isinstance(problem, (NotAStory, WrongType)):
            self._app.browse(target)
        else:
            self._app.say(str(problem), wrong=True)

    def _came(self, target: str, opened: Opened, stop: Event) -> None:
        if self._errand.end(stop):
            self._arrived(target, opened)
