"""What a thread does in the background while the reader goes on, and how it is told to stop."""

from __future__ import annotations

from threading import Event


class Errand:
    """At most one thing on its way; whatever works on it looks at an event now and then, and stops where that is set.

    All of this is for the app's own thread. A thing that was stopped, or followed by another, may end later: it goes
    by its own event, and takes nothing away from what came after it.
    """

    def __init__(self) -> None:
        self._stop: Event | None = None

    def begin(self) -> Event:
        """Stop what is on its way; the event for what begins now."""
        self.stop()
        self._stop = Event()
        return self._stop

    def stop(self) -> bool:
        """Stop what is on its way; whether there was anything."""
        if self._stop is None:
            return False
        self._stop.set()
        self._stop = None
        return True

    def end(self, stop: Event) -> bool:
        """What began with ``stop`` has ended; whether by itself, so that what came of it is still wanted."""
        if self._stop is stop:
            self._stop = None
        return not stop.is_set()
