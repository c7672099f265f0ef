"""What goes wrong around the reader is told in the status line, and reading goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import locale, paths
from reader.desk import Desk
from reader.library.state import State
from reader.story import Paragraph, Span, Story
from tests.tui import stories
from tests.tui.sitting import sitting


@pytest.fixture
def unwritable() -> Path:
    """A state folder that cannot be: a file stands where it should go. (A mode would not stop the superuser.)"""
    folder = paths.state()
    folder.parent.mkdir(parents=True)
    folder.write_text("not a folder", encoding="utf-8")
    return folder


async def test_a_state_that_cannot_be_read_or_written_is_told_and_the_reader_goes_on(unwritable: Path) -> None:
    async with sitting() as at:
        assert at.status.startswith("Error: ")
        assert "what was remembered cannot be read" in at.status
        await at.open("enter")
        assert at.story.story.headline == "Malvezane dit oui à son éolienne, de trois voix"
        for key in ("c", "+", "m"):
            await at.press(key)
            assert "this will not be remembered" in at.status
        assert at.app.contrast_on, "what was asked for is done all the same"
        assert at.story.article.column == 76

        await at.press("2", "r", "enter")
        assert "this will not be remembered" in at.status
        assert len(at.story.comments.folded) == 1
        await at.press("s")
        assert "this will not be remembered" in at.status
        await at.press("t", "end", "enter")
        assert "this will not be remembered" in at.status
        await at.press("escape", "q")
    assert at.app.return_code == 0
    assert unwritable.read_text(encoding="utf-8") == "not a folder"


async def test_a_damaged_state_is_kept_aside_and_told() -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "state.json").write_text("{torn", encoding="utf-8")
    async with sitting() as at:
        assert "what was remembered is damaged" in at.status
        await at.press("c")
    assert (paths.state() / "state.damaged.json").read_text(encoding="utf-8") == "{torn"
    assert json.loads((paths.state() / "state.json").read_text(encoding="utf-8"))["choices"]["contrast"] is True


@pytest.mark.parametrize(
    "choices",
    [
        {"theme": 7, "contrast": "yes", "column": -3, "order": "sideways", "pictures": "painted"},
        {"theme": "no-such-theme", "column": True, "order": None, "pictures": 1},
    ],
)
async def test_choices_that_make_no_sense_are_passed_over(choices: dict[str, object]) -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "state.json").write_text(json.dumps({"choices": choices}), encoding="utf-8")
    async with sitting("crane-four") as at:
        assert at.app.paint.theme.name == "nuit"
        assert not at.app.contrast_on
        assert "Port finds where forty kilograms went" in at.look()
        assert len(at.story.article.sheet) > 5
        await at.press("s", "p", "+", "2")


@pytest.mark.parametrize("position", [[999, 0], [-1, 0], [0, 10**9], [-5, -5], ["a", 2], "x", [1, 2, 3]])
async def test_a_reading_position_that_no_longer_fits_does_no_harm(position: object) -> None:
    desk = Desk()
    desk.state.put("positions", stories.with_sections().id, position)
    async with sitting(stories.with_sections(), size=(80, 24), desk=desk) as at:
        await at.press("j", "k", "home")
        assert at.story.article.top == 0


async def test_a_message_too_long_for_the_line_is_cut_with_a_sign() -> None:
    async with sitting("crane-four", size=(80, 24)) as at:
        at.app.say("word " * 40)
        status = (await at.settle()).lines[-2]
        assert status.endswith("wor…"), "it has the whole line"
        status = (await at.press("j")).lines[-2]
        assert "…" in status
        assert status.endswith("min left"), "until the reader moves on"


async def test_nothing_that_a_page_says_reaches_the_terminal_as_more_than_text() -> None:
    story = Story(
        id="brackets", headline="[bold]Not markup[/bold] [link=x]", blocks=(Paragraph((Span("[red]plain[/]"),)),)
    )
    async with sitting(story, size=(80, 24)) as at:
        screen = at.look()
        assert "[bold]Not markup[/bold] [link=x]" in screen
        assert "[red]plain[/]" in screen


async def test_what_has_no_address_says_so_when_it_is_asked_for_one() -> None:
    async with sitting(stories.with_sections()) as at:
        for key, words in (
            ("o", "The address of this story is not known."),
            ("y", "The address of this story is not known."),
            ("f", "This story has no links."),
            ("r", "There is no comment to report."),
            ("u", "The selected comment is not reported."),
            ("f3", "Nothing is being searched for; / begins."),
            ("n", "No list led to this story."),
            ("L", "There is nothing to go forward to."),
        ):
            await at.press(key)
            assert at.status == words, key


async def test_two_readers_at_once_do_not_undo_each_other(own_folders: Path) -> None:
    async with sitting("crane-four") as at:
        other = State(paths.state() / "state.json")
        other.put("choices", "column", 50)
        other.save()
        await at.press("c", "q")
    saved = State(paths.state() / "state.json").section("choices")
    assert saved["column"] == 50
    assert saved["contrast"] is True


async def test_an_error_is_told_to_its_end_however_narrow_the_screen() -> None:
    missing = "a-folder/that-is-not/there.html"
    for size in ((80, 24), (40, 12)):
        async with sitting("crane-four", size=size) as at:
            top = at.top_line()
            await at.press("ctrl+o")
            await at.type(missing)
            screen = await at.open("enter")
            assert "".join(at.status.split()) in "".join(screen.text.split()), "whole, in as many rows as it takes"
            assert at.top_line() == top
            screen = await at.press("f")
            assert screen.row_of("This story has no links.") == size[1] - (2 if size[1] > 15 else 1), "one row again"


async def test_a_message_comes_before_the_progress_until_the_reader_moves_on() -> None:
    locale.use("fr")
    async with sitting("crane-four", size=(64, 24)) as at:
        assert (await at.press("c")).lines[-2] == " Contraste adapté activé (contraste-sombre). c le désactive."
        screen = await at.press("j")
        assert screen.lines[-2].startswith(" Contraste adapté activé (")
        assert "% · encore" in screen.lines[-2]
