"""Writing a comment: nothing is lost, nothing goes out without a last yes, and the site's answer is told in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Event

import pytest

from reader import locale
from reader.desk import Desk
from reader.errors import CannotReach, NotSent
from reader.letters import Answer, Draft
from reader.sources import web
from reader.tui.dialogs.question import Yes
from reader.tui.dialogs.writing import Write
from tests.tui import stories
from tests.tui.letters import FORM, PAGE, Site, served, story
from tests.tui.screen import Screen
from tests.tui.sitting import Sitting, sitting


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    return served(monkeypatch)


@asynccontextmanager
async def writing(desk: Desk | None = None, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Sitting]:
    async with sitting(story(), desk=desk, size=size) as at:
        yield at


async def answered(at: Sitting, *keys: str) -> Screen:
    """Press keys of which the last makes the site answer, and wait for that."""
    await at.press(*keys)
    await at.app.workers.wait_for_complete()
    return await at.settle()


async def fill_in(at: Sitting, text: str = "It stood in the shade.") -> Screen:
    await answered(at, "w")
    await at.press_at_once(*text)
    await at.press("tab")
    await at.press_at_once(*"Odile")
    await at.press("tab")
    return await at.press_at_once(*"odile@example.org")


def dialog(at: Sitting) -> Write:
    assert isinstance(at.app.screen, Write)
    return at.app.screen


async def test_a_comment_is_sent_after_a_last_yes_and_stands_in_the_thread(site: Site) -> None:
    async with writing() as at:
        await fill_in(at)
        screen = await at.press("ctrl+s")
        assert isinstance(at.app.screen, Yes)
        assert "This will be sent to gazette.example" in screen
        assert "From: Odile, odile@example.org" in screen
        assert "It stood in the shade." in screen
        assert site.sent == []
        await answered(at, "enter")
        assert at.app.screen is at.story
        assert at.status == "The comment is published."
        (fields,) = site.sent
        assert (fields["comment"], fields["author"], fields["comment_post_ID"]) == (
            "It stood in the shade.", "Odile", "6",
        )  # fmt: skip
        comment = at.story.comments.comment
        assert comment is not None
        assert (comment.id, comment.author, comment.url) == ("comment-66", "Odile", f"{PAGE}#comment-66")
        assert at.story.story.comments.count == 45

        await answered(at, "w")
        assert dialog(at).draft == Draft(PAGE, name="Odile", email="odile@example.org"), "who writes is remembered"


async def test_without_the_last_yes_nothing_is_sent(site: Site) -> None:
    async with writing() as at:
        await fill_in(at)
        await at.press("ctrl+s", "down", "enter")
        assert dialog(at).told == "Nothing was sent. The draft is kept."
        await at.press("ctrl+s", "escape", "escape")
        assert at.status == "The draft is kept; w opens it again."
    assert site.sent == []


async def test_an_answer_shows_what_it_answers_and_says_so_to_the_site(site: Site) -> None:
    async with writing() as at:
        await at.press("2", "home", "down")
        screen = await answered(at, "R")
        assert "Answer to Ben, 1 November 2026, 09:10" in screen
        assert "It stood in the rain." in screen
        await at.type("As it should.")
        await at.press("tab", *"Odile", "tab")
        await at.type("odile@example.org")
        await answered(at, "ctrl+s", "enter")
        assert site.sent[0]["comment_parent"] == "2"
        written = at.story.comments.comment
        assert written is not None
        assert written.parent == "comment-2"


async def test_a_comment_that_waits_for_moderation_is_told_of_and_not_shown(site: Site) -> None:
    site.answer = Answer(PAGE, 302, {"location": f"{PAGE}?unapproved=66&moderation-hash=a#comment-66"})
    async with writing() as at:
        await fill_in(at)
        await answered(at, "ctrl+s", "enter")
        assert at.status == "The site has the comment. It will show once somebody there has read it."
        assert all(placed.comment.id != "comment-66" for placed in at.story.comments.placed)


@pytest.mark.parametrize(
    ("status", "words"),
    [(409, "word for word"), (429, "too fast"), (403, "The site does not take the comment"), (200, "“Nenni”")],
)
@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_what_the_site_refuses_stays_to_be_sent_again(
    site: Site, status: int, words: str, size: tuple[int, int]
) -> None:
    site.refuses(status, "Nenni")
    async with writing(size=size) as at:
        await fill_in(at)
        screen = await answered(at, "ctrl+s", "enter")
        assert words in dialog(at).told
        assert "It says: “Nenni”" in dialog(at).told
        assert dialog(at).told.split()[0] in screen
        assert "It stood in the shade." in " ".join(screen.text.split())
        await at.press("escape")
        screen = await answered(at, "w")
        assert "It stood in the shade." in " ".join(screen.text.split())
        assert dialog(at).told == "Your draft is here again."


@pytest.mark.parametrize(
    ("keys", "words", "field"),
    [
        (("ctrl+s",), "The comment is empty", "text"),
        (("x", "ctrl+s"), "The site wants a name.", "name"),
        (("x", "tab", "O", "ctrl+s"), "The site wants an e-mail address.", "email"),
        (("x", "tab", "O", "tab", "o", "ctrl+s"), "“o” is no e-mail address.", "email"),
        (("é",) * 101 + ("ctrl+s",), "202 bytes, of which the site takes 200", "text"),
    ],
)
async def test_what_is_missing_is_said_and_the_cursor_goes_there(
    site: Site, keys: tuple[str, ...], words: str, field: str
) -> None:
    async with writing() as at:
        await answered(at, "w")
        await at.press("tab", "shift+tab")
        for key in keys:
            await at.press(key)
        assert words in dialog(at).told or field == "text"
        focused = at.app.screen.focused
        assert focused is not None
        assert focused.parent is not None
        assert words in dialog(at).told
        assert focused.parent.id == field
    assert site.sent == []


async def test_a_page_without_a_form_says_so_at_once_and_keeps_what_is_written(site: Site) -> None:
    site.page = '<p class="comments-closed">Closed.</p>'
    async with writing() as at:
        await answered(at, "w")
        assert dialog(at).told == "Comments are closed on this page."
        await at.type("Still.")
        await answered(at, "ctrl+s")
        assert dialog(at).told == "Comments are closed on this page."
        await at.press("escape")
        assert at.status == "The draft is kept; w opens it again."
    assert site.sent == []


async def test_without_a_network_a_comment_can_be_written_and_sent_later(site: Site) -> None:
    site.page = CannotReach("there is no network that leads there")
    desk = Desk()
    async with writing(desk) as at:
        await fill_in(at)
        await answered(at, "ctrl+s")
        assert "there is no network that leads there. The draft is kept." in dialog(at).told
        site.page, site.answer = FORM, NotSent("the connection broke off")
        await answered(at, "ctrl+s")
        await answered(at, "enter")
        assert dialog(at).told == "Nothing was sent: the connection broke off."
    site.answer = Answer(PAGE, 302, {"location": "#comment-66"})
    async with writing(Desk()) as at:
        await answered(at, "w")
        assert dialog(at).draft.text == "It stood in the shade."
        await answered(at, "ctrl+s", "enter")
        assert at.status == "The comment is published."
    assert Desk().outgoing.draft(story(), None) == (None, None)


async def test_what_is_typed_is_kept_however_the_reader_ends(site: Site) -> None:
    async with writing() as at:
        await answered(at, "w")
        await at.type("Half a sen")
        dialog(at).keep()
        assert _kept().text == "Half a sen", "while it is written"
        await at.type("tence")
    assert _kept().text == "Half a sentence", "and when the program ends with the dialog open"
    async with writing() as at:
        await answered(at, "w")
        await at.press("ctrl+z", *["backspace"] * len("Half a sentence"))
        await at.press("escape")
    assert Desk().outgoing.draft(story(), None)[0] is None, "what the reader has deleted is gone"


def _kept() -> Draft:
    draft, _trouble = Desk().outgoing.draft(story(), None)
    assert draft is not None
    return draft


async def test_what_is_typed_while_it_is_sent_is_a_new_draft(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing() as at:
        await fill_in(at)
        await at.press("ctrl+s")
        sent, typed = Event(), Event()

        def post(*arguments: object, **options: object) -> Answer:
            sent.set()
            typed.wait(10)
            return Answer(PAGE, 302, {"location": "#comment-66"})

        monkeypatch.setattr(web, "post", post)
        await at.press("enter")
        assert sent.wait(10)
        await at.press("shift+tab", "shift+tab")
        await at.type(" Once.")
        typed.set()
        await at.app.workers.wait_for_complete()
        await at.settle()
        assert at.status == "The comment is published."
    assert _kept().text == "It stood in the shade. Once."


async def test_a_comment_is_shown_in_the_thread_that_came_meanwhile(site: Site) -> None:
    async with writing() as at:
        await fill_in(at)
        grown = replace(at.story.story.comments, comments=at.story.story.comments.comments[:3])
        at.story.spot = at.story.spot._replace(story=replace(at.story.story, comments=grown))
        await answered(at, "ctrl+s", "enter")
        assert [comment.id for comment in at.story.story.comments.comments] == [
            "comment-1", "comment-2", "comment-3", "comment-66",
        ]  # fmt: skip


async def test_a_draft_that_cannot_be_kept_is_told_of(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing() as at:
        await answered(at, "w")

        def full(*_arguments: object, **_options: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("reader.library.drafts.replace", full)
        await at.type("Long")
        dialog(at).keep()
        assert "the draft cannot be kept: the disk is full" in dialog(at).told


async def test_comments_cannot_be_written_where_there_is_no_page() -> None:
    async with sitting("the-lock-ledger") as at:
        await at.press("w")
        assert at.status == "This story is on no page of the web: there is nowhere to write to."
    unnumbered = replace(stories.branching(), url=PAGE)
    async with sitting(unnumbered) as at:
        await at.press("2", "R")
        assert at.status == "The page does not tell by which number this comment could be answered."
    async with sitting(replace(unnumbered, comments=replace(unnumbered.comments, comments=()))) as at:
        await at.press("R")
        assert at.status == "There is no comment to answer; w writes one of your own."


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_every_place_is_reached_by_tab_and_shows_that_it_has_the_focus(
    site: Site, size: tuple[int, int]
) -> None:
    async with writing(size=size) as at:
        await at.press("2")
        await answered(at, "R")
        marked = []
        for _ in range(7):
            (one,) = at.in_selection()
            marked.append(one.strip("▶ "))
            await at.press("tab")
        assert marked[:6] == ["Your answer", "Name", "E-mail", "Website", "Send", "Close"]
        assert marked[6].startswith("Answer to Ada"), "what is answered can be scrolled"


async def test_the_controls_do_what_they_say(site: Site) -> None:
    async with writing() as at:
        await fill_in(at)
        await answered(at, "tab", "tab", "enter")
        assert isinstance(at.app.screen, Yes)
        await at.press("escape")
        await at.click("Close")
        assert at.status == "The draft is kept; w opens it again."
        await answered(at, "w")
        await at.click_at(1, 1)
        assert at.app.screen is at.story, "as does a click beside the dialog"


async def test_at_40x12_all_of_it_is_in_sight_in_french_too(site: Site) -> None:
    locale.use("fr")
    async with writing(size=(40, 12)) as at:
        await at.press("2")
        screen = await answered(at, "R")
        for words in ("Réponse à Ada", "Votre réponse", "Nom", "E-mail", "Site", "Envoyer", "Fermer"):
            assert words in screen, words
