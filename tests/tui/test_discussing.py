"""Comments that come in the background, from where the page says that they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest

from reader.comments.base import Loaded
from reader.desk import Desk
from reader.story import Comment, Related, Story, Thread
from reader.tui.app import NewsreaderApp
from reader.tui.history import Spot
from tests.tui import stories
from tests.tui.sitting import Sitting, sitting

ADDRESS = "https://example.org/ferry"
FIRST = (Comment("a", "I was the passenger.", author="Ada"),)
ALL = (*FIRST, Comment("b", "So was I.", parent="a", author="Ben"), Comment("c", "And the dog?", author="Cleo"))


class Source:
    """Stands in for the places that comments come from: gives one comment, waits to be let on, gives the rest."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.asked: list[bool] = []

    def load(
        self,
        target: str,
        story: Story,
        cancelled: Callable[[], bool],
        tell: Callable[[str], None],
        *,
        others: bool = False,
    ) -> Iterator[Loaded]:
        self.asked.append(others)
        yield Loaded(Thread(3, FIRST, "WordPress"), total=3, came=1)
        while not self.go_on.wait(0.01):
            if cancelled():
                yield Loaded(Thread(3, FIRST, "WordPress"), came=1, finished=True, stopped=True)
                return
        related = (Related(title="The dog’s side of it", url="https://example.org/dog"),)
        whole = Thread(3, ALL, "WordPress", complete=True)
        yield Loaded(whole, came=3, related=related, new=frozenset("c"), finished=True)


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Source:
    source = Source()
    monkeypatch.setattr(Desk, "discussion", source)
    return source


def of_the_web() -> Story:
    return replace(stories.with_comments(Thread(count=3)), url=ADDRESS)


async def test_comments_come_while_the_story_is_read_and_the_new_ones_can_be_gone_to(source: Source) -> None:
    async with sitting(of_the_web(), target=ADDRESS) as at:
        await at.until(lambda: "3 announced, 1 loaded, WordPress" in at.status)
        assert "I was the passenger." in at.look()
        assert at.focus == "article", "who reads goes on reading"
        source.go_on.set()
        await at.until(lambda: "is new" in at.status)
        screen = at.look()
        assert "And the dog?" in screen
        assert "The dog’s side of it" in screen
        await at.press("2", "N")
        assert at.story.comments.comment == ALL[2]


async def test_escape_stops_the_loading_and_keeps_what_came(source: Source) -> None:
    async with sitting(of_the_web(), target=ADDRESS) as at:
        await at.until(lambda: "1 loaded" in at.status)
        assert "Stopped." in await at.press("escape")
        await at.app.workers.wait_for_complete()
        assert "I was the passenger." in await at.settle()


async def test_escape_stops_a_second_loading_after_the_first_has_ended(source: Source) -> None:
    async with sitting(of_the_web(), target=ADDRESS) as at:
        await at.until(lambda: "1 loaded" in at.status)
        await at.press("a")
        await at.until(lambda: len(source.asked) == 2 and len(list(at.app.workers)) == 1)
        assert "Stopped." in await at.press("escape")


async def test_a_asks_other_sites_too(source: Source) -> None:
    async with sitting(of_the_web(), target=ADDRESS) as at:
        source.go_on.set()
        await at.app.workers.wait_for_complete()
        await at.press("a")
        await at.app.workers.wait_for_complete()
        assert source.asked == [False, True]


class Silent:
    """Stands in for places that cannot be reached."""

    def load(self, *asked: object, others: bool = False) -> Iterator[Loaded]:
        yield Loaded(Thread(3), notes=("WordPress: nobody answers.",), finished=True)


async def test_a_saved_copy_is_not_told_twice_that_the_web_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "discussion", Silent())
    notice = "Saved copy of 2 November 2026: nobody answers."
    app = NewsreaderApp(Desk(), Spot(ADDRESS, of_the_web(), saved="2026-11-02T10:00+00:00"), (notice,))
    async with app.run_test(size=(80, 24)) as pilot:
        at = Sitting(app, pilot)
        await app.workers.wait_for_complete()
        await at.settle()
        assert at.status == notice
        await at.press("a")
        await app.workers.wait_for_complete()
        await at.settle()
        assert at.status == "WordPress: nobody answers.", "who asks is answered"


async def test_a_story_that_is_not_of_the_web_asks_nobody(source: Source) -> None:
    async with sitting(stories.branching()) as at:
        assert source.asked == []
        assert "Only for a page of the web" in await at.press("a")
