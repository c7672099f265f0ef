"""A flat list of comments is read as a thread."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.layout.order import How, Placed, how_named, order, order_after
from reader.story import Comment

THREAD = [
    Comment("old", "…", time="2026-11-14T09:00+01:00", score=1),
    Comment("old.1", "…", "old", time="2026-11-14T09:30+01:00", score=2),
    Comment("new", "…", time="2026-11-14T12:00+01:00", score=9),
    Comment("old.2", "…", "old", time="2026-11-14T09:10+01:00", score=7),
    Comment("middle", "…", time="2026-11-14T11:00+02:00"),
    Comment("old.1.1", "…", "old.1", time="2026-11-14T10:00+01:00"),
]


def shape(placed: list[Placed]) -> str:
    """Ids in order, indented by depth with dots."""
    return " ".join("·" * one.depth + one.comment.id for one in placed)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("page", "old ·old.1 ··old.1.1 ·old.2 new middle"),
        ("newest", "new middle old ·old.2 ·old.1 ··old.1.1"),
        ("oldest", "old ·old.2 ·old.1 ··old.1.1 middle new"),
        ("replied", "old ·old.1 ··old.1.1 ·old.2 new middle"),
        ("best", "new old ·old.2 ·old.1 ··old.1.1 middle"),
    ],
)
def test_orders(how: How, expected: str) -> None:
    assert shape(order(THREAD, how)) == expected


def test_one_goes_from_order_to_order_and_round() -> None:
    orders: list[How] = ["page"]
    for _ in range(5):
        orders.append(order_after(orders[-1], THREAD))
    assert orders == ["page", "newest", "oldest", "replied", "best", "newest"]
    unrated = [Comment("a", "…")]
    assert order_after("replied", unrated) == order_after("best", unrated) == "newest"


def test_an_order_goes_by_its_name_and_the_usual_one_by_any_other() -> None:
    assert how_named("best") == "best"
    assert how_named("of-old") == "oldest"


def test_replies_are_counted_all_the_way_down() -> None:
    assert {one.comment.id: one.replies for one in order(THREAD)} == {
        "new": 0, "middle": 0, "old": 3, "old.1": 1, "old.1.1": 0, "old.2": 0,
    }  # fmt: skip


def test_what_is_collapsed_is_left_out_and_counted() -> None:
    placed = order(THREAD, "page", collapsed={"old.1", "middle"})
    assert shape(placed) == "old ·old.1 ·old.2 new middle"
    assert [(one.replies, one.hidden, one.has_children) for one in placed[:3]] == [
        (3, 0, True),
        (1, 1, True),
        (0, 0, False),
    ]


def test_a_reported_comment_is_marked_and_its_replies_stay() -> None:
    placed = order(THREAD, "page", folded={"old"})
    assert placed[0].folded
    assert shape(placed).startswith("old ·old.1")
    assert not any(one.folded for one in placed[1:])


def test_bare_hours_across_midnight_follow_the_page() -> None:
    hours = ["00:20", "00:05", "23:50", "23:10"]
    page = [Comment(hour, "…", time=hour) for hour in hours]
    assert shape(order(page, "newest")) == "00:20 00:05 23:50 23:10"
    assert shape(order(page, "oldest")) == "23:10 23:50 00:05 00:20"
    assert shape(order(page[::-1], "newest")) == "00:20 00:05 23:50 23:10"


def test_comments_without_or_with_odd_times_stay_by_their_neighbours() -> None:
    page = [
        Comment("b", "…", time="2026-11-14"),
        Comment("odd", "…", time="the day after"),
        Comment("none", "…"),
        Comment("a", "…", time="2026-11-13T10:00"),
    ]
    assert shape(order(page, "oldest")) == "a b odd none"


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        ([("a", "a")], "a"),
        ([("a", "gone")], "a"),
        ([("a", "b"), ("b", "a")], "a ·b"),
        ([("x", "c"), ("a", "b"), ("b", "c"), ("c", "a")], "a ·c ··x ··b"),
        ([("a", None), ("a", None), ("b", "a")], "a ·b a"),
        ([("b", "a"), ("a", None)], "a ·b"),
    ],
)
def test_broken_parents(comments: list[tuple[str, str | None]], expected: str) -> None:
    assert shape(order([Comment(id, "…", parent) for id, parent in comments], "page")) == expected


def test_a_thread_may_be_very_deep() -> None:
    chain = [Comment(str(number), "…", str(number - 1)) for number in range(5_000)]
    placed = order(chain)
    assert placed[-1].depth == 4_999
    assert placed[0].replies == 4_999


IDS = st.sampled_from("abcdefg")


@given(
    st.lists(
        st.builds(Comment, IDS, st.just("…"), st.none() | IDS, score=st.none() | st.integers(-3, 3)), max_size=12
    ),
    st.sampled_from(get_args(How)),
)
@settings(max_examples=100, deadline=None)
def test_every_comment_comes_once_and_after_its_parent(comments: list[Comment], how: How) -> None:
    placed = order(comments, how)
    assert Counter(id(one.comment) for one in placed) == Counter(map(id, comments))
    trail: list[Comment] = []
    for one in placed:
        del trail[one.depth :]
        assert len(trail) == one.depth
        assert not trail or one.comment.parent == trail[-1].id
        trail.append(one.comment)


@given(
    st.lists(
        st.builds(Comment, IDS, st.just("…"), st.none() | IDS), max_size=12, unique_by=lambda comment: comment.id
    ),
    st.sets(IDS),
)
@settings(max_examples=100, deadline=None)
def test_what_is_shown_and_what_is_hidden_make_the_whole(comments: list[Comment], collapsed: set[str]) -> None:
    placed = order(comments, collapsed=collapsed)
    assert len(placed) + sum(one.hidden for one in placed) == len(comments)
