"""Says sentences, one at a time, and falls silent at once when told to."""

from __future__ import annotations

import re
import subprocess
from threading import Lock

from ..errors import SpeechError
from ..locale import _
from ..locale.faults import reason
from ..text import clean_line
from .voices import FASTEST, SLOWEST, STEP, USUAL, Voice

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Speaker:
    """Speaks with ``voice``, ``rate`` words a minute. `say` blocks, for a thread to wait in; the rest does not.

    ``language`` (BCP 47) is taken for that of texts of which it is not known.
    """

    def __init__(self, voice: Voice, rate: int = USUAL, language: str = "en") -> None:
        self._voice = voice
        self._language = language
        self.rate = max(SLOWEST, min(FASTEST, rate))
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._hushed = False
        self._number = 0

    def faster(self, steps: int = 1) -> int:
        """Speak faster by so many steps, or slower by negative ones, from the next sentence on; the new rate."""
        self.rate = max(SLOWEST, min(FASTEST, self.rate + steps * STEP))
        return self.rate

    def listen(self) -> None:
        """Be ready to speak again after `hush`."""
        with self._lock:
            self._hushed = False

    def say(self, text: str, language: str | None) -> bool:
        """Say ``text``, which is in ``language`` (BCP 47; None where it is not known), and wait for its end.

        Whether it was said whole: it is not where `hush` came between. Raises `SpeechError` where it cannot be said.
        """
        self._number += 1
        known = language if language and _LANGUAGE.fullmatch(language) else self._language
        call = self._voice(clean_line(text), known, self.rate, self._number)
        try:
            with self._lock:
                if self._hushed:
                    return False
                process = self._process = subprocess.Popen(
                    call.words,
                    stdin=subprocess.PIPE if call.read is not None else subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
            _nothing, told = process.communicate(None if call.read is None else call.read.encode())
        except OSError as problem:
            raise _cannot_speak(call.words[0], reason(problem)) from problem
        finally:
            with self._lock:
                hushed, self._process = self._hushed, None
        if hushed:
            return False
        if process.returncode:
            raise _cannot_speak(call.words[0], told.decode(errors="replace").strip().split("\n")[-1])
        return True

    def hush(self) -> None:
        """Fall silent, until `listen`."""
        with self._lock:
            process, self._process, self._hushed = self._process, None, True
        if process is not None:
            process.terminate()


def _cannot_speak(program: str, why: str) -> SpeechError:
    return SpeechError(
        _("cannot speak: {reason}").format(reason=why or _("it does not say why")),
        where=program,
        hint=_("Another program can be named as “speech” in the settings."),
    )
