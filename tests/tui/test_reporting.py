"""Reporting to somebody: what they would be told is shown first, and nobody is told before that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reader.desk import Desk
from reader.letters import Answer
from reader.library.archive import Archive
from reader.settings import Mastodon, Settings
from reader.sources import web
from reader.story import Comment, Page, Thread
from reader.tui.dialogs.report import ReportTo
from tests.tui import letters, stories
from tests.tui.sitting import Sitting, sitting


class Elsewhere:
    """The programs that an address, or what is copied, goes to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.copied: list[str] = []
        self.opened: list[str] = []
        monkeypatch.setattr("textual.app.App.copy_to_clipboard", lambda _app, text: self.copied.append(text))
        monkeypatch.setattr("textual.app.App.open_url", lambda _app, url, **_options: self.opened.append(url))


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    return Elsewhere(monkeypatch)


async def report(at: Sitting) -> ReportTo:
    await at.press("2", "home", "r", "enter")
    assert isinstance(at.app.screen, ReportTo)
    return at.app.screen


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_comment_is_folded_first_and_the_notice_is_shown(
    elsewhere: Elsewhere, size: tuple[int, int]
) -> None:
    async with sitting(letters.story(), size=size) as at:
        dialog = await report(at)
        assert "comment-1" in at.story.comments.folded
        assert "A notice for the site:" in at.look()
        assert "Close" in at.look()
        assert len(at.in_selection()) == 1
        await at.press("tab", "end")
        assert "accurate and complete." in at.look(), "all of it can be read"
        await at.press("tab", "enter")
        assert at.app.screen is at.story, "the way out is what is selected"
        assert dialog.words.title.startswith("The comment is folded away.")
        await at.press("u")
        assert at.status == "The report is taken back."
    assert (elsewhere.copied, elsewhere.opened) == ([], [])


async def test_a_notice_can_be_copied(elsewhere: Elsewhere) -> None:
    async with sitting(letters.story()) as at:
        await report(at)
        await at.press("up", "up", "enter")
        assert at.status == "The notice was copied. Paste it where the site takes such notices."
    (notice,) = elsewhere.copied
    assert notice.startswith("Address: https://gazette.example/bench/#comment-1\n")


async def test_a_notice_can_be_mailed(elsewhere: Elsewhere) -> None:
    async with sitting(letters.story()) as at:
        await report(at)
        await at.press("up", "enter")
        assert at.status == "The notice was given to your mail program. You choose whom it goes to."
    (address,) = elsewhere.opened
    assert address.startswith("mailto:?subject=Notice%20of%20a%20comment")


async def test_the_pages_own_form_opens_in_the_browser(elsewhere: Elsewhere) -> None:
    desk = Desk()
    archive = desk.outgoing._archive
    assert isinstance(archive, Archive)
    page = '<li id="comment-1" class="comment"><p>Fine.</p><a class="report" href="/report?c=1">Report</a></li>'
    archive.put(Page(letters.PAGE, letters.PAGE, "text/html", "utf-8", page.encode(), "2026-11-22T10:00:00+00:00"))
    async with sitting(letters.story(), desk=desk) as at:
        await report(at)
        assert "Open the report form of gazette.example in the browser" in at.look()
        await at.press("home", "enter")
        assert at.status == "Opened in the browser: https://gazette.example/report?c=1"
    assert elsewhere.opened == ["https://gazette.example/report?c=1"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(200, "The comment is reported to near.example."), (401, "Error: near.example does not accept the token")],
)
async def test_a_status_is_reported_with_the_readers_account(
    monkeypatch: pytest.MonkeyPatch, status: int, words: str
) -> None:
    asked: list[str] = []

    def answer(address: str, _fields: Mapping[str, str], **_options: object) -> Answer:
        asked.append(address)
        body = b'{"statuses": [{"id": "42", "account": {"id": "9", "acct": "ada"}}]}'
        return Answer(address, status, {}, body)

    monkeypatch.setattr(web, "ask", answer)
    monkeypatch.setattr(web, "post", answer)
    said = Comment("status-1", "Buy!", author="Troll", url="https://far.example/@troll/110000000000000001")
    story = replace(stories.with_comments(Thread(1, (said,))), url=letters.PAGE)
    desk = Desk(Settings(mastodon=Mastodon("https://near.example", "secret")))
    async with sitting(story, desk=desk) as at:
        await report(at)
        assert "Report it to near.example with your account" in at.look()
        assert asked == []
        await at.press("home", "enter")
        await at.app.workers.wait_for_complete()
        await at.settle()
        assert at.status.startswith(words)
    assert asked[0] == "https://near.example/api/v2/search"


async def test_a_story_that_is_nowhere_has_nobody_to_tell() -> None:
    async with sitting(stories.branching()) as at:
        await at.press("2", "r", "enter")
        assert at.app.screen is at.story
        assert at.status.startswith("The comment is reported and folded away")
