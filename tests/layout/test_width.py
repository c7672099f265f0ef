"""Widths are those that Rich will cut and pad by."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes

from reader.layout.width import cells, clusters, fitted, simple
from reader.text import clean

BASES = "ae1#*5éñßαЖאب한가각日本語ｶ。「①☺❤✈☎⚽⌚™©↔▶★🙂👍👩👨🏳🏴🚀🐱🫠🇫🇷🇯"
MARKS = "\u0301\u0308\u0327\u20e3\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fd\u0902\u094d\u0e33\u0e48\u200c\u1160\u11a8"
AWKWARD = st.text(st.one_of(st.sampled_from(BASES + MARKS + " -"), st.characters(exclude_categories=["Cs", "Cc"])))


def painted(text: str) -> str:
    return "".join(cluster for _, cluster, _ in clusters(text))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plain", 5),
        ("déjà « vu » – 10 000 €", 22),
        ("e\u0301", 1),
        ("日本", 4),
        ("한국", 4),
        ("👩‍👩‍👧", 2),
        ("👍🏽", 2),
        ("🏳️‍🌈", 2),
        ("🇫🇷", 2),
        ("❤️", 2),
        ("❤", 1),
        ("1️⃣", 2),
        ("שלום", 4),
        ("مرحبا", 5),
        ("नमस्ते", 4),
    ],
)
def test_known_widths(text: str, width: int) -> None:
    assert cells(text) == width == cell_len(text)


def test_every_character_painted_is_as_wide_as_rich_says() -> None:
    wrong = [
        hex(code)
        for code in range(0x20, 0x30000)
        if not 0xD800 <= code < 0xE000
        and (text := clean(chr(code))) not in ("", "\n", "\t")
        and sum(width for _, _, width in clusters(text)) != cell_len(painted(text))
    ]
    assert wrong == []


def test_simple_text_is_as_wide_as_it_is_long() -> None:
    wrong = [
        hex(code) for code in range(0x20, 0x30000) if simple(chr(code)) and code != 0x7F and cell_len(chr(code)) != 1
    ]
    assert wrong == []


def test_no_simple_character_combines_with_another() -> None:
    assert not [hex(code) for code in range(0x20, 0x30000) if simple(chr(code)) and unicodedata.combining(chr(code))]


@given(AWKWARD)
@settings(max_examples=100, deadline=None)
def test_clusters_add_up_to_what_rich_measures(text: str) -> None:
    text = clean(text).replace("\n", "").replace("\t", "")
    found = list(clusters(text))
    assert sum(width for _, _, width in found) == cell_len("".join(cluster for _, cluster, _ in found))


@given(AWKWARD, st.integers(0, 30))
@settings(max_examples=100, deadline=None)
def test_text_may_be_cut_between_any_two_clusters(text: str, at: int) -> None:
    found = [cluster for _, cluster, _ in clusters(clean(text))]
    left, right = "".join(found[:at]), "".join(found[at:])
    assert cell_len(left) + cell_len(right) == cell_len(left + right)


# Skin tones on their own and characters newer than Rich's tables are replaced, and so become clusters of their own.
@given(st.text(st.sampled_from([character for character in BASES + MARKS if not "🏻" <= character <= "🏿"])))
@settings(max_examples=100, deadline=None)
def test_clusters_begin_where_graphemes_do(text: str) -> None:
    starts = {0}
    for grapheme in iter_graphemes(text):
        starts.add(max(starts) + len(grapheme))
    assert {start for start, _, _ in clusters(text)} <= starts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("co\u00adopération", "coopération"),  # a soft hyphen is no hyphen yet
        ("a\u200db", "ab"),  # Rich would count nothing for what follows the joiner
        ("\u0301abc", "abc"),  # the mark would sit on whatever stands left of it
        ("teint \U0001f3fd", "teint ■"),  # Rich counts nothing for a skin tone, terminals two cells
        ("\U0001faeb", "\ufffd"),  # newer than Rich's tables
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_what_would_be_painted_off_is_left_out_or_replaced(text: str, shown: str) -> None:
    assert painted(text) == shown


def test_only_text_that_needs_them_loads_the_tables() -> None:
    program = (
        "import sys; from reader.layout.flow import Run, flow\n"
        "for text in ('Déjà « vu » – 10\\u202f000 €…', 'e\\u0301'):\n"
        "    list(flow([Run(text, 'text')], 20)); print('wcwidth' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]


@given(text=AWKWARD, width=st.integers(-1, 30))
@settings(max_examples=100, deadline=None)
def test_what_is_fitted_takes_that_many_cells(text: str, width: int) -> None:
    assert cell_len(fitted(clean(text).replace("\n", " "), width)) == max(0, width)


def test_half_a_wide_character_is_a_blank() -> None:
    assert fitted("日本", 3) == "日 "
