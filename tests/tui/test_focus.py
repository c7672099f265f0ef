"""Where the focus goes, and that it is always seen."""

from __future__ import annotations

import pytest

from reader import locale
from reader.tui.screens.front import FrontScreen
from tests.tui.sitting import Sitting, sitting

STOPS = ["skip", "contrast", "article", "comments", "related"]


def assert_one_place_is_marked(at: Sitting) -> None:
    """Exactly one run of cells stands in the colours of the selection."""
    assert len(at.in_selection()) == 1, at.look().text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_tab_goes_round_all_places_and_shift_tab_the_same_way_back(size: tuple[int, int]) -> None:
    async with sitting("the-lock-ledger", size=size) as at:
        assert at.focus == "article"
        round_ = []
        for _ in STOPS:
            await at.press("tab")
            round_.append(at.focus)
            assert_one_place_is_marked(at)
        assert round_ == ["comments", "related", "skip", "contrast", "article"]
        back = []
        for _ in STOPS:
            await at.press("shift+tab")
            back.append(at.focus)
        assert back == ["contrast", "skip", "related", "comments", "article"]


async def test_the_skip_link_is_first_and_leads_to_the_main_content() -> None:
    async with sitting("the-lock-ledger") as at:
        await at.press("shift+tab", "shift+tab")
        assert at.focus == "skip"
        assert at.in_selection() == [" Skip to main content "]
        await at.press("enter")
        assert at.focus == "article"

        await at.press("escape", "tab")
        assert at.focus == "skip", "on the front page too"
        await at.press("space")
        assert at.focus == "entries"


async def test_the_skip_link_shows_itself_whole_where_there_is_room_for_little() -> None:
    async with sitting(size=(40, 12)) as at:
        assert "Skip to main content" not in at.look()
        screen = await at.press("tab")
        assert screen.lines[0].startswith(" Skip to main content")


async def test_numbers_lead_to_the_panes() -> None:
    async with sitting("the-lock-ledger") as at:
        for key, pane in (("2", "comments"), ("3", "related"), ("1", "article")):
            await at.press(key)
            assert at.focus == pane
            assert_one_place_is_marked(at)


async def test_where_there_is_room_for_one_pane_it_comes_into_sight_with_the_focus() -> None:
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        screen = at.look()
        assert "The canal that got lost in a library" in screen
        assert "2 Comments (9)  3 Read also (3)" in screen.lines[1], "the title names the other panes and their keys"

        screen = await at.press("2")
        assert screen.lines[1].startswith("▶27 comments, 9 here") or screen.lines[1].startswith(
            " 27 comments, 9 here"
        )
        assert "Towpath Trish" in screen
        assert "1 Article  3 Read also (3)" in screen.lines[1]

        screen = await at.press("3")
        assert "Read also (3)" in screen.lines[1]
        assert "1 Article  2 Comments (9)" in screen.lines[1]

        screen = await at.press("shift+tab", "shift+tab", "shift+tab")
        assert at.focus == "contrast"
        assert "The canal that got lost in a library" in screen, "from the top line the article is what is below"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)])
async def test_the_focus_is_seen_on_every_screen_and_in_every_dialog(size: tuple[int, int]) -> None:
    async with sitting("plan-du-metro-faux", size=size) as at:
        for stop in STOPS:
            at.story.go_to(at.story.query_one(f"#{stop}"))
            await at.settle()
            assert at.focus == stop
            assert_one_place_is_marked(at)
        for key, dialog in (("question_mark", "Help"), ("t", "ThemePicker"), ("F", "Links"), ("r", "Report")):
            await at.press(key)
            assert type(at.app.screen).__name__ == dialog
            assert_one_place_is_marked(at)
            await at.press("escape")
            # A comment is reported in sight: where it cannot stand beside them, in place of the related stories.
            in_place = dialog == "Report" and size[0] < 110
            assert at.focus == ("comments" if in_place else "related"), "the focus is back where it was"
        await at.press("escape")
        assert isinstance(at.app.screen, FrontScreen)
        assert_one_place_is_marked(at)


async def test_a_pane_s_title_gets_shorter_before_the_names_of_the_others_go() -> None:
    locale.use("fr")
    async with sitting("referendum-eolienne-malvezane", size=(80, 24)) as at:
        title = (await at.press("2")).lines[1]
        assert title.startswith("▶44 commentaires, dont 12 ici · anciens")
        assert title.endswith("1 Article  3 À lire aussi (4)")
    async with sitting("referendum-eolienne-malvezane", size=(40, 12)) as at:
        assert at.look().lines[1].endswith("? aide  Tab volets"), "the way to the rest, where no other line tells it"


async def test_the_foot_names_what_can_be_done_where_the_focus_is() -> None:
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        assert "] section" in at.look().lines[-1]
        assert "Enter" not in at.look().lines[-1], "nothing in an article is chosen with Enter"
        assert "r report" in (await at.press("2")).lines[-1]
        assert "Enter open" in (await at.press("3")).lines[-1]


async def test_the_progress_is_the_article_s_while_another_pane_has_its_place() -> None:
    async with sitting("the-lock-ledger", size=(80, 24)) as at:
        before = (await at.press("space")).lines[-2].split("%")[0].split()[-1]
        assert (await at.press("2", "space", "3")).lines[-2].split("%")[0].split()[-1] == before


async def test_the_place_to_type_in_shows_a_cursor() -> None:
    async with sitting("the-lock-ledger") as at:
        colours = at.app.paint.theme.colours
        cursor = colours["background"], colours["text"]
        for key in ("slash", "ctrl+p"):
            screen = await at.press(key)
            assert len(screen.painted(*cursor)) == 1
            await at.press("escape")


async def test_at_40x12_every_line_of_the_article_can_be_brought_into_sight() -> None:
    async with sitting("crane-four", size=(40, 12)) as at:
        article = at.story.article
        seen: set[int] = set()
        article.complete()
        while True:
            seen.update(range(article.top, article.top + article.page))
            before = article.top
            article.action_page_down()
            await at.settle()
            if article.top == before:
                break
        assert seen >= set(range(len(article.sheet)))
        assert at.look().lines[-1].endswith("100 % · the end")
