"""The comments: how many, in which order, folded and unfolded, reported and taken back."""

from __future__ import annotations

import pytest

from reader import locale
from reader.desk import Desk
from reader.story import Thread
from reader.tui.dialogs.report import Report, reasons
from tests.tui import stories
from tests.tui.sitting import Sitting, sitting


def authors(at: Sitting) -> list[str | None]:
    return [placed.comment.author for placed in at.story.comments.placed]


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("referendum-eolienne-malvezane", "44 commentaires, dont 12 ici · anciens"),
        ("train-neige-combe-ronde", "1 commentaire · "),
        ("balances-marche-de-nuit", "0 commentaire"),
        ("arche-rouverte-lussandre", "Commentaires"),
    ],
)
async def test_the_title_tells_how_many_are_announced_and_how_many_are_here(slug: str, title: str) -> None:
    locale.use("fr")
    async with sitting(slug) as at:
        assert title in at.look()


async def test_the_title_is_shortened_in_words_and_never_cut_without_a_sign() -> None:
    for width, title in (
        (80, "▶44 comments, 6 here · oldest first "),
        (34, "▶44 comments, 6 here · oldest "),
        (28, "▶44 comments, 6 here "),
        (20, "▶44 comments "),
        (9, "▶44 com… "),
    ):
        async with sitting(stories.branching(), size=(width, 24)) as at:
            assert (await at.press("2")).lines[1].ljust(width).startswith(title)


async def test_where_there_is_none_a_sentence_says_why() -> None:
    for thread, words in (
        (Thread(), "This page has no comments."),
        (Thread(count=0), "No comment yet."),
        (Thread(count=7), "None of the comments came with the page."),
    ):
        async with sitting(stories.with_comments(thread), size=(80, 24)) as at:
            assert words in await at.press("2")
            await at.press("down", "enter", "s", "r", "u", "end", "home")
            assert at.focus == "comments"


async def test_s_goes_through_the_orders_and_the_last_is_remembered() -> None:
    async with sitting(stories.branching()) as at:
        assert authors(at) == ["Ada", "Ben", "Cleo", "Dov", "Eve", "Fay"]
        await at.press("s")
        assert at.status == "Comments: most replies first."
        assert authors(at)[:2] == ["Ada", "Ben"]
        await at.press("s")
        assert at.status == "Comments: best rated first."
        assert "best rated first" in at.look()
        assert authors(at)[0] == "Eve"
        await at.press("s")
        assert at.status == "Comments: newest first."
        assert authors(at)[:2] == ["Fay", "Eve"]
        await at.press("s", "s")
        assert at.status == "Comments: most replies first."
    async with sitting(stories.branching()) as at:  # another day
        assert "most replies first" in at.look()


async def test_enter_folds_a_branch_and_unfolds_it() -> None:
    async with sitting(stories.branching()) as at:
        screen = await at.press("2", "enter")
        assert at.status == "Replies folded."
        assert authors(at) == ["Ada", "Eve", "Fay"]
        assert "3 replies folded" in screen
        screen = await at.press("enter")
        assert at.status == "Replies unfolded."
        assert authors(at) == ["Ada", "Ben", "Cleo", "Dov", "Eve", "Fay"]
        assert "folded" not in "".join(screen.lines[:-2])

        await at.press("down", "down", "enter")
        assert at.status == "This comment has no replies."


async def test_what_is_folded_stays_folded_in_another_order() -> None:
    async with sitting(stories.branching()) as at:
        await at.press("2", "enter", "s")
        assert set(authors(at)) == {"Ada", "Eve", "Fay"}


async def test_a_report_asks_for_the_reason_and_can_be_closed() -> None:
    async with sitting(stories.branching()) as at:
        screen = await at.press("2", "r")
        assert isinstance(at.app.screen, Report)
        assert all(reason in screen for reason in reasons().values())
        assert "Close" in screen
        await at.press("tab", "enter")
        assert at.status == "Nothing was reported."
        await at.press("r", "escape")
        assert at.status == "Nothing was reported."
        assert at.focus == "comments"
        assert "Ada" in "".join(at.look().lines)


async def test_keys_that_wait_behind_the_one_that_closes_a_dialog_close_nothing_more() -> None:
    async with sitting() as at:
        await at.open("enter")
        await at.press("2", "r")
        await at.press_at_once("enter", "enter")
        assert at.app.screen is at.story
        assert len(at.story.comments.folded) == 1


