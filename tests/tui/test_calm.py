"""A key brings one picture, two at most: steps on the way to it are not painted."""

from __future__ import annotations

import asyncio

import pytest

from reader.tui.app import NewsreaderApp
from tests.tui.sitting import sitting
from tests.tui.stories import branching

KEYS = (
    "c", "c", "down", "pagedown", "question_mark", "escape", "t", "down", "escape", "slash", "escape", "tab", "s",
    "enter", "z", "r", "escape", "3", "1", "f", "escape", "F", "escape", "plus", "minus",
)  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_key_is_answered_with_two_pictures_at_most(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = 0
    monkeypatch.setattr("reader.tui.screens.calm._PATIENCE", 1.0)  # a machine that is busy paints no more for it

    def display(_app: NewsreaderApp, _screen: object, picture: object) -> None:
        nonlocal pictures
        pictures += picture is not None

    monkeypatch.setattr(NewsreaderApp, "_display", display)
    painted: dict[str, int] = {}
    async with sitting(branching(), size=size) as at:
        for key in KEYS:
            pictures = 0
            await at.press(key)
            await asyncio.sleep(0.05)  # what was put off is painted now at the latest
            painted[key] = max(pictures, painted.get(key, 0))
    assert max(painted.values()) <= 2, painted
    assert sum(painted.values()) <= 1.2 * len(KEYS), painted
