"""Bringing the feeds up to date in the background, told of in the status line, stopped at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from ..errors import NewsreaderError
from ..locale import _, numbers
from ..view.bars import progress_bar
from ..view.refreshes import summary

if TYPE_CHECKING:
    from ..refresh.report import Progress, Report
    from .app import NewsreaderApp

_TELL_EVERY = 0.2  # seconds: more often than that nobody can read
_BAR = 16  # cells


class Refreshing:
    """Refreshes for ``app``, one at a time; ``came`` is called in the app's thread when one has ended."""

    def __init__(self, app: NewsreaderApp, came: Callable[[], None]) -> None:
        self._app = app
        self._came = came
        self._stop: Event | None = None

    @property
    def running(self) -> bool:
        """Whether a refresh is on its way."""
        return self._stop is not None

    def start(self, feeds: Collection[int] | None = None, *, quietly: bool = False) -> None:
        """Ask for ``feeds``, by their ids, or for all; ``quietly`` where the reader did not ask for it just now."""
        if self._stop is not None:
            if not quietly:
                self._app.say(_("A refresh is on its way; {key} stops it.").format(key=self._app.key("app.front")))
            return
        self._stop = stop = Event()
        if not quietly:
            self._app.say(_("Refreshing … {key} stops.").format(key=self._app.key("app.front")))
        work = partial(self._refresh, feeds, stop, quietly)
        self._app.run_worker(work, thread=True, group="refresh", exit_on_error=False)

    def stop(self) -> bool:
        """Stop the refresh, keeping what came; whether there was one."""
        if self._stop is None or self._stop.is_set():
            return False
        self._stop.set()
        return True

    # ------------------------------------------------------------------ in the worker's thread

    def _refresh(self, feeds: Collection[int] | None, stop: Event, quietly: bool) -> None:
        told = 0.0

        def watch(progress: Progress) -> None:
            nonlocal told
            if not quietly and not stop.is_set() and monotonic() - told >= _TELL_EVERY:
                told = monotonic()
                self._app.call_from_thread(self._tell, progress)

        try:
            report = self._app.desk.refresher.run(feeds, watch, stop.is_set)
        except NewsreaderError as problem:
            self._app.call_from_thread(self._failed, problem)
        else:
            self._app.call_from_thread(self._ended, report, quietly)

    # ------------------------------------------------------------------ in the app's thread

    def _tell(self, progress: Progress) -> None:
        bar = progress_bar(progress.done, progress.total, _BAR)
        done, total = numbers.number(progress.done), numbers.number(progress.total)
        said = _("Refreshing {bar} {done} of {total} · {new} new · {feed}")
        new = numbers.number(progress.new)
        self._app.say(said.format(bar=bar, done=done, total=total, new=new, feed=progress.title))

    def _failed(self, problem: NewsreaderError) -> None:
        self._stop = None
        self._app.say(str(problem), wrong=True)

    def _ended(self, report: Report, quietly: bool) -> None:
        stopped, self._stop = self._stop is not None and self._stop.is_set(), None
        self._came()
        if not quietly or report.new:
            self._app.say(summary(report, stopped=stopped), whole=bool(report.failed))
