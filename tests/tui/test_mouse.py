"""What can be done with the mouse; every one of these has a key as well."""

from __future__ import annotations

from reader.tui.dialogs.report import Report
from reader.tui.screens.front import FrontScreen
from tests.tui import stories
from tests.tui.sitting import sitting


async def test_the_wheel_scrolls_three_lines_of_the_pane_under_it() -> None:
    async with sitting("the-lock-ledger") as at:
        article = at.story.article
        await at.wheel("#article", down=2)
        assert article.top == 6
        assert at.story.comments.top == 0
        await at.wheel("#article", up=1)
        assert article.top == 3
        await at.wheel("#article", up=3)
        assert article.top == 0
        await at.wheel("#comments", down=1)
        assert at.story.comments.top == 3
        assert at.story.comments.selected == 0, "the wheel looks; it selects nothing"


async def test_a_click_on_an_entry_selects_it_and_a_click_on_the_selected_one_opens_it() -> None:
    async with sitting() as at:
        headline = at.app.desk.front_page().entries[2].headline
        await at.click(headline)
        assert isinstance(at.app.screen, FrontScreen)
        assert headline in at.in_selection()[0]
        await at.click(headline)
        assert at.story.story.headline == headline


async def test_a_click_on_report_asks_for_the_reason_about_that_comment() -> None:
    async with sitting(stories.branching()) as at:
        await at.click("It stood in the rain.")
        assert at.focus == "comments"
        assert at.story.comments.selected == 1
        x, y = at.look().place_of("But with a view.")
        await at.click_at(x, y + 1)
        assert isinstance(at.app.screen, Report)
        await at.click("Something else")
        assert at.story.comments.folded == {"d"}
        await at.click("take")
        assert at.story.comments.folded == frozenset()


async def test_a_click_folds_a_branch_and_unfolds_it() -> None:
    async with sitting(stories.branching()) as at:
        await at.click("▾ 3 replies")
        assert at.status == "Replies folded."
        await at.click("▸ 3 replies folded")
        assert at.status == "Replies unfolded."


async def test_a_click_on_read_on_opens_the_related_story() -> None:
    async with sitting("the-lock-ledger") as at:
        title = at.story.story.related[0].title
        await at.press("3")
        await at.click("Read on")
        assert at.story.story.headline == title


async def test_a_click_on_the_contrast_control_switches_it() -> None:
    async with sitting("crane-four") as at:
        await at.click("Turn adapted contrast on")
        assert at.app.contrast_on
        await at.click("Turn adapted contrast off")
        assert not at.app.contrast_on


async def test_a_click_on_the_skip_link_leads_to_the_main_content() -> None:
    async with sitting("crane-four") as at:
        await at.press("2")
        await at.click("Skip to main content")
        assert at.focus == "article"


async def test_a_click_beside_a_dialog_closes_it() -> None:
    async with sitting("crane-four") as at:
        await at.press("question_mark")
        await at.click_at(1, 20)
        assert at.app.screen is at.story


async def test_a_click_on_nothing_does_nothing() -> None:
    async with sitting(stories.branching(), size=(120, 40)) as at:
        await at.press("2")
        await at.wheel("#comments", down=2)
        comments = at.story.comments
        before = comments.top, comments.selected
        await at.click_at(comments.region.x + 5, comments.region.y)
        assert (comments.top, comments.selected) == before, "the title hides no line that can be clicked"
        article = at.story.article
        await at.click_at(article.region.x + 5, article.region.bottom - 2)
        for y in (0, 38, 39):
            await at.click_at(100, y)
            assert at.app.screen.focused is not None
            assert len(at.in_selection()) == 1


async def test_a_pane_that_a_click_gave_the_focus_to_is_the_one_shown_when_the_screen_gets_narrow() -> None:
    async with sitting("the-lock-ledger", size=(120, 40)) as at:
        await at.press("3")
        await at.click("information provided by")
        assert at.focus == "article"
        screen = await at.resize(80, 24)
        assert at.focus == "article"
        assert "information provided by" in screen
