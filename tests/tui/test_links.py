"""Links are followed from the keyboard: by the letters beside them, or from a list of them all."""

from __future__ import annotations

import pytest

from reader.story import Comment, Paragraph, Related, Span, Story, Thread
from tests.tui.sitting import Sitting, sitting

PLAN, MAIL = "https://gazette.example/plan", "mailto:desk@gazette.example"
STORY = Story(
    id="linked",
    headline="A quay is drawn",
    language="en",
    blocks=(
        Paragraph(
            (Span("The "), Span("plan", href=PLAN), Span(" is out; "), Span("write", href=MAIL), Span(" to us."))
        ),
        *(Paragraph((Span(f"Paragraph {number} of the rest."),)) for number in range(60)),
    ),
    comments=Thread(1, (Comment("a", "I drew one too: https://quay.example/mine.png", author="Ada"),)),
    related=(Related("A bridge", "edition:bridge"),),
)


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the reader followed."""
    addresses: list[str] = []
    monkeypatch.setattr("reader.tui.going.Going.follow", lambda _self, href, _source: addresses.append(href))
    return addresses


async def test_letters_stand_beside_the_links_in_sight_and_lead_where_they_lead(followed: list[str]) -> None:
    async with sitting(STORY, size=(160, 40)) as at:
        screen = await at.press("f")
        assert "The [f]plan is out; [j]write to us." in screen
        assert "[d]https://quay.example/mine.png" in screen
        assert at.status == "4 links: type the letters beside one; Esc leaves."
        assert "[f]" in at.in_selection()
        screen = await at.press("f")
        assert followed == [PLAN]
        assert "The plan is out; write to us." in screen
        await at.press("f", "d")
        assert followed == [PLAN, "https://quay.example/mine.png"]


async def test_escape_leaves_the_letters_and_nothing_else(followed: list[str]) -> None:
    async with sitting(STORY) as at:
        screen = await at.press("f", "escape")
        assert "[f]" not in screen
        assert at.story.story is STORY
        assert at.status == "No link was followed."
        assert not followed


async def test_a_key_that_is_no_letter_does_what_it_always_does() -> None:
    async with sitting(STORY) as at:
        screen = await at.press("f", "pagedown")
        assert "[f]" not in screen
        assert at.story.article.top > 0


async def test_other_letters_are_told_and_do_nothing_else() -> None:
    async with sitting(STORY) as at:
        screen = await at.press("f", "q")
        assert at.app.is_running
        assert at.status == "No link has the letters “q”."
        assert "[f]" in screen


async def test_of_many_links_those_that_are_not_meant_lose_their_letters(followed: list[str]) -> None:
    blocks = tuple(Paragraph((Span(f"link {number}", href=f"https://e.org/{number}"),)) for number in range(40))
    async with sitting(Story(id="many", headline="Many", blocks=blocks), size=(120, 100)) as at:
        assert "[ff]link 0" in await at.press("f")
        screen = await at.press("j")
        assert "[ff]" not in screen
        assert "[jf]" in screen
        assert "[ff]" in await at.press("backspace")
        await at.press("j", "f")
        assert followed == ["https://e.org/26"]


async def test_letters_belong_to_the_lines_that_they_were_shown_at() -> None:
    async with sitting(STORY) as at:
        await at.press("f")
        assert "[f]" not in await at.wheel("#article", down=1)
        await at.press("home", "f")
        assert "[f]" not in await at.resize(80, 30)


async def test_no_line_moves_and_none_gets_longer_than_the_pane() -> None:
    for width in (40, 80, 120):
        async with sitting(STORY, size=(width, 24)) as at:
            before = at.look()
            screen = await at.press("f")
            assert "[f]plan" in screen
            assert [line[:12] for line in screen.lines[:4]] == [line[:12] for line in before.lines[:4]]
            assert screen.row_of("[f]plan") == before.row_of("plan is out")


async def test_where_no_link_is_in_sight_it_is_said_how_to_find_them(followed: list[str]) -> None:
    async with sitting(STORY, size=(80, 24)) as at:
        await at.press("end", "f")
        assert at.status == "No link is in sight; F lists all of the story."
        assert PLAN in await at.press("F")
        await at.press("down", "enter")
        assert followed == [MAIL]


async def _pane(at: Sitting, key: str) -> str:
    return (await at.press(key, "f")).text


async def test_where_one_pane_is_shown_only_its_links_have_letters() -> None:
    async with sitting(STORY, size=(80, 24)) as at:
        assert "[f]https://quay.example/mine.png" in await _pane(at, "2")
        await at.press("escape")
        assert "[f]Read on" in await _pane(at, "3")


async def test_the_next_part_of_a_story_is_one_key_away_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, str | None]] = []
    monkeypatch.setattr(
        "reader.tui.going.Going.open",
        lambda _self, target, source=None: opened.append((target, source and source.id)),
    )
    part = Story("part", "A quay in parts", language="en", blocks=STORY.blocks, next_page="https://gazette.example/2")
    async with sitting(part) as at:
        assert at.status == "This is a part of the story; > opens the next one."
        assert "100 % · the end of this part" in await at.press("end")
        await at.press("greater_than_sign")
        assert opened == [("https://gazette.example/2", "part")]
    async with sitting(STORY) as at:
        await at.press("greater_than_sign")
        assert at.status == "This story has no further page."
