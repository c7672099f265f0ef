"""The form for comments is found as WordPress and its plugins make it; where there is none, the page says why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract.html.forms import form_in
from reader.extract.html.tree import Tree
from reader.letters import Consent, Form, NoForm

PAGE = "https://gazette.example/2026/11/the-ferry/"
FIELDS = """
<textarea id="comment" name="comment" maxlength="65525" required></textarea>
<input id="author" name="author" type="text" maxlength="245" required />
<input id="email" name="email" type="email" maxlength="100" aria-required="true" />
<input id="url" name="url" type="url" maxlength="200" />
<input name="submit" type="submit" id="submit" value="Post it" />
<input type="hidden" name="comment_post_ID" value="18" /><input type="hidden" name="comment_parent" value="0" />
"""


def found(
    fields: str = FIELDS, action: str = "/wp-comments-post.php", page: str = PAGE, around: str = "{}"
) -> object:
    form = f'<form action="{action}" method="post" id="commentform">{fields}</form>'
    return form_in(Tree.parse(around.format(form), page), page)


def form(fields: str = FIELDS, action: str = "/wp-comments-post.php", page: str = PAGE) -> Form:
    one = found(fields, action, page)
    assert isinstance(one, Form)
    return one


def test_a_form_tells_where_it_goes_what_it_sends_and_what_it_wants() -> None:
    assert form() == Form(
        page=PAGE,
        action="https://gazette.example/wp-comments-post.php",
        fields={"submit": "Post it", "comment_post_ID": "18", "comment_parent": "0"},
        text="comment",
        asked=frozenset({"author", "email", "url"}),
        required=frozenset({"author", "email"}),
        limits={"comment": 65525, "author": 245, "email": 100, "url": 200},
    )


def test_a_form_whose_script_gives_it_its_action_is_known_by_the_field_for_the_story() -> None:
    assert form(action="#").action == PAGE


@pytest.mark.parametrize("longest", ["9" * 5_000, "-1", "1e9", ""])
def test_a_length_that_no_text_can_have_is_no_reason_to_fail(longest: str) -> None:
    assert form(FIELDS.replace('maxlength="245"', f'maxlength="{longest}"')).text == "comment"


def test_what_only_robots_fill_in_stays_empty_and_what_robots_must_send_is_sent() -> None:
    one = form(
        FIELDS
        + '<p style="display:none"><textarea name="trap"></textarea><input name="hp" type="text" value="" /></p>'
        + '<input type="hidden" name="nonce" value="a1b2" />'
    )
    assert {name: one.fields[name] for name in ("trap", "hp", "nonce")} == {"trap": "", "hp": "", "nonce": "a1b2"}


def test_the_field_for_the_comment_is_the_one_that_is_displayed() -> None:
    trap = '<textarea name="comment" aria-hidden="true" style="display: none"></textarea>'
    one = form(trap + FIELDS.replace('name="comment"', 'name="x7f"'))
    assert one.text == "x7f"
    assert one.fields["comment"] == ""
    assert one.limits["x7f"] == 65525


def test_no_box_is_ticked_that_nobody_must_tick() -> None:
    boxes = (
        '<input name="wp-comment-cookies-consent" type="checkbox" value="yes" />'
        '<input name="subscribe" type="checkbox" value="1" checked />'
        '<p><input id="rules" name="rules" type="checkbox" value="agreed" required />'
        '<label for="rules">I keep to <a href="/rules">the rules</a>.</label></p>'
    )
    one = form(FIELDS + boxes)
    assert one.consents == (Consent("rules", "agreed", "I keep to the rules."),)
    assert "subscribe" not in one.fields
    assert "wp-comment-cookies-consent" not in one.fields


@pytest.mark.parametrize(
    "riddle",
    [
        '<div class="g-recaptcha" data-sitekey="x"></div>',
        '<div class="cf-turnstile"></div>',
        '<label>3 + 4 = <input name="sum" type="text" required /></label>',
        '<select name="colour" required><option>red</option></select>',
    ],
)
def test_a_riddle_is_left_to_a_browser(riddle: str) -> None:
    assert found(FIELDS + riddle) == NoForm(PAGE, "riddle")


def test_the_form_of_a_secure_page_is_sent_in_secret() -> None:
    assert form(action="http://gazette.example/wp-comments-post.php").action.startswith("https://gazette.example/")
    elsewhere = form(action="http://other.example/wp-comments-post.php").action
    assert elsewhere == "http://other.example/wp-comments-post.php", "which is said before it is sent"
    assert form(page="http://127.0.0.1:8000/a").action == "http://127.0.0.1:8000/wp-comments-post.php"


def test_a_form_that_is_for_something_else_is_none() -> None:
    page = '<form action="/search" method="post"><input name="q"></form><form action="/wp-comments-post.php"></form>'
    assert form_in(Tree.parse(page, PAGE), PAGE) == NoForm(PAGE, "none")
    assert found("<input type=hidden name=comment_post_ID value=1>") == NoForm(PAGE, "none"), (
        "without a place for text"
    )


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ('<p class="comments-closed">Closed.</p>', "closed"),
        ('<div id="respond"><p class="must-log-in">You must be <a href="/in">logged in</a>.</p></div>', "login"),
        ('<link rel="https://api.w.org/" href="/wp-json/"><p>A story with a theme of blocks.</p>', "closed"),
        ('<link rel="https://api.w.org/" href="/wp-json/"><div id="disqus_thread"></div>', "elsewhere"),
        ("<p>A page.</p>", "none"),
        ("", "none"),
    ],
)
def test_a_page_without_a_form_says_why(page: str, why: str) -> None:
    assert form_in(Tree.parse(page, PAGE), PAGE) == NoForm(PAGE, why)  # type: ignore[arg-type]


_PIECES = (
    "<form method=post action=/wp-comments-post.php>",
    "<form method=post action='http://['>",
    "</form>",
    FIELDS,
    "<textarea name=comment>",
    "</textarea>",
    "<input name=author required>",
    "<input name=x type=checkbox required>",
    "<input name=comment_post_ID>",
    "<label for=x>",
    "<base href='http://['>",
    "<p>",
    "text",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_page_can_make_it_fail(pieces: list[str]) -> None:
    one = form_in(Tree.parse("".join(pieces), PAGE), PAGE)
    assert isinstance(one, NoForm) or one.action.startswith(("http://", "https://"))
