"""A server has few requests at a time, however many askers there are."""

from __future__ import annotations

import threading

import pytest

from reader.sources.web.turns import Turns


def test_as_many_turns_as_servers_can_take_are_given_at_a_time() -> None:
    turns = Turns([("a", 1), ("a", 2), ("a", 3), ("b", 4)], per_host=2)
    assert turns.most == 3
    assert [turns.take(), turns.take(), turns.take()] == [("a", 1), ("a", 2), ("b", 4)]


def test_whoever_has_a_connection_keeps_to_its_server() -> None:
    turns = Turns([("a", 1), ("b", 2), ("b", 3)], per_host=2)
    assert turns.take("b") == ("b", 2)
    assert turns.take("b") == ("b", 3)
    assert turns.take("b") == ("a", 1)
    assert turns.take("a") is None


def test_a_turn_is_waited_for() -> None:
    turns = Turns([("a", 1), ("a", 2)], per_host=1)
    assert turns.take() == ("a", 1)
    taken = []
    waiting = threading.Thread(target=lambda: taken.append(turns.take()))
    waiting.start()
    assert not taken
    turns.leave("a")
    waiting.join(5)
    assert taken == [("a", 2)]


def test_a_server_that_others_lead_to_has_its_turns_too() -> None:
    turns = Turns([("a", 1)], per_host=1)
    turns.take()

    def impatient() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        turns.enter("a", impatient)
    turns.leave("a")
    turns.enter("a", impatient)


def test_at_the_end_nobody_waits() -> None:
    turns = Turns([("a", 1), ("a", 2)], per_host=1)
    turns.take()
    taken: list[object] = [0]
    waiting = threading.Thread(target=lambda: taken.append(turns.take()))
    waiting.start()
    turns.end()
    waiting.join(5)
    assert taken == [0, None]
