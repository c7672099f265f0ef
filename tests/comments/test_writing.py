"""What a WordPress site answers to a comment is told in words, whatever language its pages are in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from reader.comments.writing import filled, judged, lacking, message_in, number_of, send, why_not
from reader.desk import Desk
from reader.errors import CannotReach, NotSent, Stopped, Unanswered
from reader.letters import Answer, Consent, Draft, Form, NoForm, Outcome
from reader.story import Comment, Story
from tests.comments.gazette import Gazette

PAGE = "https://gazette.example/2026/11/the-ferry/"
FORM = Form(
    page=PAGE,
    action="https://gazette.example/wp-comments-post.php",
    fields={"submit": "Post it", "comment_post_ID": "18", "comment_parent": "0", "ak_js": "0"},
    required=frozenset({"author", "email"}),
    limits={"comment": 65525, "author": 245, "email": 100, "url": 200},
)
DRAFT = Draft(PAGE, None, " It rains. \n", "Ada", "ada@example.org ")


def died(message: str, status: int = 200) -> Answer:
    page = (
        f'<!DOCTYPE html><body id="error-page"><div class="wp-die-message"><p>{message}</p></div><p><a>Back</a></p>'
    )
    return Answer(FORM.action, status, {"content-type": "text/html"}, page.encode(), "utf-8")


def led(location: str, status: int = 302) -> Answer:
    return Answer(FORM.action, status, {"location": location})


# ---------------------------------------------------------------------- before it is sent


@pytest.mark.parametrize(
    ("draft", "kind", "words"),
    [
        (replace(DRAFT, text=" \n"), "empty", "The comment is empty"),
        (replace(DRAFT, name=" "), "name", "The site wants a name."),
        (replace(DRAFT, email=""), "email", "The site wants an e-mail address. It does not show it."),
        (replace(DRAFT, email="ada@home"), "email", "“ada@home” is no e-mail address."),
        (replace(DRAFT, email="ada example.org"), "email", "is no e-mail address"),
        (replace(DRAFT, text="é" * 32_763), "long", "65,526 bytes, of which the site takes 65,525."),
        (replace(DRAFT, name="A" * 246), "long", "Name, e-mail address or website is too long: 246 bytes"),
    ],
)
def test_what_the_site_would_not_take_is_not_sent(draft: Draft, kind: str, words: str) -> None:
    lack = lacking(FORM, draft)
    assert lack is not None
    assert lack.kind == kind
    assert words in lack.message


def test_nothing_is_lacking_that_the_site_does_not_ask_for() -> None:
    assert lacking(FORM, DRAFT) is None
    free = replace(FORM, required=frozenset(), limits={})
    assert lacking(free, replace(DRAFT, name="", email="", text="x" * 100_000)) is None
    assert lacking(replace(free, asked=frozenset()), replace(DRAFT, email="none of it")) is None


def test_the_form_is_filled_in_as_a_browser_would() -> None:
    form = replace(FORM, text="x7f", consents=(Consent("rules", "agreed", "I keep to the rules."),))
    assert filled(form, replace(DRAFT, website="https://ada.example"), "7") == {
        "submit": "Post it",
        "comment_post_ID": "18",
        "comment_parent": "7",
        "ak_js": "0",
        "x7f": "It rains.",
        "author": "Ada",
        "email": "ada@example.org",
        "url": "https://ada.example",
        "rules": "agreed",
    }
    assert "url" not in filled(replace(FORM, asked=frozenset({"author"})), DRAFT, None)


@pytest.mark.parametrize(
    ("comment", "number"),
    [
        (Comment("comment-7", "x"), "7"),
        (Comment("div-comment-7", "x"), "7"),
        (Comment("7", "x"), "7"),
        (Comment("n1", "x", url="https://gazette.example/story#comment-7"), "7"),
        (Comment("c7", "x"), None),
        (Comment("status-7", "x", url="https://social.example/@ada/7"), None),
    ],
)
def test_a_comment_is_answered_by_the_number_that_wordpress_gave_it(comment: Comment, number: str | None) -> None:
    assert number_of(comment) == number


# ---------------------------------------------------------------------- what the site answers


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (led("/2026/11/the-ferry/#comment-66"), "published", "The comment is published."),
        (led(f"{PAGE}?unapproved=66&moderation-hash=a1#comment-66"), "waiting", "once somebody there has read it"),
        (led("https://gazette.example/wp-login.php?redirect_to=x"), "login", "only from those who log in"),
        (led("/thanks/"), "refused", "leads elsewhere instead of to the comment: https://gazette.example/thanks/"),
        (led(f"{PAGE}#respond"), "refused", "leads elsewhere"),
        (led(f"{PAGE}#comment-66", 301), "refused", "leads elsewhere"),
        (died("Doublon détecté", 409), "duplicate", "word for word. It says: “Doublon détecté”"),
        (died("Pas si vite", 429), "fast", "too fast. Wait a moment, then send it again. It says: “Pas si vite”"),
        (died("Commentaires fermés", 403), "refused", "(403). It says: “Commentaires fermés”"),
        (died("Trop long"), "refused", "does not take the comment. It says: “Trop long”"),
        (Answer(FORM.action, 200), "refused", "Its story may no longer be there."),
        (Answer(FORM.action, 200, {}, b"<p>Thank you!"), "refused", "The site does not take the comment."),
        (Answer(FORM.action, 500), "refused", "The site is in trouble (500)."),
        (Answer(FORM.action, 405), "refused", "The site does not take the comment (405)."),
    ],
)
def test_only_a_redirect_to_a_comment_is_a_success(answer: Answer, kind: str, words: str) -> None:
    outcome = judged(FORM, DRAFT, answer)
    assert outcome.kind == kind
    assert words in outcome.message
    assert outcome.taken == (kind in ("published", "waiting"))


def test_the_address_of_the_comment_is_whole() -> None:
    assert judged(FORM, DRAFT, led("/2026/11/the-ferry/#comment-66")).address == f"{PAGE}#comment-66"


def test_an_error_with_the_status_of_a_success_is_explained_by_what_is_missing() -> None:
    answer = died("Merci de remplir les champs")
    assert judged(FORM, replace(DRAFT, name=""), answer).message == (
        "The site wants a name. It says: “Merci de remplir les champs”"
    )
    assert judged(FORM, replace(DRAFT, email=""), answer).kind == "email"


def test_a_site_that_says_how_long_to_wait_is_quoted() -> None:
    answer = replace(died("", 429), headers={"retry-after": "40"})
    assert judged(FORM, DRAFT, answer).message == "The site finds this too fast. Send it again in 40 seconds."
    answer = replace(answer, headers={"retry-after": "soon"})
    assert "Wait a moment" in judged(FORM, DRAFT, answer).message


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            b'<div class="wp-die-message"><p><strong>Error:</strong> Type   a comment.</p></div>',
            "Error: Type a comment.",
        ),
        (b"<body id='error-page'>\n<p>Slow down &amp; think.</p></body>", "Slow down & think."),
        ('<div class="wp-die-message">\x1b[31mRed\u202e</div>'.encode(), "Red"),
        (b'<div class="wp-die-message"></div>', None),
        (b"<p>Something else</p>", None),
        (b'<div class="wp-die-message">' + b"<" * 200_000, None),
    ],
)
def test_the_message_of_the_site_is_a_line_of_text(body: bytes, message: str | None) -> None:
    assert (message_in(Answer(FORM.action, 200, {}, body, "utf-8")) or None) == message


def test_a_long_message_is_cut_and_an_unknown_charset_does_no_harm() -> None:
    body = f'<div class="wp-die-message">{"word " * 400}</div>'.encode()
    said = message_in(Answer(FORM.action, 200, {}, body, "x-unheard-of"))
    assert said is not None
    assert len(said) <= 300
    assert said.endswith("…")


# ---------------------------------------------------------------------- sending


class Site:
    """A site with one answer; ``sent`` is what it was given."""

    def __init__(self, answer: Answer | Exception, form: Form | NoForm | None = FORM) -> None:
        self.answer = answer
        self.form = form
        self.sent: list[Mapping[str, str]] = []

    def post(self, _form: Form, fields: Mapping[str, str]) -> Answer:
        self.sent.append(fields)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def send(self, draft: Draft = DRAFT, parent: str | None = None) -> Outcome:
        return send(FORM, draft, parent, self.post, lambda: self.form)


def test_a_comment_is_sent_once_and_an_answer_names_what_it_answers() -> None:
    site = Site(led("#comment-66"))
    assert site.send(parent="7").kind == "published"
    (fields,) = site.sent
    assert fields["comment_parent"] == "7"


def test_what_lacks_something_is_not_sent() -> None:
    site = Site(led("#comment-66"))
    assert site.send(replace(DRAFT, name="")).kind == "name"
    assert site.sent == []


@pytest.mark.parametrize(
    ("form", "kind", "words"),
    [
        (NoForm(PAGE, "closed"), "closed", "Comments have been closed. It says: “Fermé”"),
        (NoForm(PAGE, "none"), "closed", "Comments have been closed."),
        (NoForm(PAGE, "login"), "login", "only from those who log in. It says: “Fermé”"),
        (FORM, "refused", "The site does not take the comment (403). It says: “Fermé”"),
        (None, "refused", "The site does not take the comment (403)."),
    ],
)
def test_a_refusal_is_understood_by_looking_at_the_page_again(
    form: Form | NoForm | None, kind: str, words: str
) -> None:
    outcome = Site(died("Fermé", 403), form).send()
    assert outcome.kind == kind
    assert words in outcome.message


def test_what_did_not_go_out_and_what_went_out_unanswered_are_told_apart() -> None:
    assert Site(NotSent("there is no network", hint="Check whether you are online.")).send() == Outcome(
        "unsent", "Nothing was sent: there is no network. Check whether you are online."
    )
    stopped = NotSent("stopped")
    stopped.__cause__ = Stopped("stopped")
    assert Site(stopped).send().message == "Stopped: nothing was sent."
    unanswered = Unanswered("the connection broke off")
    unanswered.__cause__ = CannotReach("the connection broke off")
    outcome = Site(unanswered).send()
    assert outcome.kind == "unknown"
    assert "Look whether it is there before you send it again." in outcome.message


def test_why_nothing_can_be_written_is_said_in_a_sentence() -> None:
    for lack in ("closed", "login", "riddle", "elsewhere", "none"):
        assert why_not(lack).endswith(".")  # type: ignore[arg-type]


# ---------------------------------------------------------------------- a real WordPress

WORDPRESS = os.environ.get("NEWSREADER_WORDPRESS")


@pytest.fixture
def gazette() -> Iterator[Gazette]:
    """The site, as it was before once the test is over."""
    if not WORDPRESS:
        pytest.skip("NEWSREADER_WORDPRESS does not name a WordPress")
    site = Gazette(WORDPRESS)
    yield site
    site.clear()


KNOWN = {"name": "Odile", "email": "odile@example.org"}  # whose comments are published at once


def opened(address: str) -> tuple[Desk, Story, Form]:
    """A desk with the story at ``address``, and the form for comments on its page."""
    desk = Desk()
    story = desk.bring(address).story
    form = desk.outgoing.form(story)
    assert isinstance(form, Form)
    return desk, story, form


@pytest.mark.real
def test_a_real_site_publishes_refuses_a_second_time_and_finds_the_next_one_too_fast(gazette: Gazette) -> None:
    number, address = gazette.post("handball-finale")
    desk, story, form = opened(address)
    assert form.fields["comment_post_ID"] == str(number)
    draft = Draft(address, text="Quel match !\n\nEt quelle fin — « à revoir » 🎉 <b>fort</b>", **KNOWN)

    outcome = desk.outgoing.send(story, form, draft, None)
    assert outcome.kind == "published"
    fragment = urlsplit(outcome.address or "").fragment
    written = gazette.comment(int(fragment.removeprefix("comment-")))
    assert written["content"]["raw"].replace("\r\n", "\n") == draft.text
    assert (written["author_name"], written["status"], written["parent"]) == ("Odile", "approved", 0)
    assert desk.outgoing.draft(story, None) == (None, None)

    outcome = desk.outgoing.send(story, form, draft, None)
    assert outcome.kind == "duplicate"
    assert "It says: “Détection d’un doublon" in outcome.message
    other = replace(draft, text="Et la suite ?")
    outcome = desk.outgoing.send(story, form, other, None)
    assert outcome.kind == "fast"
    assert "Vous envoyez vos commentaires trop rapidement" in outcome.message
    assert desk.outgoing.draft(story, None) == (other, None), "what was refused is kept"


@pytest.mark.real
def test_a_real_site_lets_a_stranger_wait(gazette: Gazette) -> None:
    _number, address = gazette.post("handball-finale")
    desk, story, form = opened(address)
    outcome = desk.outgoing.send(
        story, form, Draft(address, text="Bonjour", name="Nouvelle", email="new@example.org"), None
    )
    assert outcome.kind == "waiting"
    assert "unapproved" in parse_qs(urlsplit(outcome.address or "").query)


@pytest.mark.real
def test_a_real_site_sets_an_answer_below_what_it_answers(gazette: Gazette) -> None:
    _number, address = gazette.post("budget-piscine")
    desk, story, form = opened(address)
    parent = story.comments.comments[0]
    outcome = desk.outgoing.send(story, form, Draft(address, parent.id, "Bien vu.", **KNOWN), parent)
    assert outcome.kind == "published"
    written = gazette.comment(int(urlsplit(outcome.address or "").fragment.removeprefix("comment-")))
    assert str(written["parent"]) == number_of(parent)


@pytest.mark.real
def test_a_real_site_says_what_is_missing_and_that_comments_are_closed(gazette: Gazette) -> None:
    number, address = gazette.post("handball-finale")
    desk, story, form = opened(address)
    draft = Draft(address, text="Sans nom", **KNOWN)
    assert desk.outgoing.send(story, form, replace(draft, name=""), None).message == "The site wants a name."
    loose = replace(form, required=frozenset(), limits={}, fields=dict(form.fields))
    for kind, lacks in (("name", {"name": ""}), ("email", {"email": ""}), ("refused", {"text": "Long " * 20_000})):
        outcome = desk.outgoing.send(story, loose, replace(draft, **lacks), None)
        assert outcome.kind == kind
        assert "It says: “Error: " in outcome.message
    nowhere = replace(form, fields={"comment_post_ID": "99999"})
    assert "may no longer be there" in desk.outgoing.send(story, nowhere, draft, None).message

    gazette.accept_comments(number, False)
    try:
        outcome = desk.outgoing.send(story, form, draft, None)
        assert outcome.kind == "closed"
        assert "It says: “Désolé, les commentaires sont fermés" in outcome.message
        assert desk.outgoing.form(story) == NoForm(address, "closed")
        assert desk.outgoing.draft(story, None) == (draft, None)
    finally:
        gazette.accept_comments(number, True)
