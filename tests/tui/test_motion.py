"""Nothing moves by itself: what the reader does not ask for is not painted, and nothing is about to be."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest
from textual.timer import Timer
from textual.widgets import Input

from reader.sources import web
from reader.story import Page
from reader.tui.app import NewsreaderApp
from reader.tui.widgets.article import ArticleView
from reader.tui.widgets.status import StatusLine
from tests.shelves import stocked
from tests.tui import letters
from tests.tui.sitting import Sitting, sitting
from tests.tui.states import of_a_library, of_letters, of_the_edition

pytestmark = pytest.mark.usefixtures("offline")


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every picture that the reader paints."""
    painted: list[object] = []

    def display(_app: NewsreaderApp, _screen: object, picture: object) -> None:
        if picture is not None:
            painted.append(picture)

    monkeypatch.setattr(NewsreaderApp, "_display", display)
    return painted


def ticking(at: Sitting) -> list[Timer]:
    """The timers that will do something, though nobody presses a key."""
    return [timer for node in at._nodes() for timer in node._timers if timer._active.is_set()]


def by_themselves(at: Sitting) -> list[Timer]:
    """Those of them that paint, or that go off again and again. Another program's changes are looked for, though."""
    looking = [at.app.watching.look]
    return [timer for timer in ticking(at) if timer._callback not in looking and timer._repeat != 0]


async def test_nothing_ticks_on_any_screen_in_any_dialog_in_any_state(monkeypatch: pytest.MonkeyPatch) -> None:
    letters.served(monkeypatch)
    for walk, story in ((of_the_edition, None), (of_letters, letters.story()), (of_a_library, None)):
        if walk is of_a_library:
            stocked()
        async with sitting(story, size=(80, 24)) as at:
            async for where in walk(at):
                assert by_themselves(at) == [], where
                assert at.app.animation_level == "none"


async def test_who_only_reads_sees_the_same_picture(pictures: list[object]) -> None:
    stocked()
    async with sitting(size=(80, 24)) as at:
        for keys in ((), ("enter",), ("slash", "a")):
            await at.open(*keys) if keys else await at.settle()
            pictures.clear()
            at.app.watching.look(idle=0)  # and nothing has changed
            await asyncio.sleep(0.6)  # a cursor that blinks does so twice a second
            assert pictures == [], keys


async def test_what_takes_long_is_told_once_and_its_end_once(
    monkeypatch: pytest.MonkeyPatch, pictures: list[object]
) -> None:
    """What is said anew is read out anew."""
    done = Event()
    told: list[str] = []
    site = letters.served(monkeypatch)

    def slowly(address: str, **options: object) -> Page:
        done.wait(10)
        return site.fetch(address, **options)

    say = StatusLine.say

    def counted(line: StatusLine, message: str, *more: bool, **options: bool) -> None:
        told.append(message)
        say(line, message, *more, **options)

    monkeypatch.setattr(web, "fetch", slowly)
    monkeypatch.setattr(StatusLine, "say", counted)
    async with sitting(size=(80, 24)) as at:
        await at.press("ctrl+o")
        await at.type("https://slow.example/")
        await at.press("enter")
        pictures.clear()
        before = len([message for message in told if message])
        await asyncio.sleep(0.5)
        assert pictures == []
        done.set()
        await at.app.workers.wait_for_complete()
        await at.settle()
    assert before <= 1
    assert len([message for message in told if message]) <= 2, told


async def test_a_cursor_that_blinks_would_be_found() -> None:
    async with sitting(size=(80, 24)) as at:
        await at.press("ctrl+o")
        assert not by_themselves(at)
        at.app.screen.query_one(Input).cursor_blink = True
        assert by_themselves(at)


async def test_an_animation_would_be_found(monkeypatch: pytest.MonkeyPatch, pictures: list[object]) -> None:
    def fading(view: ArticleView) -> None:
        view.styles.animate("opacity", 0.0, duration=0.3)

    async with sitting("crane-four", size=(80, 24)) as at:
        pictures.clear()
        await at.press("space")
        await asyncio.sleep(0.35)
        assert 1 <= len(pictures) <= 2
        monkeypatch.setattr(ArticleView, "action_page_up", fading)
        at.app.animation_level = "full"
        pictures.clear()
        await at.press("b")
        await asyncio.sleep(0.35)
        assert len(pictures) > 2
