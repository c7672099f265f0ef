"""Who leaves need not wait: what is on its way then is stopped, lest the program stay until it has come."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

import pytest

from reader.desk import Desk
from reader.errors import Stopped
from reader.following import adding
from reader.story import Paragraph, Picture, Span, Story
from reader.webpictures import WebPictures
from tests.tui.sitting import sitting

_PATIENCE = 5  # seconds, after which what nobody stops ends by itself


class Slow:
    """Something that does not come before it is stopped."""

    def __init__(self) -> None:
        self.begun, self.stopped = Event(), Event()
        self.count = 0

    def come(self, cancelled: Callable[[], bool]) -> None:
        self.count += 1
        self.begun.set()
        end = monotonic() + _PATIENCE
        while monotonic() < end:
            if cancelled():
                self.stopped.set()
                break
            Event().wait(0.005)
        raise Stopped("stopped")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """Pages, feeds and pictures that never come."""
    one = Slow()
    monkeypatch.setattr(Desk, "bring", lambda _desk, _target, _source, _progress, cancelled: one.come(cancelled))
    monkeypatch.setattr(adding, "add", lambda *_given, cancelled, **_named: one.come(cancelled))
    monkeypatch.setattr(WebPictures, "load", lambda *given: one.come(given[-1]))
    return one


async def test_leaving_stops_a_page(slow: Slow) -> None:
    async with sitting(size=(80, 24)) as at:
        await at.press("ctrl+o")
        await at.type("https://slow.example/")
        await at.press("enter")
        await at.until(slow.begun.is_set)
        await at.press("q")
    assert slow.stopped.wait(_PATIENCE / 2)


async def test_leaving_stops_the_search_for_feeds(slow: Slow) -> None:
    async with sitting(size=(80, 24)) as at:
        for address in ("slow.example", "slower.example"):
            await at.press("F")
            await at.type(address)
            await at.press("enter")
        await at.until(lambda: slow.count == 2)
        await at.press("q")
    assert slow.stopped.wait(_PATIENCE / 2)


async def test_escape_stops_the_search_for_all_feeds(slow: Slow) -> None:
    async with sitting(size=(80, 24)) as at:
        for address in ("slow.example", "slower.example"):
            await at.press("F")
            await at.type(address)
            await at.press("enter")
        await at.until(lambda: slow.count == 2)
        begun = monotonic()
        assert "Stopped." in await at.press("escape")
        await at.app.workers.wait_for_complete()
        assert monotonic() - begun < _PATIENCE / 2


async def test_leaving_stops_pictures(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    blocks = (Paragraph((Span("The quay."),)), Picture("https://slow.example/quay.png", "A quay"))
    async with sitting(Story("s", "A quay", blocks=blocks), size=(80, 24)) as at:
        await at.press("p")
        await at.until(slow.begun.is_set)
        await at.press("q")
    assert slow.stopped.wait(_PATIENCE / 2)
