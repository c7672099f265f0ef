"""A command is typed as its key, its word, or what the word begins with, in either language."""

from __future__ import annotations

import pytest

from reader import locale
from reader.linear.commands import COMMANDS, help_lines, read
from reader.linear.listing import Shelving
from reader.linear.moving import Moving
from reader.linear.offering import Offering
from reader.linear.session import Session
from reader.linear.speaking import Speaking
from reader.linear.tagging import Tagging
from reader.linear.talking import Talking


def ids(line: str, place: str = "story") -> list[str]:
    return [command.id for command in read(line, place).commands]  # type: ignore[arg-type]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_command_is_done_by_somebody(command: object) -> None:
    doers = (Session, Moving, Offering, Shelving, Talking, Speaking, Tagging)
    assert any(callable(getattr(doer, command.id, None)) for doer in doers)  # type: ignore[attr-defined]


def test_no_two_commands_of_a_place_share_a_key_or_a_word() -> None:
    for language in locale.LANGUAGES:
        locale.use(language)
        for place in ("list", "story"):
            known = [line.split(":")[0].split(",") for line in help_lines(place)]  # type: ignore[arg-type]
            keys, words = [key for key, *_ in known], [word.split()[0] for _, word, *_ in known]
            assert len(set(keys)) == len(keys)
            assert len(set(words)) == len(words)


def test_a_key_is_the_command_and_no_beginning_of_a_word() -> None:
    assert ids("n") == ["next_match"]
    assert ids("N") == ["previous_match"]
    assert ids("]") == ["next_crosshead"]


def test_a_word_may_be_cut_short() -> None:
    assert ids("next") == ids("nex") == ["go_on"]
    assert ids("cross") == ["next_crosshead"]


def test_a_word_is_understood_whatever_its_case_and_accents() -> None:
    locale.use("fr")
    assert ids("précédent") == ids("PRECEDENT") == ["go_back"]


def test_english_words_are_understood_in_french_too() -> None:
    locale.use("fr")
    assert ids("crosshead") == ids("intertitre") == ["next_crosshead"]


def test_what_may_be_several_commands_names_them_all() -> None:
    assert ids("re") == ["rest", "to_related", "report"]


def test_a_whole_word_is_no_beginning_of_another() -> None:
    assert ids("new") == ["new_comment"]


def test_the_argument_is_what_follows() -> None:
    typed = read("open  https://example.org/a b ", "list")
    assert [command.id for command in typed.commands] == ["open"]
    assert typed.argument == "https://example.org/a b"


def test_a_slash_searches_for_what_stands_right_behind_it() -> None:
    assert read("/spring tide", "story").argument == "spring tide"


def test_a_list_knows_no_commands_of_a_story() -> None:
    assert ids("crosshead", "list") == []
    assert ids("next", "list") == ["go_on"]
