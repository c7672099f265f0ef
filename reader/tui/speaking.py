"""Reading aloud: from the line at the top, sentence by sentence, the spoken one marked and kept in view."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile
from threading import Event
from typing import TYPE_CHECKING

from ..errors import NewsreaderError
from ..locale import _, numbers

if TYPE_CHECKING:
    from ..layout.aloud import Utterance
    from ..layout.sheet import Sheet
    from ..speech.speaker import Speaker
    from .screens.story import StoryScreen
    from .widgets.lines import LinesView


class Speaking:
    """Reads what is on ``screen`` aloud, in a thread; one pane at a time."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        self._made: Speaker | None = None
        self._stop: Event | None = None
        self._view: LinesView | None = None
        self._sheet: Sheet | None = None
        self._rest: Iterator[Utterance] = iter(())
        self._last: Utterance | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is being read aloud."""
        return self._stop is not None

    # ------------------------------------------------------------------ in the app's thread

    def toggle(self, view: LinesView) -> None:
        """Read ``view`` aloud, or pause: what was paused goes on with its sentence while that is in sight."""
        if self.stop():
            self._screen.say(_("Reading aloud paused; {key} goes on.").format(key=self._key("story.speak")))
            return
        try:
            speaker = self._speaker
        except NewsreaderError as problem:
            self._screen.say(str(problem), wrong=True)
            return
        if view is not self._view or not self._is_in_sight(view):
            self.forget()
            self._view = view
        self._begin(view)
        speaker.listen()
        self._stop = stop = Event()
        told = _("Reading aloud; {key} pauses, {faster} and {slower} change the speed.")
        keys = {name: self._key(f"story.{name}") for name in ("faster", "slower")}
        self._screen.say(told.format(key=self._key("story.speak"), **keys))
        language = self._screen.story.language
        self._screen.run_worker(
            lambda: self._read(speaker, stop, language), thread=True, group="speech", exit_on_error=False
        )

    def stop(self) -> bool:
        """Fall silent; whether anything was being read."""
        if self._stop is None:
            return False
        self._stop.set()
        self._stop = None
        if self._made is not None:
            self._made.hush()
        return True

    def forget(self) -> None:
        """Fall silent, and begin anew next time: something else is shown."""
        self.stop()
        if self._view is not None:
            self._view.mark_spoken(())
        self._view = self._last = None

    def change_speed(self, steps: int) -> None:
        """Read faster from the next sentence on, or slower."""
        try:
            rate = self._speaker.faster(steps)
        except NewsreaderError as problem:
            self._screen.say(str(problem), wrong=True)
            return
        failed = self._screen.reader.desk.choose(rate=str(rate))
        self._screen.say(failed or _("Reading aloud: {number} words a minute.").format(number=numbers.number(rate)))

    @property
    def _speaker(self) -> Speaker:
        if self._made is None:
            self._made = self._screen.reader.desk.speaker()
        return self._made

    def _key(self, command: str) -> str:
        return self._screen.reader.key(command)

    def _is_in_sight(self, view: LinesView) -> bool:
        return any(view.top <= line < view.top + view.page for line, _first, _end in view.spoken)

    def follow(self) -> None:
        """Mark what is being said in the lines as they are now, where they were laid out anew."""
        view = self._view
        if self._stop is None or view is None or self._last is None or view.sheet is self._sheet:
            return
        self._begin(view)
        self._last = next(self._rest, None)
        view.mark_spoken(self._last.pieces if self._last else ())

    def _begin(self, view: LinesView) -> None:
        """Get ready to say what is in ``view``, from what was said last, or else from the top, on."""
        from ..layout.aloud import utterances

        last, self._sheet = self._last, view.sheet
        first = view.top if last is None else view.sheet.line_at(last.block, 0)
        self._rest = utterances(view.sheet, first)
        if last is not None:
            self._rest = dropwhile(lambda one: one.block == last.block and one.number < last.number, self._rest)

    def _next(self, stop: Event) -> Utterance | None:
        """Mark what is to be said next, and bring it into sight; None at the end."""
        view = self._view
        if stop.is_set() or view is None:
            return None
        self._last = next(self._rest, None)
        view.mark_spoken(self._last.pieces if self._last else ())
        if self._last:
            view.reveal(self._last.pieces[0][0], self._last.pieces[-1][0])
        return self._last

    # ------------------------------------------------------------------ in the worker's thread

    def _read(self, speaker: Speaker, stop: Event, language: str | None) -> None:
        app = self._screen.reader
        try:
            while utterance := app.call_from_thread(self._next, stop):
                if not speaker.say(utterance.text, language) or stop.is_set():
                    return
        except NewsreaderError as problem:
            app.call_from_thread(self._ended, stop, str(problem), True)
        else:
            app.call_from_thread(self._ended, stop, _("Read to the end."), False)

    def _ended(self, stop: Event, told: str, wrong: bool) -> None:
        if not stop.is_set():
            self.forget()
            self._screen.say(told, wrong=wrong)
