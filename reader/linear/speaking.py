"""Reading aloud, passage by passage, each written too: what is heard can be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..layout.sentences import sentences
from ..locale import _
from ..locale.numbers import number
from .console import stoppable

if TYPE_CHECKING:
    from ..speech.speaker import Speaker
    from .session import Session


class Speaking:
    """Reads the story of ``session`` aloud."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: Speaker | None = None

    @property
    def _speaker(self) -> Speaker:
        if self._made is None:
            self._made = self._session.desk.speaker()
        return self._made

    def speak(self, _argument: str) -> None:
        """Read on aloud from the next passage to the end, or to Ctrl+C."""
        here, session = self._session.reading(), self._session
        self._speaker.listen()
        with stoppable(self._speaker.hush) as stopped:
            while places := list(here.go_on()):
                for place in places:
                    session.tell(place)
                    text = here.told(place, None)
                    if not self._say(text, here.story.language):
                        break
                if stopped():
                    session.console.say(_("Stopped."))
                    return
        session.console.say(_("End of the story."))

    def _say(self, text: str, language: str | None) -> bool:
        """Say ``text``; whether all of it was said."""
        return all(self._speaker.say(text[start:end], language) for start, end in sentences(text))

    def faster(self, _argument: str) -> None:
        """Read aloud faster from now on."""
        self._change(1)

    def slower(self, _argument: str) -> None:
        """Read aloud slower from now on."""
        self._change(-1)

    def _change(self, steps: int) -> None:
        rate = self._speaker.faster(steps)
        self._session.desk.choose(rate=str(rate))
        self._session.console.say(_("{number} words a minute.").format(number=number(rate)))
