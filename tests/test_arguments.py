"""Any words are understood, or refused in one sentence: argparse never speaks for itself, nor ends the program."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import arguments, locale
from reader.arguments import COMMANDS, language_asked, parse
from reader.errors import UsageError

OPTIONS = (
    "--lang",
    "--theme",
    "--contrast",
    "--config",
    "--library",
    "--format",
    "--check",
    "-h",
    "--help",
    "--version",
)
WORDS = (
    *COMMANDS,
    *OPTIONS,
    "--",
    "-",
    "",
    "-x",
    "--x",
    "--lang=fr",
    "--format=json",
    "--help=x",
    "fr",
    "json",
    "page.txt",
)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_words_are_understood_or_refused(words: list[str]) -> None:
    try:
        asked = parse(words)
    except UsageError:
        return
    assert asked.command in COMMANDS or asked.help or asked.version
    if asked.command == "show":
        assert asked.targets or asked.help or asked.version


@pytest.mark.parametrize(
    ("words", "command", "target"),
    [
        ([], "open", None),
        (["page.txt"], "open", "page.txt"),
        (["open", "page.txt"], "open", "page.txt"),
        (["-"], "open", "-"),
        ([""], "open", ""),
        (["--theme", "show", "page.txt"], "open", "page.txt"),
        (["--theme=sepia"], "open", None),
        (["--", "show"], "open", "show"),
        (["--", "-x"], "open", "-x"),
        (["page.txt", "--lang", "fr"], "open", "page.txt"),
    ],
)
def test_a_target_alone_is_opened(words: list[str], command: str, target: str | None) -> None:
    asked = parse(words)
    assert (asked.command, asked.target) == (command, target)


def test_what_is_said_after_the_command_goes_before_what_is_said_before_it() -> None:
    assert parse(["--lang", "fr", "show", "x"]).lang == "fr"
    assert parse(["--lang", "fr", "show", "x", "--lang", "en"]).lang == "en"


def test_options_are_not_guessed_at() -> None:
    with pytest.raises(UsageError, match="there is no option “--the” here"):
        parse(["--the", "sepia"])


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["show", "--lang", "fr"], "fr"),
        (["--lang=fr", "show"], "fr"),
        (["--lang"], None),
        (["--", "--lang=fr"], None),
        ([], None),
    ],
)
def test_the_language_is_found_before_the_words_are_understood(words: list[str], language: str | None) -> None:
    assert language_asked(words) == language


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_help_fits_a_narrow_terminal(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    locale.use(language)
    for command in COMMANDS:
        assert arguments.parse([command, "--help"]).help
