"""Back and forward, as in a browser; None is the front page."""

from __future__ import annotations

from reader.tui.history import History


def test_back_and_forward_return_what_was_left() -> None:
    history: History[str] = History()
    history.leave(None)
    history.leave("one")
    assert history.back("two") == "one"
    assert history.back("one") is None
    assert history.forward(None) == "one"
    assert history.forward("one") == "two"
    assert not history.can_go_forward


def test_going_somewhere_new_forgets_what_was_ahead() -> None:
    history: History[str] = History()
    history.leave("one")
    assert history.back("two") == "one"
    assert history.can_go_forward
    history.leave("one")
    assert not history.can_go_forward
    assert history.can_go_back


def test_before_the_first_story_is_the_front_page() -> None:
    history: History[str] = History()
    assert not history.can_go_back
    assert history.back("opened from the command line") is None
    assert history.forward(None) == "opened from the command line"
