"""Pictures on the story screen: framed, drawn, told in one line, and back; drawn only where that can be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from reader import paths
from reader.desk import Desk
from reader.raster.half_blocks import half_blocks
from reader.sources.edition import Edition
from reader.story import Paragraph, Picture, Span, Story
from reader.tui.drawings import painted
from reader.tui.screens.front import FrontScreen
from tests.tui.sitting import Sitting, sitting

STORY = "the-comet-that-braked"
SKY = "edition:pictures/comet-sky.png"


@pytest.fixture(autouse=True)
def many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")


async def drawn(at: Sitting) -> None:
    """Wait until what is asked for is drawn."""
    await at.settle()
    await at.app.workers.wait_for_complete()
    await at.settle()


async def to_the_picture(at: Sitting) -> None:
    """Put the first picture at the top of the article."""
    sheet = at.story.article.sheet
    block = next(n for n, block in enumerate(at.story.story.blocks) if isinstance(block, Picture))
    at.story.article.move_to(sheet.block_lines(block).start)
    await drawn(at)


def painted_cells(at: Sitting) -> int:
    """How many cells of the screen show two pixels."""
    return sum(cell.text == "▀" for row in at.look().rows for cell in row)


async def test_p_goes_from_frames_to_drawings_to_one_line_and_round() -> None:
    async with sitting(STORY) as at:
        await to_the_picture(at)
        assert "┌─ Picture ─" in at.look()

        await at.press("p")
        await drawn(at)
        assert at.status == "Pictures are drawn."
        assert "┌─" not in at.look()
        assert painted_cells(at) > 500
        assert "Comet Varga–Linde from the foot of the Alvar range" in at.look(), "the caption is below"

        screen = await at.press("p")
        assert at.status == "Pictures are told in one line."
        assert "[Picture: A comet with a broad tail" in screen
        assert not painted_cells(at)

        screen = await at.press("p")
        assert at.status == "Pictures are framed."
        assert "┌─ Picture ─" in screen


async def test_the_look_is_remembered_and_the_drawing_has_the_colours_of_the_picture() -> None:
    async with sitting(STORY) as at:
        await at.press("p")
    async with sitting(STORY) as at:
        await to_the_picture(at)
        article = at.story.article
        columns, rows = 70, 23
        expected = half_blocks((paths.content() / "pictures" / "comet-sky.png").read_bytes(), columns, rows)
        left = article.margin_left(article.size.width)
        for y, row in enumerate(expected):
            seen = at.look().rows[y + 2][left : left + columns]  # under the top line and the title
            assert [cell.bg for cell in seen] == ["#{:02x}{:02x}{:02x}".format(*lower) for _, lower in row]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_a_drawing_and_its_caption_fit_on_the_screen_together(size: tuple[int, int]) -> None:
    async with sitting(STORY, size=size) as at:
        await at.press("p")
        await to_the_picture(at)
        assert painted_cells(at)
        assert "Comet Varga–Linde" in at.look()


async def test_a_theme_leaves_drawings_as_they_are() -> None:
    async with sitting(STORY) as at:
        await at.press("p")
        await to_the_picture(at)
        before = [[cell for cell in row if cell.text == "▀"] for row in at.look().rows]
        await at.press("c")
        assert [[cell for cell in row if cell.text == "▀"] for row in at.look().rows] == before


async def test_resizing_draws_anew_and_keeps_the_picture_at_the_top() -> None:
    async with sitting(STORY) as at:
        await at.press("p")
        await to_the_picture(at)
        block, row = at.story.article.position() or (-1, -1)
        for size in ((80, 24), (60, 30), (60, 20), (120, 40)):
            await at.resize(*size)
            await drawn(at)
            assert at.story.article.position() == (block, row)
            assert painted_cells(at)


async def test_searching_finds_what_stands_beyond_a_drawing() -> None:
    async with sitting(STORY) as at:
        await at.press("p", "slash")
        await at.type("Alvar range")
        screen = await at.press("enter")
        await drawn(at)
        assert at.status.startswith("“Alvar range”: ")
        assert "Alvar range" in screen


async def test_what_cannot_be_drawn_keeps_its_frame_and_says_why_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes((paths.content() / "pictures" / "comet-sky.png").read_bytes()[:2000])
    monkeypatch.setattr(Edition, "picture", lambda self, src: broken)
    story = Story(
        "s",
        "A headline",
        blocks=(
            Picture(SKY, "The sky", "Of old", None, 480, 320),
            Picture("file:elsewhere.png", "Elsewhere", None, None, 480, 320),
            Paragraph((Span("And then."),)),
        ),
    )
    async with sitting(story) as at:
        await at.press("p")
        await drawn(at)
        assert at.status.startswith("Error: the picture is damaged")
        assert at.look().text.count("┌─ Picture ─") == 2

        await at.press("p", "p", "p")
        await drawn(at)
        assert at.look().text.count("┌─ Picture ─") == 2


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("NO_COLOR", "1", "Pictures cannot be drawn while NO_COLOR is set."),
        ("TERM", "linux", "Drawing pictures takes 256 colours; try TERM=xterm-256color."),
    ],
)
async def test_with_too_few_colours_p_says_so_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(variable, value)
    async with sitting(STORY) as at:
        await at.press("p")
        assert at.status == f"{message} · Pictures are told in one line."
        assert at.story.article.look == "line"


async def test_without_pillow_p_says_how_to_get_it_and_what_was_chosen_once_is_framed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk()
    desk.choose(pictures="drawn")
    monkeypatch.setattr("reader.raster.half_blocks.available", lambda: False)
    async with sitting(STORY, desk=desk) as at:
        assert at.story.article.look == "framed"
        await at.press("p")
        assert at.status.startswith("To draw pictures: pip install 'newsreader-tui[images]'")
        assert at.story.article.look == "line"


async def test_going_on_before_a_drawing_is_finished_does_no_harm() -> None:
    async with sitting(STORY) as at:
        await at.press("p", "end", "home", "p", "p", "p")
        await at.resize(70, 20)
        await at.press("space", "space", "plus", "escape")
        await drawn(at)
        assert isinstance(at.app.screen, FrontScreen)


def test_a_run_of_equal_cells_is_one_segment() -> None:
    red, blue = (255, 0, 0), (0, 0, 255)
    (row,) = painted((((red, blue),) * 3 + ((blue, blue),) * 2 + ((red, blue),),))
    assert [segment.text for segment in row] == ["▀▀▀", "  ", "▀"]
    assert sum(cell_len(segment.text) for segment in row) == 6


def test_pillow_is_not_imported_before_the_first_drawing() -> None:
    script = (
        "import sys, asyncio\n"
        "from tests.tui.sitting import sitting\n"
        "async def main():\n"
        f"    async with sitting({STORY!r}) as at:\n"
        "        assert 'PIL' not in sys.modules\n"
        "        await at.press('end')\n"
        "        assert 'PIL' not in sys.modules\n"
        "asyncio.run(main())\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
