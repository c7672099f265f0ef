"""What is longer than anybody writes opens, moves and changes its size as anything else does."""

from __future__ import annotations

import pytest

from reader.story import Story
from reader.tui.widgets.status import StatusLine
from tests.tui import stories
from tests.tui.sitting import sitting


@pytest.fixture(scope="module")
def huge() -> Story:
    return stories.huge()


async def test_forty_thousand_words_open_at_once_and_are_read_to_their_end(huge: Story) -> None:
    async with sitting(huge, size=(80, 24)) as at:
        assert "The count" in at.look()
        assert at.look().lines[-2].endswith("0 % · 173 min left")
        screen = await at.press("end")
        assert "Nobody else did." in screen
        assert screen.lines[-2].endswith("100 % · the end")
        await at.resize(120, 40)
        assert "499: The harbour master" in at.look()
        await at.press("home")
        assert "The count" in at.look()


async def test_ten_thousand_comments_are_gone_through_from_either_end(huge: Story) -> None:
    async with sitting(huge, size=(80, 24)) as at:
        screen = await at.press("2")
        assert "10,000 comments" in screen
        assert "Comment 0 says so." in screen
        screen = await at.press("end")
        assert "Comment 9999 says so." in screen
        await at.resize(60, 20)
        assert "Comment 9999 says so." in at.look()
        screen = await at.press("home", "down")
        assert "Comment 1 says so." in screen


async def test_how_far_the_reading_is_is_told_rightly_from_the_first_moment(
    huge: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(StatusLine, "show_progress", lambda self, progress, top: told.append(progress))
    async with sitting(huge, size=(80, 24)) as at:
        await at.press("space")
        at.story.tell_progress()
    assert {said for said in told if said} <= {"0 % · 173 min left", "1 % · 171 min left"}
