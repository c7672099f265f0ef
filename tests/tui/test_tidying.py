"""Garbage is collected between keys."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from typing import Any

import pytest

from tests.tui.sitting import sitting


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations that are collected while the test runs, one after the other."""
    generations: list[int] = []

    def note(phase: str, info: dict[str, Any]) -> None:
        if phase == "stop":
            generations.append(info["generation"])

    before = gc.get_threshold()
    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)
    gc.set_threshold(*before)


async def test_no_garbage_is_collected_until_the_lull_after_the_last_key(
    collections: list[int],
) -> None:
    async with sitting() as reader:
        collections.clear()
        await reader.press(*(["down", "up"] * 5))
        assert collections == []
        await asyncio.sleep(0.2)
        assert collections == [1]


async def test_the_old_are_collected_in_one_lull_of_twenty(
    collections: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.tidying._LULL", 0.001)
    async with sitting() as reader:
        collections.clear()
        for _ in range(20):
            await reader.press("down")
            await asyncio.sleep(0.01)
        assert collections.count(2) == 1
