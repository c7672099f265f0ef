"""Letters beside links: enough of them, in the right places, and never wider than the line may be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.flow import Run, lines
from reader.layout.sheet import Line
from reader.layout.width import cells as width_of
from reader.view.linkhints import LETTERS, labels, places, with_labels


def laid(*content: Run, width: int = 40) -> list[tuple[int, Line]]:
    return list(enumerate(lines(content, width, 3, "paragraph")))


def text_of(cells: tuple[tuple[str, str], ...]) -> str:
    return "".join(text for text, _ in cells)


def test_labels_are_letters_all_of_one_length() -> None:
    assert labels(0) == []
    assert labels(3) == ["f", "j", "d"]
    assert labels(26) == list(LETTERS)
    many = labels(27)
    assert (len(set(many)), {len(label) for label in many}) == (27, {2})


def test_a_link_over_two_lines_has_one_label() -> None:
    before, link, after = (
        Run("See ", "text"),
        Run("the plan of the new quay", "link", "https://e.org/q"),
        Run(".", "text"),
    )
    made = laid(before, link, after, width=14)
    assert len(made) > 1
    assert [(place.line, place.column, place.href, place.block) for place in places(made)] == [
        (0, 4, "https://e.org/q", 3)
    ]


def test_two_links_to_one_address_have_a_label_each() -> None:
    made = laid(Run("one", "link", "https://e.org/"), Run(" and ", "text"), Run("two", "link", "https://e.org/"))
    assert [place.column for place in places(made)] == [0, 8]


def test_what_can_only_be_clicked_has_none() -> None:
    assert not list(places(laid(Run("Report", "link", "action:report"))))


def test_labels_stand_before_the_links_where_there_is_room() -> None:
    cells = (("See ", "text"), ("the plan", "link"), (" or ", "text"), ("ask", "link"), (".", "text"))
    assert text_of(with_labels(cells, [(4, "f"), (16, "j")], 40)) == "See [f]the plan or [j]ask."
    assert ("[f]", "selection+strong") in with_labels(cells, [(4, "f")], 40)


def test_labels_cover_the_first_letters_where_there_is_none() -> None:
    cells = (("See ", "text"), ("the plan", "link"))
    assert text_of(with_labels(cells, [(4, "f")], 12)) == "See [f] plan"
    assert text_of(with_labels((("日本語", "link"),), [(0, "f")], 6)) == "[f] 語"


def test_labels_of_links_that_touch_do_not_push_each_other_away() -> None:
    cells = (("So", "text"), ("1", "link"), ("2", "link"), ("3", "link"), (".", "text"))
    assert text_of(with_labels(cells, [(2, "f"), (3, "j"), (4, "d")], 6)) == "Sofj[d]"
    assert text_of(with_labels(cells, [(2, "f"), (3, "j"), (4, "d")], 15)) == "So[f]1[j]2[d]3."


@given(
    st.lists(st.tuples(st.text("ab é日本👩", max_size=8), st.sampled_from(["text", "link"])), max_size=5),
    st.lists(st.integers(0, 30), max_size=3, unique=True).map(sorted),
    st.integers(1, 60),
)
@settings(max_examples=100, deadline=None)
def test_a_line_takes_as_much_as_it_did_or_has_room_for_more(
    cells: list[tuple[str, str]], columns: list[int], room: int
) -> None:
    before = width_of(text_of(tuple(cells)))
    after = width_of(text_of(with_labels(tuple(cells), [(column, "f") for column in columns], room)))
    assert before <= after <= max(before + 2, room)
