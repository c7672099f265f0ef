"""Runs of text with roles become cells, and links know their columns."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.flow import Run, edge, flow, lines, linked, runs
from reader.layout.width import cells
from reader.layout.wrap import tidy
from reader.story import Span

ROLES = st.sampled_from(["text", "text+strong", "muted"])
TEXT = st.text(st.sampled_from("ab é-日本。e\u0301👩\u200d👍\U0001f3fd🇫🇷\ufe0f❤\n \xa0"), max_size=30)
RUNS = st.lists(st.builds(Run, TEXT, ROLES, st.sampled_from([None, "https://example.org/"])), max_size=6)


def test_marks_and_links_become_roles() -> None:
    spans = (
        Span("plain "),
        Span("both", frozenset({"em", "strong"})),
        Span(" and "),
        Span("a link", frozenset({"code"}), "https://example.org/"),
    )
    assert runs(spans) == [
        ("plain ", "text", None),
        ("both", "text+strong+em", None),
        (" and ", "text", None),
        ("a link", "link+underline+code", "https://example.org/"),
    ]


def test_a_link_over_a_line_end_can_be_clicked_on_both_lines() -> None:
    content = [Run("See ", "text"), Run("the whole report", "link+underline", "u"), Run(" here.", "text")]
    assert list(flow(content, 14)) == [
        (0, (("See ", "text"), ("the whole", "link+underline")), ((4, 13, "u"),)),
        (14, (("report", "link+underline"), (" here.", "text")), ((0, 6, "u"),)),
    ]


def test_columns_of_links_count_cells_not_characters() -> None:
    content = [Run("日本 ", "text"), Run("リンク", "link", "u")]
    assert list(flow(content, 20)) == [(0, (("日本 ", "text"), ("リンク", "link")), ((5, 11, "u"),))]


def test_blanks_between_runs_are_one() -> None:
    content = [Run("  one ", "text"), Run(" \t", "muted"), Run(" two  ", "text+strong")]
    assert list(flow(content, 20)) == [(0, (("one ", "text"), ("two", "text+strong")), ())]


def test_a_run_that_ends_inside_a_cluster_takes_the_whole_of_it() -> None:
    content = [Run("cafe", "text+strong"), Run("\u0301 noir", "text")]
    assert [piece[1] for piece in flow(content, 20)] == [(("cafe\u0301", "text+strong"), (" noir", "text"))]


def test_addresses_in_plain_text_become_links() -> None:
    text = "Voir https://example.org/a?b=1, ou (www.example.org)."
    assert [run for run in linked(text, "text") if run.href] == [
        ("https://example.org/a?b=1", "link+underline", "https://example.org/a?b=1"),
        ("www.example.org", "link+underline", "https://www.example.org"),
    ]
    assert "".join(run.text for run in linked(text, "text")) == text


def test_an_edge_stands_left_of_each_line_and_moves_links() -> None:
    found = list(lines([Run("one two", "link", "u")], 6, 7, "list", left=edge("• ", "  ", "muted")))
    assert [line.text for line in found] == ["• one", "  two"]
    assert found[0].links == ((2, 5, "u"),)
    assert {(line.block, line.indent, line.kind) for line in found} == {(7, 2, "list")}


def test_an_edge_that_leaves_no_room_is_left_out() -> None:
    assert [line.text for line in lines([Run("ab", "text")], 2, 0, "quote", left=edge("▌ "))] == ["ab"]


@given(RUNS, st.integers(1, 20))
@settings(max_examples=100, deadline=None)
def test_any_runs_fit_and_keep_their_order(content: list[Run], width: int) -> None:
    last = -1
    for start, found, links in flow(content, width):
        taken = sum(cells(text) for text, _ in found)
        assert 0 < taken <= width
        assert start > last
        last = start
        assert all(0 <= first < end <= taken for first, end, _ in links)


@given(RUNS)
@settings(max_examples=100, deadline=None)
def test_the_words_are_the_same_at_any_width(content: list[Run]) -> None:
    def words(width: int) -> str:
        text = "".join(text for _, found, _ in flow(content, width) for text, _ in found)
        return "".join(text.split())

    assert words(2) == words(7) == words(1000)


@given(st.text(st.sampled_from("abcé -\n\xa0"), max_size=60), st.integers(1, 20))
@settings(max_examples=100, deadline=None)
def test_starts_point_into_the_text(text: str, width: int) -> None:
    whole = tidy(text)
    for start, found, _ in flow([Run(text, "text")], width):
        assert whole.startswith(found[0][0], start)
