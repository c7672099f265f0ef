"""What leaves the desk: a draft is on the disk before anything goes out, and there until the site has the comment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reader import paths
from reader.desk import Desk
from reader.errors import CannotReach, Unanswered
from reader.letters import Answer, Draft, Form, NoForm
from reader.settings import Settings
from reader.sources import web
from reader.story import Comment, Page, Story

ADDRESS = "https://gazette.example/ferry/"
PAGE = """<form id="commentform" method="post" action="/wp-comments-post.php"><textarea name="comment"></textarea>
<input name="author"><input name="email"><input type="hidden" name="comment_post_ID" value="6"></form>"""
STORY = Story(id="s", headline="The ferry runs again", url=ADDRESS)
DRAFT = Draft(ADDRESS, text="At last.", name="Ada", email="ada@example.org")


class Site:
    """A site of one page; what it was asked and sent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.page: str | Exception = PAGE
        self.answer: Answer | Exception = Answer(ADDRESS, 302, {"location": "#comment-7"})
        self.asked: list[dict[str, object]] = []
        self.sent: list[tuple[str, Mapping[str, str], dict[str, object]]] = []
        self.drafts: list[Draft | None] = []
        self.own = False
        monkeypatch.setattr(web, "fetch", self.fetch)
        monkeypatch.setattr(web, "post", self.post)

    def fetch(self, address: str, **options: object) -> Page:
        self.asked.append(options)
        if isinstance(self.page, Exception):
            raise self.page
        return Page(
            address, address, "text/html", "utf-8", self.page.encode(), "2026-11-22T10:00:00+00:00", {}, self.own
        )

    def post(self, address: str, fields: Mapping[str, str], **options: object) -> Answer:
        self.sent.append((address, fields, options))
        self.drafts.append(Desk().outgoing.draft(STORY, None)[0])
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(monkeypatch)


def form(desk: Desk) -> Form:
    found = desk.outgoing.form(STORY)
    assert isinstance(found, Form)
    return found


def test_the_form_is_the_one_that_the_page_has_now(site: Site) -> None:
    desk = Desk()
    assert form(desk).action == "https://gazette.example/wp-comments-post.php"
    assert site.asked == [{"typed": False, "cancelled": None}], "a page of the web may not lead home"
    site.page = '<p class="must-log-in">Log in.</p>'
    assert desk.outgoing.form(STORY) == NoForm(ADDRESS, "login")
    assert desk.outgoing.form(replace(STORY, url=None)) == NoForm("", "none")
    site.page = CannotReach("there is no network")
    with pytest.raises(CannotReach):
        desk.outgoing.form(STORY)


@pytest.mark.parametrize("own", [True, False])
def test_a_form_may_lead_into_the_readers_network_only_where_its_page_came_from_there(site: Site, own: bool) -> None:
    desk, site.own = Desk(), own
    desk.outgoing.send(STORY, form(desk), DRAFT, None)
    assert site.sent[0][2] == {"page": ADDRESS, "own": own, "cancelled": None}


def test_a_draft_is_kept_before_it_is_sent_and_gone_once_the_site_has_it(site: Site) -> None:
    desk = Desk()
    assert desk.outgoing.send(STORY, form(desk), DRAFT, None).kind == "published"
    assert site.drafts == [DRAFT]
    assert desk.outgoing.draft(STORY, None) == (None, None)


@pytest.mark.parametrize(
    "answer", [Answer(ADDRESS, 409), Answer(ADDRESS, 500), Answer(ADDRESS, 200), Unanswered("nothing came")]
)
def test_a_draft_stays_whatever_fails(site: Site, answer: Answer | Exception) -> None:
    desk, site.answer = Desk(), answer
    assert not desk.outgoing.send(STORY, form(desk), DRAFT, None).taken
    assert Desk().outgoing.draft(STORY, None) == (DRAFT, None)


def test_a_crash_while_it_is_sent_leaves_the_draft(site: Site) -> None:
    desk, site.answer = Desk(), SystemError("gone")
    with pytest.raises(SystemError):
        desk.outgoing.send(STORY, form(desk), DRAFT, None)
    assert Desk().outgoing.draft(STORY, None) == (DRAFT, None)


def test_an_answer_needs_the_number_of_what_it_answers(site: Site) -> None:
    desk = Desk()
    parent = Comment("c1", "No.")
    outcome = desk.outgoing.send(STORY, form(desk), replace(DRAFT, parent="c1"), parent)
    assert outcome.kind == "unsent"
    assert site.sent == []
    parent = Comment("comment-3", "No.")
    desk.outgoing.send(STORY, form(desk), replace(DRAFT, parent="comment-3"), parent)
    assert site.sent[0][1]["comment_parent"] == "3"


def test_a_draft_belongs_to_the_page_whichever_place_on_it_the_reader_came_to() -> None:
    Desk().outgoing.keep(DRAFT, for_good=True)
    assert Desk().outgoing.draft(replace(STORY, url=f"{ADDRESS}#comment-3"), None) == (DRAFT, None)


def test_drafts_are_in_the_library() -> None:
    Desk().outgoing.keep(DRAFT, for_good=True)
    assert len(list((paths.library() / "drafts").iterdir())) == 1
    library = paths.library() / "other.db"
    Desk(Settings(library=library)).outgoing.keep(DRAFT, for_good=False)
    assert len(list(library.with_suffix(".drafts").iterdir())) == 1


def test_what_cannot_be_kept_is_sent_all_the_same_and_told(site: Site) -> None:
    paths.library().mkdir(parents=True)
    (paths.library() / "drafts").write_text("in the way")
    desk = Desk()
    found = form(desk)
    assert desk.outgoing.send(STORY, found, DRAFT, None).kind == "published"
    site.answer = Answer(ADDRESS, 429)
    outcome = desk.outgoing.send(STORY, found, DRAFT, None)
    assert outcome.kind == "fast"
    assert "the draft cannot be kept" in outcome.message
