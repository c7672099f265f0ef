"""A person who sits at the reader: presses keys, clicks, looks at the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from reader.desk import Desk
from reader.story import Story
from reader.tui.app import NewsreaderApp
from reader.tui.screens.calm import CalmScreen
from reader.tui.screens.story import Spot, StoryScreen
from reader.tui.widgets.lines import LinesView
from reader.tui.widgets.status import StatusLine
from tests.tui.screen import Screen, look


class Sitting:
    """The reader while it runs."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> Screen:
        """Press keys, by Textual's names or as they are typed, one after the other; the screen after the last.

        `Pilot.press` does the same, but waits three times 20 ms for each key, in case the process is still at work.
        """
        for key in keys:
            self._send(key)
            await self._settled()
        return self.look()

    async def type(self, text: str) -> Screen:
        """Type ``text``."""
        return await self.press(*text)

    async def press_at_once(self, *keys: str) -> Screen:
        """Press keys faster than the reader can answer."""
        for key in keys:
            self._send(key)
        return await self.settle()

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        self.app.post_message(events.Key(name, key if len(key) == 1 else None))

    async def open(self, *keys: str) -> Screen:
        """Press keys of which the last opens a story, and wait until it is there."""
        await self.press(*(keys or ("enter",)))
        await self.app.workers.wait_for_complete()
        return await self.settle()

    async def until(self, happened: Callable[[], bool]) -> Screen:
        """Wait until something has happened that a thread of the reader's is still at."""
        async with asyncio.timeout(10):
            while not happened():
                await asyncio.sleep(0.005)
        return await self.settle()

    async def click(self, words: str) -> Screen:
        """Click on ``words``, wherever they stand on the screen."""
        await self.click_at(*self.look().place_of(words))
        await self.app.workers.wait_for_complete()
        return await self.settle()

    async def click_at(self, x: int, y: int) -> Screen:
        """Click on a cell, as a terminal reports it: Textual makes the click of button down and button up."""
        for kind in (events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        return await self.settle()

    async def wheel(self, selector: str, *, down: int = 0, up: int = 0) -> Screen:
        """Turn the wheel over what ``selector`` means, in notches."""
        widget = self.app.screen.query_one(selector)
        x, y = widget.region.x + 5, widget.region.y + 5
        for kind, notches in ((events.MouseScrollDown, down), (events.MouseScrollUp, up)):
            for _ in range(notches):
                self.app.post_message(kind(None, x, y, 0, 1, 0, False, False, False, x, y))
        return await self.settle()

    async def resize(self, width: int, height: int) -> Screen:
        await self.pilot.resize_terminal(width, height)
        return await self.settle()

    async def settle(self) -> Screen:
        """Wait until every message has been answered and what follows from it is painted."""
        await self._settled()
        return self.look()

    async def _settled(self) -> None:
        """`Pilot.pause` waits too, but by a message to each widget: a third of the time that the tests took."""
        loop = asyncio.get_running_loop()
        while self.app.is_running:
            await asyncio.sleep(0)
            while loop._ready:  # type: ignore[attr-defined]  # somebody else goes on: all wait when none does
                await asyncio.sleep(0)
            self.app.screen._on_timer_update()  # which would come with the next sixtieth of a second
            if not self._is_calm():
                await asyncio.sleep(0.001)
            elif not loop._ready and not any(node.message_queue_size for node in self._nodes()):  # type: ignore[attr-defined]
                break

    def _is_calm(self) -> bool:
        return all(screen.is_calm for screen in self.app.screen_stack if isinstance(screen, CalmScreen))

    def _nodes(self) -> Iterator[MessagePump]:
        yield self.app
        for screen in self.app.screen_stack:
            yield from screen.walk_children(with_self=True)

    def look(self) -> Screen:
        return look(self.app)

    # ------------------------------------------------------------------ what is asked for most

    @property
    def status(self) -> str:
        """The message in the status line."""
        screen = self.app.reader_screen
        assert screen is not None
        return screen.query_one(StatusLine).message

    @property
    def story(self) -> StoryScreen:
        """The story screen, which must be under any dialog."""
        screen = self.app.reader_screen
        assert isinstance(screen, StoryScreen)
        return screen

    @property
    def focus(self) -> str:
        """The id, else the class, of what has the focus."""
        focused = self.app.screen.focused
        assert focused is not None
        return focused.id or type(focused).__name__

    def in_selection(self) -> list[str]:
        """The texts that are painted in the colours of the selection."""
        colours = self.app.paint.theme.colours
        return [text for _, _, text in self.look().painted(colours["selection.fg"], colours["selection.bg"])]

    def top_line(self, pane: str = "article") -> str:
        """The first line of text in sight in a pane."""
        view = self.app.screen.query_one(f"#{pane}", LinesView)
        return next(line.text for line in view.sheet.lines[view.top :] if line.text.strip())


@asynccontextmanager
async def sitting(
    story: str | Story | None = None,
    *,
    size: tuple[int, int] = (120, 40),
    desk: Desk | None = None,
    target: str = "made-by-the-test",
) -> AsyncIterator[Sitting]:
    """The reader on the front page, on a story of the edition (by its slug), or on one that the test made.

    The reader takes the story that the test made for what ``target`` led to.
    """
    desk = desk or Desk()
    spot = None
    if story is not None:
        target = f"edition:{story}" if isinstance(story, str) else target
        opened = desk.open(target) if isinstance(story, str) else story
        spot = Spot(target, opened, desk.position(opened))
    app = NewsreaderApp(desk, spot)
    async with app.run_test(size=size) as pilot:
        at = Sitting(app, pilot)
        await at.settle()
        yield at
