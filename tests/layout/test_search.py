"""Words are found whatever their case, accents and line ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.flow import Run, edge, lines
from reader.layout.search import find, own_text
from reader.layout.sheet import Line, Sheet
from reader.layout.width import cells, clusters


def sheet_of(*paragraphs: str, width: int = 20, left: str = "") -> Sheet:
    """A sheet with a block a paragraph."""
    made: list[Line] = []
    for block, text in enumerate(paragraphs):
        made.extend(lines([Run(text, "text")], width, block, "paragraph", left=edge(left) if left else edge("")))
    return Sheet(iter(made))


def shown(sheet: Sheet, query: str) -> list[list[str]]:
    """What the pieces of each match cover."""
    found = []
    for match in find(sheet, query):
        pieces = []
        for line, first, end in match:
            column, piece = 0, ""
            for _, cluster, width in clusters(sheet.lines[line].text):
                if first <= column < end:
                    piece += cluster
                column += width
            pieces.append(piece)
        found.append(pieces)
    return found


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Une Écluse fermée", "ecluse", [["Écluse"]]),
        ("Une Écluse fermée", "FERMEE", [["fermée"]]),
        ("la banane", "an", [["an"], ["an"]]),
        ("l’été indien", "l'ete", [["l’été"]]),
        ("le cœur du sujet", "coeur du", [["cœur du"]]),
        ("10\u202f000 euros", "10 000", [["10\u202f000"]]),
        ("die Straße hier", "strasse", [["Straße"]]),
        ("cafe\u0301 noir", "café", [["cafe\u0301"]]),
        ("日本語の文章", "語の", [["語の"]]),
        ("nothing here", "elsewhere", []),
        ("a (b) c", "(b)", [["(b)"]]),
        ("anything", "   ", []),
    ],
)
def test_one_line(text: str, query: str, found: list[list[str]]) -> None:
    assert shown(sheet_of(text), query) == found


def test_a_match_may_go_over_a_line_end() -> None:
    sheet = sheet_of("the lock keeper of the northern canal", width=12)
    assert [line.text for line in sheet.lines] == []  # laid out by the search itself
    assert shown(sheet, "LOCK  keeper of the north") == [["lock", "keeper of", "the north"]]
    assert find(sheet, "lock keeper") == [((0, 4, 8), (1, 0, 6))]


def test_a_word_cut_by_force_or_after_its_hyphen_is_whole_for_the_search() -> None:
    assert find(sheet_of("abcdefghij", width=4), "defg") == [((0, 3, 4), (1, 0, 3))]
    assert find(sheet_of("a long-standing rule", width=8), "long-standing") == [((0, 2, 7), (1, 0, 8))]
    assert find(sheet_of("日本語の文章", width=4), "本語") == [((0, 2, 4), (1, 0, 2))]


def test_no_match_goes_from_one_block_into_the_next() -> None:
    assert find(sheet_of("one", "two"), "one two") == []


def test_what_stands_left_of_the_text_is_not_searched_but_counted() -> None:
    sheet = sheet_of("some words here", width=9, left="▌ ")
    assert find(sheet, "words here") == [((1, 2, 7), (2, 2, 6))]
    assert find(sheet, "▌") == []


@given(st.text(st.sampled_from("ab é-œß’日本e\u0301\xa0"), max_size=40), st.integers(1, 12), st.data())
@settings(max_examples=100, deadline=None)
def test_whatever_stands_on_a_line_is_found_on_it(text: str, width: int, data: st.DataObject) -> None:
    sheet = sheet_of(text, width=width)
    sheet.ensure(1 << 20)
    written = [number for number, line in enumerate(sheet.lines) if own_text(line).strip()]
    if not written:
        return
    number = data.draw(st.sampled_from(written))
    query = own_text(sheet.lines[number]).strip()
    if not any(map(str.isalnum, query)):
        return
    matches = find(sheet, query)
    assert any(piece[0] == number for match in matches for piece in match)
    for match in matches:
        for line, first, end in match:
            assert 0 <= first < end <= cells(sheet.lines[line].text)
