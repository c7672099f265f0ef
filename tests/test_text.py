"""Whatever comes from outside, nothing that commands a terminal gets through, and nothing else is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text import clean, clean_line

bounded = settings(max_examples=100, deadline=None)

ANYTHING = st.text(st.characters(exclude_categories=()))  # lone surrogates too
# What a hostile page would be made of: controls, the beginnings and ends of sequences, and a little text.
SEQUENCES = st.lists(
    st.sampled_from(
        ["\x1b", "[", "]", "0;", "31m", "\x07", "\\", "P", "\x9b", "\x9d", "\x9c", "\r", "\n", "\t", " ", "a"]
    )
).map("".join)
ORDINARY = st.text(
    st.characters(categories=("L", "M", "N", "P", "S", "Zs"), include_characters="\n\t\u200c\u200d\u00ad")
)

DANGEROUS = {*map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])} - {
    "\n",
    "\t",
}


@given(ANYTHING | SEQUENCES)
@bounded
def test_nothing_that_a_terminal_would_obey_is_left(text: str) -> None:
    assert not DANGEROUS.intersection(clean(text))
    assert "\x1b" not in clean(text)


@given(ANYTHING | SEQUENCES)
@bounded
def test_what_is_left_can_be_encoded(text: str) -> None:
    clean(text).encode("utf-8")


@given(ANYTHING | SEQUENCES)
@bounded
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ORDINARY)
@bounded
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(ANYTHING | SEQUENCES)
@bounded
def test_a_clean_line_is_one_line_without_a_blank_at_its_ends(text: str) -> None:
    line = clean_line(text)
    assert not {"\n", "\t"}.intersection(line)
    assert line == line.strip()
    assert "  " not in line


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[38;2;1;2;3mred", "red"),
        ("\x1b[?1049h\x1b[2J\x1b[Hgone", "gone"),
        ("\x9b31mred", "red"),
        ("\x1b]0;a title\x07text", "text"),
        ("\x1b]52;c;aGk=\x1b\\text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPq#0;2;0;0;0\x1b\\text", "text"),
        ("\x1b]0;no end\nnext line", "\nnext line"),
        ("\x1b(0lqk\x1b(B", "lqk"),
        ("\x1bctext", "text"),
        ("\x1b\x1b\x1b[31mred", "red"),
        ("\x1b", ""),
        ("a\x08b\x00c\x7fd", "abcd"),
        ("abc\u202efed\u202c \u2066x\u2069", "abcfed x"),
        ("\ufeffa page", "a page"),
        ("not\udcff UTF-8", "not UTF-8"),
    ],
)
def test_sequences_go_whole(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_a_line_feed(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize(
    "text",
    [
        "« Où ça ? » — 12 500 €, l’été",
        "می‌خواهم",  # Persian, with a zero width non-joiner
        "क्‍ष",  # Devanagari, with a zero width joiner
        "👩‍👩‍👧 ❤️ 🏳️‍🌈",
        "חדשות היום: 3–2",
        "北京　上海",
        "e\u0301 co\u00adoperate",
        "\tindented",
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean(text) == text


def test_runs_of_blanks_become_one_and_no_break_spaces_stay() -> None:
    assert clean_line("  one \t\r\n two  three\u00a0: \u202f!  ") == "one two three\u00a0: \u202f!"


def test_a_long_hostile_text_takes_no_long_time() -> None:
    for piece in ("\x1b", "\x1b[", "\x1b]", "\x9b0", "\x1b[0;", "\x1b]x", "\r"):
        assert len(clean(piece * 200_000)) <= 400_000


def test_no_character_that_python_calls_a_control_is_left_anywhere_in_unicode() -> None:
    everything = "".join(map(chr, range(0x110000)))
    left = {
        character for character in clean(everything) if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    }
    assert left == {"\n", "\t"}
