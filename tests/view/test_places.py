"""Where things stand is foreseen as Textual arranges it by the same shares."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from reader.story import Story
from reader.view import places
from tests.tui import stories
from tests.tui.sitting import Sitting, sitting

SIZES = [(40, 12), (80, 24), (109, 15), (110, 16), (111, 17), (117, 31), (120, 40), (133, 18), (173, 51), (211, 60)]
EMPTY = stories.with_sections(1)
COMMENTED = stories.branching()
RELATED = stories.with_related("edition:crane-four")


def seen(at: Sitting) -> dict[str, Region]:
    """The panes that have a place."""
    panes = {name: at.app.screen.query_one(f"#{name}") for name in ("article", "comments", "related")}
    return {name: pane.region for name, pane in panes.items() if pane.region.size}


@pytest.mark.parametrize("story", [EMPTY, COMMENTED, RELATED], ids=lambda story: story.id)
async def test_the_panes_of_a_story(story: Story) -> None:
    comments, related = bool(story.comments.comments), bool(story.related)
    async with sitting(story, size=(100, 30)) as at:
        for width, height in SIZES:
            await at.resize(width, height)
            body = places.body(width, height, 1)
            assert seen(at) == places.story(body, comments=comments, related=related), (width, height)


async def test_the_foot_takes_the_rows_that_a_message_needs() -> None:
    message = "One word after another is said about what went wrong. " * 12
    async with sitting(EMPTY, size=(100, 30)) as at:
        at.app.say(message, whole=True)
        for width, height in SIZES:
            await at.resize(width, height)
            said = -(-len(message) // (width - 2))
            status = at.app.screen.query_one("StatusLine").region.height
            assert status in {places.foot(height, rows)[0] for rows in (said, said + 1, said + 2)}, (width, height)
            assert (
                at.app.screen.query_one("#article").region.height == height - 1 - status - places.foot(height, 1)[1]
            )


@pytest.mark.parametrize(("width", "margin"), [(30, 1), (55, 1), (56, 2), (120, 2)])
def test_a_narrow_pane_spares_its_margin(width: int, margin: int) -> None:
    assert places.margin(width) == margin
    assert places.inner_width(width) == width - 2 - margin


def test_a_column_stands_in_the_middle_where_there_is_room() -> None:
    assert places.centred(100, 72) == 13
    assert places.centred(70, 72) == places.margin(70)
