"""The page's own link to report a comment is found beside the comment, and nothing that the comment links to."""

from __future__ import annotations

import pytest

from reader.extract.html.reports import report_link
from reader.extract.html.tree import Tree

PAGE = "https://gazette.example/story"


def comment(number: int, link: str, inside: str = "") -> str:
    said = f'<article id="div-comment-{number}"><p>I saw it.</p>{link}</article>'
    return f'<li id="comment-{number}" class="comment">{said}<ol>{inside}</ol></li>'


def link(page: str, number: int = 3) -> str | None:
    return report_link(Tree.parse(f"<ol>{page}</ol>", PAGE), f"comment-{number}")


@pytest.mark.parametrize(
    "anchor",
    [
        '<a class="comment-report" href="/r?c=3">!</a>',
        '<a href="/comments/3/report">!</a>',
        '<a href="/r?c=3">Report this comment</a>',
        '<a href="/r?c=3">Signaler</a>',
    ],
)
def test_a_link_is_known_by_its_class_its_address_or_its_words(anchor: str) -> None:
    found = link(comment(3, anchor))
    assert found is not None
    assert found.startswith("https://gazette.example/")


def test_an_answer_inside_a_comment_has_a_link_of_its_own() -> None:
    page = comment(3, "", comment(4, '<a class="report" href="/r?c=4">Report</a>'))
    assert link(page, 3) is None
    assert link(page, 4) == "https://gazette.example/r?c=4"


@pytest.mark.parametrize(
    "anchor",
    [
        '<p>See <a href="https://gazette.example/report/2026">the report</a>.</p>',
        '<a href="https://elsewhere.example/report">Report</a>',
        '<a class="report" href="#">Report</a>',
        '<a class="report" href="javascript:report(3)">Report</a>',
        '<a href="/?replytocom=3#respond">Reply</a>',
        '<button class="report">Report</button>',
    ],
)
def test_what_leads_nowhere_or_somewhere_else_is_none(anchor: str) -> None:
    assert link(comment(3, anchor)) is None


def test_a_comment_is_found_by_an_attribute_too() -> None:
    page = '<div data-comment-id="x-9"><p>Yes.</p><a class="flag" href="/flag/x-9">Flag</a></div>'
    assert report_link(Tree.parse(page, PAGE), "x-9") == "https://gazette.example/flag/x-9"
    assert report_link(Tree.parse(page, PAGE), "x-8") is None
