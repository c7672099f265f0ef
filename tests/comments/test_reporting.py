"""Whoever can take a comment away is told all that they need; and nobody is told anything unasked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest

from reader import locale
from reader.comments.reporting import address_of, is_status, reasons, report_status, ways
from reader.errors import NotSent, Unanswered
from reader.letters import Answer
from reader.settings import Mastodon
from reader.story import Comment, Story

STORY = Story(id="s", headline="The ferry runs again", url="https://gazette.example/ferry/")
COMMENT = Comment(
    "comment-7", "Sell the captain.\n\n> Where to?\nTo me.", author="Troll", time="2026-11-15T09:10+01:00"
)
STATUS = "https://far.example/@troll/110000000000000001"
ACCOUNT = Mastodon("https://near.example", "secret")


# ---------------------------------------------------------------------- the notice


def test_a_notice_says_where_what_why_when_by_whom_and_in_good_faith() -> None:
    found = ways(STORY, COMMENT, "threat", "2026-11-22", name="Ada", email="ada@example.org")
    assert found is not None
    assert found.subject == "Notice of a comment on “The ferry runs again”"
    assert found.notice == (
        "Address: https://gazette.example/ferry/#comment-7\n"
        "Story: The ferry runs again\n"
        "Reason: Threat or call to violence\n"
        "Date of this notice: 22 November 2026\n"
        "From: Ada, ada@example.org\n"
        "\n"
        "Comment by Troll, 15 November 2026, 09:10:\n"
        "> Sell the captain.\n"
        ">\n"
        "> > Where to?\n"
        "> To me.\n"
        "\n"
        "I give this notice in good faith and believe that what it says is accurate and complete."
    )
    assert (found.link, found.server) == (None, None)


def test_a_notice_says_no_more_than_is_known() -> None:
    found = ways(STORY, Comment("c1", "No.", time="19:02"), "unheard-of", "2026-11-22")
    assert found is not None
    assert "From:" not in found.notice
    assert "\nComment:\n> No.\n" in found.notice
    assert "Reason: Something else" in found.notice


@pytest.mark.parametrize(
    ("comment", "address"),
    [
        (
            Comment("7", "x", url="https://gazette.example/ferry/#comment-7"),
            "https://gazette.example/ferry/#comment-7",
        ),
        (Comment("comment-7", "x"), "https://gazette.example/ferry/#comment-7"),
        (Comment("7", "x"), "https://gazette.example/ferry/"),
        (Comment("javascript", "x", url="javascript:alert(1)"), "https://gazette.example/ferry/"),
    ],
)
def test_the_address_is_as_exact_as_the_page_is(comment: Comment, address: str) -> None:
    assert address_of(STORY, comment) == address


def test_where_there_is_nobody_to_tell_there_is_no_way() -> None:
    assert ways(Story(id="s", headline="On paper"), COMMENT, "spam", "2026-11-22") is None
    assert ways(Story(id="s", headline="x", url="edition:x"), COMMENT, "spam", "2026-11-22") is None


def test_a_mail_has_the_notice_in_it_and_goes_to_nobody_yet() -> None:
    found = ways(STORY, COMMENT, "spam", "2026-11-22")
    assert found is not None
    parts = urlsplit(found.mail)
    fields = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert fields["subject"] == [found.subject]
    assert fields["body"] == [found.notice.replace("\n", "\r\n")]
    assert "+" not in found.mail, "which mail programs take as it stands"


def test_a_mail_is_no_longer_than_mail_programs_take() -> None:
    found = ways(STORY, Comment("comment-7", "é" * 5_000), "spam", "2026-11-22")
    assert found is not None
    assert len(found.mail) <= 1_800
    assert found.mail.endswith("%E2%80%A6")
    assert len(found.notice) > 5_000


def test_a_notice_is_in_the_language_of_the_interface() -> None:
    locale.use("fr")
    found = ways(STORY, COMMENT, "spam", "2026-11-22")
    assert found is not None
    assert reasons()["spam"] in found.notice
    assert "22 novembre 2026" in found.notice
    assert "bonne foi" in found.notice


# ---------------------------------------------------------------------- Mastodon


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        (STATUS, True),
        ("https://near.example/@troll@far.example/110000000000000001", True),
        ("https://far.example/users/troll/statuses/110000000000000001", True),
        ("https://far.example/@troll", False),
        ("https://video.example/@troll/videos", False),
        ("https://gazette.example/ferry/#comment-7", False),
        (None, False),
    ],
)
def test_a_status_is_known_by_its_address(url: str | None, yes: bool) -> None:
    assert is_status(url) is yes


def test_a_server_is_a_way_only_for_statuses_and_with_an_account() -> None:
    status = Comment("status-1", "Spam!", url=STATUS)
    offered = [
        ways(STORY, comment, "spam", "2026-11-22", account=account)
        for comment, account in ((status, ACCOUNT), (status, None), (COMMENT, ACCOUNT))
    ]
    assert [one.server for one in offered if one] == ["https://near.example", None, None]
    assert offered[0] is not None
    assert offered[0].remark == "Advertising or spam"


class Server:
    """A Mastodon server with an answer for each path; ``asked`` is what it was told."""

    def __init__(self, **answers: object) -> None:
        found = {"statuses": [{"id": "42", "account": {"id": "9", "acct": "troll@far.example"}}]}
        self.search: object = answers.get("search", found)
        self.reports: object = answers.get("reports", {"id": "1"})
        self.asked: list[tuple[str, Mapping[str, str], str]] = []

    def ask(self, address: str, fields: Mapping[str, str], *, token: str) -> Answer:
        self.asked.append((address, fields, token))
        given = self.search if address.endswith("/search") else self.reports
        if isinstance(given, Exception):
            raise given
        if isinstance(given, int):
            return Answer(address, given)
        return Answer(address, 200, {}, given if isinstance(given, bytes) else json.dumps(given).encode())

    def report(self, reason: str = "spam") -> tuple[bool, str]:
        return report_status(STATUS, reason, "Advertising or spam", ACCOUNT, self.ask, self.ask)


def test_a_status_is_looked_up_on_the_readers_server_and_reported_there() -> None:
    server = Server()
    assert server.report() == (True, "The comment is reported to near.example.")
    assert server.asked == [
        (
            "https://near.example/api/v2/search",
            {"q": STATUS, "resolve": "true", "type": "statuses", "limit": "1"},
            "secret",
        ),
        (
            "https://near.example/api/v1/reports",
            {
                "account_id": "9",
                "status_ids[]": "42",
                "comment": "Advertising or spam",
                "category": "spam",
                "forward": "true",
            },
            "secret",
        ),
    ]


def test_what_is_no_spam_is_reported_as_something_else_and_only_what_is_foreign_is_forwarded() -> None:
    server = Server(search={"statuses": [{"id": "42", "account": {"id": "9", "acct": "troll"}}]})
    assert server.report("threat")[0]
    fields = server.asked[1][1]
    assert fields["category"] == "other"
    assert "forward" not in fields


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"search": {"statuses": []}}, "near.example does not know this comment."),
        ({"search": []}, "does not know"),
        ({"search": b"<p>Busy"}, "does not know"),
        ({"search": {"statuses": [{"id": 42}]}}, "does not know"),
        ({"search": {"statuses": [{"id": "../x", "account": {"id": "9"}}]}}, "does not know"),
        ({"search": 401}, "does not accept the token in the settings (401)"),
        ({"reports": 403}, "It needs the scopes read:search, write:reports."),
        ({"reports": 429}, "had too many requests (429)"),
        ({"reports": 422}, "does not take the report (422)"),
        ({"search": NotSent("there is no network")}, "The report was not sent: there is no network."),
        ({"reports": Unanswered("nothing came")}, "The report went out, but no answer came: nothing came."),
    ],
)
def test_what_goes_wrong_is_told(answers: dict[str, object], words: str) -> None:
    done, message = Server(**answers).report()
    assert not done
    assert words in message
    assert "secret" not in message
