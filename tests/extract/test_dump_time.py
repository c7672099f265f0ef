"""Reading takes time in proportion to the length, whatever is on the page."""

from __future__ import annotations

import time

import pytest

from reader.errors import NotAStory
from reader.extract.dump import read_dump

PARAGRAPH = "The town council voted on Monday {} to sell the old pool at the lane to a housing trust in the town.\n\n"
SHORT, LONG = 400, 3_200
MOST = 3.0  # times as long, for each part of a page that is eight times as long: a square would be eight

PAGES = {
    "headings of comments": "12 comments\n19:02\nhello there you\n",
    "headings of stories": "Read also\nA title of some length here\n",
    "stories between paragraphs": "Read also\n\n" + PARAGRAPH * 2,
    "items": "  * one two three four five six {}.\n\n",
    "quoted lines": "> one two three four five six {}.\n\n",
    "captions": "A caption of it ( AFP / Ida CRANE )\n\n" * 2 + PARAGRAPH,
    "bylines": "By Ida Crane{}\n\n",
    "one line": "The council voted {} to sell the pool. " * 5,
    "dashes": "- {} -\n",
    "brackets": "[({}",
    "numbered addresses": "{}. https://example.org/{}\n",
    "escape sequences": "\x1b[3{}m\x1b]0;",
    "deeper and deeper": "  * one two three {}\n",
}


def seconds(pattern: str, times: int) -> float:
    """The processor's time in which a page of ``times`` such parts is read."""
    page = PARAGRAPH * 20 + "".join(pattern.replace("{}", str(number)) for number in range(times)) + PARAGRAPH * 20
    start = time.process_time()
    try:
        read_dump(page, "page.txt")
    except NotAStory:
        pytest.fail("a page with paragraphs is a story")
    return time.process_time() - start


@pytest.mark.parametrize("what", PAGES)
def test_a_page_eight_times_as_long_takes_about_eight_times_as_long(what: str) -> None:
    short = min(seconds(PAGES[what], SHORT) for _ in range(3))
    for _ in range(3):  # others are at work on the same machine: what was slow once is tried again
        growth = seconds(PAGES[what], LONG) / short
        if growth < MOST * LONG / SHORT:
            break
    assert growth < MOST * LONG / SHORT
