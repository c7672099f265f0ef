"""One way through the reader, from start to end: full screen, without colours, on a console, and in plain lines.

Whichever way one reads, one reaches the same: no word of the story, of its comments and of what it offers to read
next is lost, and everything can be done.
"""

from __future__ import annotations

import re

import pytest

from reader.desk import Desk
from reader.layout.width import cells
from reader.story import Block, Crosshead, Listing, Paragraph, Picture, Quote, Story, plain
from tests.terminals import Terminal, terminal

_QUIET = 0.2  # seconds
SLUG = "the-foghorn-vote"
FULL_SCREEN = {
    "full screen": {},
    "without colours": {"NO_COLOR": "1"},
    "console": {"TERM": "linux", "COLORTERM": ""},
}
_COLOURED = re.compile(rb"\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")
_WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture(scope="module")
def story() -> Story:
    return Desk().open(f"edition:{SLUG}")


def words_of(text: str) -> set[str]:
    return set(_WORD.findall(text))


def told_by(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return plain(spans)
        case Crosshead(text):
            return text
        case Quote(texts) | Listing(texts):
            return " ".join(map(plain, texts))
        case Picture():
            return " ".join(filter(None, (block.caption, block.credit)))
    return ""


def everything(story: Story) -> set[str]:
    """The words that a reader can come to."""
    parts = [story.headline, story.lede or "", *map(told_by, story.blocks)]
    parts += [comment.text for comment in story.comments.comments]
    parts += [f"{related.title} {related.teaser}" for related in story.related]
    return words_of(" ".join(parts))


def only_at_the_end(story: Story) -> str:
    """A word that the last comment has and no other."""
    *others, last = story.comments.comments
    return max(words_of(last.text) - words_of(" ".join(comment.text for comment in others)), key=len)


def leaf(at: Terminal, key: bytes, end: str) -> str:
    """All that is seen while ``key`` is pressed, until ``end`` is on the screen.

    Keys that come faster than pictures bring one picture for several: the next waits until all is quiet.
    """
    seen = []
    for _page in range(20):
        while at.read(_QUIET):
            pass
        seen.append(at.text)
        if end in at.text:
            return "\n".join(seen)
        at.press(key)
    raise AssertionError(f"{end!r} never came:\n{at.text}")


def search(at: Terminal, words: bytes) -> None:
    at.press(b"/")
    at.wait("┏")
    at.press(words + b"\r")


@pytest.mark.parametrize("way", FULL_SCREEN)
def test_full_screen(way: str, story: Story) -> None:
    nowhere = "The colours are the terminal’s own here"
    has_contrast = way == "full screen"
    with terminal("--lang", "en", size=(100, 100), **FULL_SCREEN[way]) as at:
        at.wait("The Elsewhere Gazette")
        search(at, b"foghorn")
        at.wait("“foghorn”: 1 match")
        at.press(b"\r")
        seen = at.wait(f"› {story.headline[:12]}", "% ·")
        seen += leaf(at, b" ", "· the end")
        at.press(b"2")
        at.wait("Report the comment")
        seen += leaf(at, b" ", only_at_the_end(story))
        at.press(b"w")
        at.wait("there is nowhere to write to")
        at.press(b"r")
        at.wait("Report the comment")
        at.press(b"\r")
        at.wait("folded away; u takes it back")
        at.press(b"u3")
        seen += at.wait("▶Read also")
        at.press(b"\r")
        title = story.related[0].title
        assert title is not None
        at.wait(f"› {title[:12]}")
        at.press(b"\x7f")
        at.wait(f"› {story.headline[:12]}")
        at.press(b"1")
        at.wait("▶Article")
        search(at, b"harbour")
        at.wait("“harbour”: match")
        at.press(b"\x1b")
        at.wait("The search is over.")
        at.press(b"c")
        at.wait("Adapted contrast on" if has_contrast else nowhere)
        at.press(b"q")
        assert at.end() == 0
        assert at.is_given_back
    assert everything(story) - words_of(seen) == set()
    assert bool(_COLOURED.search(at.said)) == has_contrast


def test_in_plain_lines(story: Story) -> None:
    with terminal("--lang", "en", "--linear", size=(80, 24)) as at:
        seen = ""

        def type_in(line: str, *answers: str) -> None:
            nonlocal seen
            at.take()
            at.press(line.encode() + b"\r")
            at.until(*answers)
            seen += at.new

        prompt = "for help): "
        at.until(prompt)
        type_in("/foghorn", prompt)
        number = re.search(r"(\d+)\. By two votes", seen)
        assert number is not None
        type_in(number[1], story.headline, prompt)
        type_in("rest", "End of the story", prompt)
        assert everything(story) - words_of(seen) == set()
        type_in("beginning", prompt)
        type_in("comments", story.comments.comments[0].text, prompt)
        type_in("write", "there is nowhere to write to", prompt)
        type_in("report", "Enter for none: ")
        type_in("1", "folded away; “undo” takes it back", prompt)
        type_in("undo", "taken back", prompt)
        type_in("related", "1. ", prompt)
        type_in("1", str(story.related[0].title), prompt)
        type_in("back", story.headline, prompt)
        type_in("search harbour", "harbour", prompt)
        type_in("contrast", "The colours are the terminal’s own here", prompt)
        at.press(b"quit\r")
        assert at.end() == 0
    assert b"\x1b" not in at.said
    assert max(map(cells, seen.split("\n"))) < 80, "nothing is left to the terminal to break"


def test_on_a_terminal_that_can_do_nothing_the_story_is_printed(story: Story) -> None:
    with terminal("--lang", "en", SLUG, size=(80, 24), TERM="dumb") as at:
        assert at.end() == 0
        assert everything(story) - words_of(at.new) == set()
    assert b"\x1b" not in at.said
