"""Searching in a pane: how many matches, where, and which words they are."""

from __future__ import annotations

import pytest

from tests.tui import stories
from tests.tui.sitting import Sitting, sitting

SIGN = "▶ "
"""What stands left of the line that the current match begins in."""


async def search(at: Sitting, words: str) -> None:
    await at.press("/")
    await at.type(words)
    await at.press("enter")


def marked(at: Sitting) -> list[str]:
    """The texts painted as matches, the current one in capitals."""
    colours = at.app.paint.theme.colours
    screen = at.look()
    others = screen.painted(colours["background"], colours["text"])
    here = screen.painted(colours["selection.fg"], colours["selection.bg"])
    found = [(y, x, text.lstrip(SIGN).upper()) for y, x, text in here if y > 1]
    return [text for _, _, text in sorted([*others, *found]) if text]


async def test_matches_are_counted_shown_and_gone_round() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        await search(at, "Section")
        assert at.status == "“Section”: match 1 of 6"
        assert marked(at)[0] == "SECTION"
        await at.press("n")
        assert at.status == "“Section”: match 2 of 6"
        await at.press("N", "N")
        assert at.status == "“Section”: match 6 of 6", "before the first comes the last"
        assert "SECTION" in marked(at)
        assert "Section 6" in at.look()

        await at.press("escape")
        assert at.status == "The search is over."
        assert marked(at) == []
        assert at.story is at.app.screen, "Escape ended the search and nothing more"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_line_of_the_match_that_one_has_come_to_has_a_sign(size: tuple[int, int]) -> None:
    """It differs from the others by more than its colour, and that one is close to theirs in some themes."""
    async with sitting(stories.with_sections(), size=size) as at:
        await search(at, "passenger")
        for _match in range(8):
            signs = [y for y, line in enumerate(at.look().lines) if y > 1 and line.lstrip()[:1] == "▶"]
            assert signs == [at.app.cursor_position.y]
            await at.press("n")


async def test_case_and_accents_do_not_matter_and_one_match_is_singular() -> None:
    async with sitting("train-neige-combe-ronde", size=(80, 24)) as at:
        await search(at, "PIECE MONTEE")
        assert at.status.startswith("“PIECE MONTEE”: ")
        assert "PIÈCE MONTÉE" in marked(at)


async def test_what_does_not_occur_is_said() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        await search(at, "giraffe")
        assert at.status == "“giraffe” does not occur here."
        await at.press("f3")
        assert at.status == "Nothing is being searched for; / begins."


async def test_nothing_typed_or_escape_searches_for_nothing() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        await at.press("/", "enter")
        assert at.status == ""
        await at.press("/", "x", "escape")
        assert at.status == ""
        assert at.focus == "article"
        assert at.story is at.app.screen


async def test_the_search_begins_from_the_line_being_read() -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        await at.press("]", "]", "]")
        await search(at, "Section")
        assert at.status == "“Section”: match 3 of 6"


async def test_the_pane_with_the_focus_is_the_one_searched() -> None:
    async with sitting(stories.branching()) as at:
        await at.press("2")
        await search(at, "letter")
        assert at.status == "“letter”: match 1 of 40"
        assert at.focus == "comments"
        await at.press("n")
        assert at.status == "“letter”: match 2 of 40"


@pytest.mark.parametrize("words", ["one passenger", "its one"])
async def test_matches_stay_on_their_words_over_resizes(words: str) -> None:
    async with sitting(stories.with_sections(), size=(80, 24)) as at:
        await search(at, words)
        count = at.status.rpartition(" ")[2]
        for width, height in ((50, 20), (120, 30), (33, 15), (80, 24)):
            await at.resize(width, height)
            article = at.story.article
            assert len(article.matches) == int(count)
            assert marked(at), f"the match is in sight at {width}x{height}"
            for text in _joined(marked(at), words):
                assert text.casefold() in words, f"{width}x{height}: {text!r}"
            await at.press("n")


def _joined(parts: list[str], words: str) -> list[str]:
    """``parts`` without the blanks that a line end leaves."""
    return [part.strip() for part in parts if part.strip()]


async def test_matches_survive_a_change_of_column_and_of_contrast() -> None:
    async with sitting(stories.with_sections(), size=(120, 40)) as at:
        await search(at, "ferry")
        before = marked(at)
        await at.press("c")
        assert marked(at) == before
        await at.press("-", "-")
        assert {text.casefold() for text in marked(at)} == {"ferry"}


async def test_another_story_begins_without_the_search_of_the_one_before() -> None:
    async with sitting("the-lock-ledger") as at:
        await search(at, "the")
        await at.press("3")
        await at.open("enter")
        assert marked(at) == []


async def test_a_search_in_the_front_page_goes_on_with_n() -> None:
    async with sitting() as at:
        await search(at, "comments")
        assert at.status == "“comments”: match 1 of 13"
        await at.press("n")
        assert at.status == "“comments”: match 2 of 13"
        assert len(marked(at)) > 1


async def test_what_a_match_is_in_is_selected_so_that_enter_opens_it() -> None:
    async with sitting(size=(80, 24)) as at:
        await search(at, "foghorn")
        assert at.status == "“foghorn”: 1 match"
        await at.open("enter")
        assert at.story.spot.target == "edition:the-foghorn-vote"
        await at.press("2")
        await search(at, "skeleton is the ear")
        comment = at.story.comments.comment
        assert comment is not None
        assert "skeleton is the ear" in comment.text.lower()
