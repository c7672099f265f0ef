"""A form goes out once, as browsers send it; every answer is one; what went out is told from what did not."""

from __future__ import annotations

import socket
from urllib.parse import parse_qs

import pytest

from reader import PROJECT, __version__
from reader.errors import NotAllowed, NotSent, NotTrusted, Stopped, TimedOut, Unanswered
from reader.sources.web import ask, post
from reader.sources.web.posting import LIMIT
from tests.sources.web.site import Request, Site, answer, redirect

FIELDS = {"comment": "It rains — since Noël.\nStill.", "author": "A & B"}


def test_a_form_goes_out_as_browsers_send_it(site: Site) -> None:
    site.pages["/take"] = answer("taken")
    answered = post(site.url("/take"), FIELDS, page=site.url("/story#comments"), own=True)
    (request,) = site.requests
    assert request.method == "POST"
    assert parse_qs(request.body.decode()) == {"comment": ["It rains — since Noël.\r\nStill."], "author": ["A & B"]}
    assert request.headers["content-type"] == "application/x-www-form-urlencoded; charset=UTF-8"
    assert request.headers["content-length"] == str(len(request.body))
    assert request.headers["origin"] == site.url("")
    assert request.headers["referer"] == site.url("/story")
    assert request.headers["user-agent"] == f"newsreader/{__version__} (+{PROJECT})"
    assert (answered.status, answered.body, answered.charset) == (200, b"taken", "utf-8")


def test_a_redirect_is_an_answer_and_is_not_followed(site: Site) -> None:
    site.pages["/take"] = redirect("/story#comment-7", set_cookie="who=you")
    answered = post(site.url("/take"), FIELDS, own=True)
    assert (answered.status, answered.headers["location"]) == (302, "/story#comment-7")
    assert "set-cookie" not in answered.headers
    assert len(site.requests) == 1


@pytest.mark.parametrize("status", ["403 Forbidden", "409 Conflict", "429 Too Many Requests", "500 Broken"])
def test_an_error_is_an_answer_with_its_explanation(site: Site, status: str) -> None:
    site.pages["/take"] = answer("<p>no", status)
    answered = post(site.url("/take"), FIELDS, own=True)
    assert (answered.status, answered.body) == (int(status[:3]), b"<p>no")


def test_an_endless_explanation_is_cut_off(site: Site) -> None:
    site.pages["/take"] = answer(b"x" * (LIMIT * 3))
    assert post(site.url("/take"), FIELDS, own=True).body == b"x" * LIMIT


def test_an_explanation_that_breaks_off_takes_nothing_from_the_status(site: Site) -> None:
    def broken(line: socket.socket, _request: Request) -> None:
        line.sendall(answer(b"half", "409 Conflict", content_length="400"))

    site.pages["/take"] = broken
    answered = post(site.url("/take"), FIELDS, own=True)
    assert (answered.status, answered.body) == (409, b"half")


def test_nothing_is_sent_into_the_readers_own_network_unless_the_page_came_from_there(site: Site) -> None:
    with pytest.raises(NotSent) as refused:
        post(site.url("/take"), FIELDS)
    assert isinstance(refused.value.__cause__, NotAllowed)
    assert site.requests == []


def test_what_never_went_out_is_not_sent(site: Site) -> None:
    port = site.port
    site.close()
    with pytest.raises(NotSent) as refused:
        post(f"http://127.0.0.1:{port}/", FIELDS, own=True)
    assert "does not accept connections" in str(refused.value)
    with pytest.raises(NotSent) as unknown:
        post("https://nowhere.example/", FIELDS)
    assert "nowhere.example" in str(unknown.value)


def test_nothing_goes_to_a_server_that_is_not_to_be_trusted(
    secure_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(NotSent) as refused:
        post(secure_site.url("/take"), FIELDS, own=True)
    assert isinstance(refused.value.__cause__, NotTrusted)
    assert secure_site.requests == []


def test_over_a_secure_connection(secure_site: Site) -> None:
    secure_site.pages["/take"] = redirect("#comment-7")
    assert post(secure_site.url("/take"), FIELDS, own=True).status == 302


def test_what_went_out_without_an_answer_may_have_been_taken(site: Site) -> None:
    site.pages["/take"] = lambda line, _request: line.close()
    with pytest.raises(Unanswered) as unanswered:
        post(site.url("/take"), FIELDS, own=True)
    assert unanswered.value.what


@pytest.mark.usefixtures("hurry")
def test_a_server_that_takes_the_form_and_says_nothing_is_not_waited_for(site: Site) -> None:
    site.pages["/take"] = lambda _line, _request: site.gone.wait(10) and None
    with pytest.raises(Unanswered) as unanswered:
        post(site.url("/take"), FIELDS, own=True)
    assert isinstance(unanswered.value.__cause__, TimedOut)


def test_the_reader_can_stop_before_and_while_it_is_sent(site: Site) -> None:
    with pytest.raises(NotSent) as stopped:
        post(site.url("/take"), FIELDS, own=True, cancelled=lambda: True)
    assert isinstance(stopped.value.__cause__, Stopped)
    assert site.requests == []

    site.pages["/take"] = lambda _line, _request: site.gone.wait(10) and None
    with pytest.raises(Unanswered) as late:
        post(site.url("/take"), FIELDS, own=True, cancelled=lambda: bool(site.requests))
    assert isinstance(late.value.__cause__, Stopped)


def test_no_address_is_none(site: Site) -> None:
    with pytest.raises(NotSent):
        post("mailto:somebody@example.org", FIELDS)


def test_a_question_has_its_fields_in_the_address_and_the_token_in_a_header(site: Site) -> None:
    site.pages["/api?q=a+b"] = answer("{}", content_type="application/json")
    assert ask(site.url("/api"), {"q": "a b"}, own=True, token="secret").body == b"{}"
    (request,) = site.requests
    assert (request.method, request.headers["authorization"]) == ("GET", "Bearer secret")
    assert "referer" not in request.headers