async def test_a_reported_comment_is_folded_away_stays_so_and_can_be_taken_back() -> None:
    async with sitting(stories.branching()) as at:
        await at.press("2", "down", "r", "down")
        screen = await at.press("enter")
        assert at.status == "The comment is reported and folded away; u takes it back."
        assert "Reported comment, folded away" in screen
        assert "It stood in the rain." not in screen
        assert "44 comments, 6 here" in screen, "it is hidden, not gone"
        await at.press("r")
        assert at.status == "This comment is reported already; u takes it back."

    desk = Desk()
    assert desk.folded(stories.branching()) == {"b"}
    async with sitting(stories.branching(), desk=desk) as at:  # another day
        assert "It stood in the rain." not in at.look()
        await at.press("2", "u")
        assert at.status == "The selected comment is not reported."
        await at.press("down", "u")
        assert at.status == "The report is taken back."
        assert "It stood in the rain." in at.look()
    assert Desk().folded(stories.branching()) == frozenset()


async def test_a_comment_longer_than_the_pane_is_read_to_its_end_before_the_next() -> None:
    async with sitting(stories.branching(), size=(80, 24)) as at:
        await at.press("2", *["down"] * 5)
        comments = at.story.comments
        lines = comments.lines_of(5)
        assert len(lines) > 2 * comments.page
        seen: set[int] = set()
        for _ in range(5 * len(lines)):
            seen.update(range(comments.top, comments.top + comments.page))
            before = comments.top, comments.selected
            comments.action_down()
            if (comments.top, comments.selected) == before:
                break
        assert seen >= set(lines)

        seen.clear()
        while comments.selected == 5:
            seen.update(range(comments.top, comments.top + comments.page))
            comments.action_up()
        assert seen >= set(lines), "and on the way back"
        await at.settle()


async def test_every_comment_is_passed_on_the_way_down_and_up() -> None:
    async with sitting("the-foghorn-vote", size=(80, 24)) as at:
        await at.press("2")
        comments = at.story.comments
        way = [0]
        for _ in range(2000):
            comments.action_down()
            if comments.selected != way[-1]:
                way.append(comments.selected)
        assert way == list(range(60))
        for _ in range(2000):
            comments.action_up()
            if comments.selected != way[-1]:
                way.append(comments.selected)
        assert way[60:] == list(range(58, -1, -1))
        await at.settle()


async def test_pages_take_the_selection_along() -> None:
    async with sitting("the-foghorn-vote", size=(80, 24)) as at:
        await at.press("2")
        comments = at.story.comments
        for key in ("space", "space", "b", "end", "b", "home"):
            await at.press(key)
            lines = comments.lines_of(comments.selected)
            assert lines.start < comments.top + comments.page, key
            assert lines.stop > comments.top, key
        assert comments.selected == 0


async def test_deep_answers_stand_under_guides() -> None:
    async with sitting(stories.branching()) as at:
        screen = at.look()
        ben, cleo = screen.lines[screen.row_of("Ben")], screen.lines[screen.row_of("Cleo")]
        assert "│ Ben" in ben
        assert "│ │ Cleo" in cleo


async def test_jumps_go_to_conversations_parents_and_new_comments_and_say_when_there_is_none() -> None:
    async with sitting(stories.branching()) as at:
        await at.press("2", "home")
        comments = at.story.comments
        started = [place for place, placed in enumerate(comments.placed) if placed.depth == 0]
        reply = next(place for place, placed in enumerate(comments.placed) if placed.depth > 0)
        await at.press("right_square_bracket")
        assert comments.selected == started[1]
        await at.press("left_square_bracket")
        assert comments.selected == started[0]
        comments.select(reply)
        await at.press("h")
        assert comments.placed[comments.selected].depth == comments.placed[reply].depth - 1
        await at.press("home")
        assert "answers no other" in await at.press("h")
        assert "No comment is new" in await at.press("N")
        comments.new = frozenset({comments.placed[-1].comment.id})
        await at.press("N")
        assert comments.selected == len(comments.placed) - 1


async def test_z_folds_a_whole_level_and_unfolds_it() -> None:
    async with sitting(stories.branching()) as at:
        await at.press("2", "home")
        whole = authors(at)
        assert "Branches folded." in await at.press("z")
        assert all(placed.depth == 0 for placed in at.story.comments.placed)
        assert "Branches unfolded." in await at.press("z")
        assert authors(at) == whole


async def test_brackets_go_from_conversation_to_conversation() -> None:
    async with sitting(stories.branching()) as at:
        way = []
        for key in ("2", "]", "]", "]"):
            await at.press(key)
            comment = at.story.comments.comment
            way.append(comment.author if comment else None)
        assert way == ["Ada", "Eve", "Fay", "Fay"]
        assert at.status == "No conversation further down."
        assert at.focus == "comments"


async def test_nothing_is_done_to_comments_out_of_sight() -> None:
    async with sitting(stories.branching(), size=(80, 24)) as at:
        screen = await at.press("r")
        assert "Report the comment by Ada" in screen, "whose, since there is no seeing it behind the dialog"
        screen = await at.press("escape")
        assert at.focus == "comments"
        assert "The bench was fine where it stood." in screen
        for key in ("s", "u"):
            await at.press("1", key)
            assert at.focus == "comments"
