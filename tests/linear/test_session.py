"""Reading in lines: what is typed, and what is told."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import locale, settings
from reader.desk import Desk
from reader.linear.console import Console
from reader.linear.session import Session

Talk = Callable[..., list[str]]

DUMP = """\
The ferry runs again
Information provided by Harbour Wire • 2 March 2026 at 08:20

After nine days in dry dock the ferry crossed the sound this morning with forty cars on board.

- "We counted the days" -

The harbour master said that the new propeller had cost more than the old engine ever did.

The next crossing is at noon, and the one after that when the tide allows it to be made.
"""


class Typist(Console):
    """A console at which the lines are typed that a test has written down."""

    def __init__(self, lines: list[str], width: int | None = None) -> None:
        super().__init__(width)
        self.lines = lines
        self.told: list[str] = []

    def say(self, *lines: str) -> None:
        self.told.extend(self._wrapped(line) for line in lines)

    def group(self, text: str) -> None:
        self.told.append(text)

    def ask(self, prompt: str) -> str | None:
        return self.lines.pop(0) if self.lines else None


@pytest.fixture
def talk() -> Talk:
    """Types lines into a new session and gives what was told after the last of them."""

    def typed(*lines: str, target: str | None = None, width: int | None = None) -> list[str]:
        desk = Desk()
        console = Typist([], width)
        session = Session(desk, console)
        session.begin(target, desk.bring(target) if target else None)
        for line in lines:
            console.lines = [line]
            console.told.clear()
            session.converse()
        return console.told

    return typed


def slug_with(**wanted: int) -> str:
    """A story of the edition with that many comments and more."""
    edition = Desk().edition
    return next(entry.target for entry in edition.entries if (entry.comment_count or 0) >= wanted.get("comments", 0))


def test_the_list_is_told_ten_stories_at_a_time(talk: Talk) -> None:
    title, notice, *stories = talk()
    assert title.endswith("16 stories.")
    assert "invented" in notice
    assert [line.split(".")[0] for line in stories] == [str(number) for number in range(1, 11)]
    assert stories[0].endswith("Not read yet.")
    more = talk("")
    assert more[0].startswith("11. ")
    assert talk("", "") == ["This is the end of the list."]
    assert talk("", "k")[0].startswith("1. ")


def test_a_number_opens_its_story(talk: Talk) -> None:
    first = Desk().edition.entries[0]
    told = talk("1")
    assert first.headline in told[0]
    assert "passages" in told[-1]
    assert talk("99") == ["There is no story 99 in this list."]


def test_enter_goes_from_passage_to_passage(talk: Talk, tmp_path: Path) -> None:
    page = tmp_path / "ferry.txt"
    page.write_text(DUMP)
    target = str(page)
    assert talk("", target=target) == [
        "After nine days in dry dock the ferry crossed the sound this morning with forty cars on board."
    ]
    assert talk("g", "", "", target=target) == ["We counted the days"]
    assert talk("g", "]", target=target) == ["We counted the days"]
    assert talk("g", "]", "]", target=target) == ["There is no crosshead after this."]
    assert talk("g", "]", "k", target=target)[0].startswith("After nine days")
    assert talk("G", target=target)[-1] == "End of the story."
    assert talk("G", "", target=target)[0] == "End of the story."


def test_lines_are_wrapped_by_words(talk: Talk, tmp_path: Path) -> None:
    page = tmp_path / "ferry.txt"
    page.write_text(DUMP)
    (told,) = talk("", target=str(page), width=40)
    assert max(map(len, told.split("\n"))) <= 40
    assert " ".join(told.split("\n")).startswith("After nine days in dry dock the ferry")


def test_a_search_goes_to_the_passage_with_the_words(talk: Talk, tmp_path: Path) -> None:
    page = tmp_path / "ferry.txt"
    page.write_text(DUMP)
    target = str(page)
    assert talk("/PROPELLER", target=target)[0].startswith("The harbour master")
    assert talk("beginning", "search master", "n", target=target) == ["No further passage has “master”."]
    assert talk("beginning", "/the", "n", "N", target=target)[0].startswith("After nine days")


def test_a_search_in_the_list_tells_the_stories_with_the_words(talk: Talk) -> None:
    entry = Desk().edition.entries[4]
    (found,) = talk(f"/{entry.headline.upper()}")
    assert found.startswith("5. ")
    assert talk("/xyzzy") == ["No story here has “xyzzy”."]


def test_comments_can_be_gone_through_reported_and_taken_back(talk: Talk) -> None:
    target = slug_with(comments=40)
    comment = talk("c", target=target)[0]
    head, text = comment.split("\n", 1)
    assert " · " in head
    console_lines = talk("c", "r", target=target)
    assert console_lines[-1] == "Nothing was reported."

    desk = Desk()
    console = Typist(["c", "r", "2", "."])
    session = Session(desk, console)
    session.begin(target, desk.bring(target))
    session.converse()
    assert "Reported comment, folded away" in console.told[-1]
    assert text not in console.told[-1]

    again = Typist(["c", "u"])
    session = Session(Desk(), again)
    session.begin(target, desk.bring(target))
    session.converse()
    assert again.told[-2] == "The report is taken back."
    assert text in again.told[-1]


def test_a_story_to_read_next_opens_by_its_number_and_back_returns(talk: Talk) -> None:
    target = slug_with(comments=40)
    story = Desk().open(target)
    listed = talk("t", target=target)
    assert [line.split(".")[0] for line in listed] == [str(number + 1) for number in range(len(story.related))]
    assert story.related[1].title in talk("t", "2", target=target)[0]  # type: ignore[operator]
    back = talk("", "2", "back", target=target)
    assert story.headline in back[0]
    assert back[1:] == talk("", target=target)


def test_the_passage_is_remembered_for_another_day(talk: Talk) -> None:
    target = slug_with(comments=40)
    last = talk("", "", "", "q", target=target)
    assert last == []
    told = talk(target=target)
    assert told[-2].startswith("You stopped reading here")
    assert talk("beginning", target=target)[0] == told[0]


def test_what_is_no_command_is_said_so(talk: Talk) -> None:
    assert talk("frobnicate") == ["“frobnicate” is no command here. Type ? for help."]
    assert talk("no-such-file.txt") == ["“no-such-file.txt” is no command here. Type ? for help."]
    assert "no-such-file.txt" in talk("open no-such-file.txt")[0]
    assert talk("re", target=slug_with())[0] == "That may be one of: rest, related, report."


def test_help_tells_every_command(talk: Talk) -> None:
    told = talk("?")
    assert any(line.startswith("q, quit") for line in told)
    assert not any("crosshead" in line for line in told)
    assert any("crosshead" in line for line in talk("?", target=slug_with()))


def test_it_speaks_french(talk: Talk) -> None:
    locale.use("fr")
    assert talk("", "", "")[0] == "La liste est finie."
    assert talk("quitter") == []


def test_it_reads_aloud_from_where_the_reader_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, heard = tmp_path / "ferry.txt", tmp_path / "heard.txt"
    page.write_text(DUMP)
    code = "import sys; open(sys.argv[1], 'a').write(sys.argv[2] + ' ' + sys.stdin.read() + chr(10))"
    monkeypatch.setenv("NEWSREADER_SPEECH", shlex.join([sys.executable, "-c", code, str(heard), "{language} {rate}"]))
    desk = Desk(settings.load())
    console = Typist(["]", "+", "speak"])
    session = Session(desk, console)
    session.begin(str(page), desk.bring(str(page)))
    session.converse()
    assert heard.read_text().splitlines() == [
        "en 200 The harbour master said that the new propeller had cost more than the old engine ever did.",
        "en 200 The next crossing is at noon, and the one after that when the tide allows it to be made.",
    ]
    assert console.told[-1] == "End of the story."
    assert desk.choice("rate", "") == "200"


def test_what_was_read_is_said_among_the_stories_to_read_next(talk: Talk) -> None:
    desk = Desk()
    story = desk.open("edition:the-lock-ledger")
    assert not any("Read already" in line for line in talk("t", target="edition:the-lock-ledger"))
    assert story.related[0].url is not None
    desk.mark_read(story.related[0].url)
    desk.state.save()
    first, second, *_ = talk("t", target="edition:the-lock-ledger")
    assert "Read already" in first
    assert "Read already" not in second
