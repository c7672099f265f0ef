"""Other opinions are heard only where little was found, and prevail only where they found more."""

from __future__ import annotations

import pytest

from reader.extract.html import opinions
from reader.extract.html.opinions import doubtful, settled
from reader.extract.html.tree import Tree
from reader.extract.html.units import Units

LONG = "The council met until late in the evening and then decided what everybody had expected it to decide. "


def units(html: str) -> Units:
    return Units(Tree.parse(html))


def test_a_long_story_that_is_most_of_the_page_is_not_doubted() -> None:
    page = units(f"<main><p>{LONG * 5}</p><p>{LONG * 5}</p></main><p>{LONG}</p>")
    assert not doubtful(page, [page[0], page[1]])


def test_little_text_and_a_small_share_are_doubted() -> None:
    page = units(f"<p>{LONG}</p>")
    assert doubtful(page, [page[0]])
    page = units(f"<p>{LONG * 10}</p><p>{LONG * 10}</p>")
    assert doubtful(page, [page[0]])


def test_more_text_from_another_opinion_prevails_where_it_may_be_a_story() -> None:
    html = f"<html><body><article><div><p>{LONG}</p></div><div><p>{LONG * 8}</p></div></article></body></html>"
    page = units(html)
    assert settled(html, page, frozenset([0]), lambda unit: True) == frozenset([0, 1])
    assert settled(html, page, frozenset([0]), lambda unit: unit.index == 0) == frozenset([0])
    assert settled(html, page, frozenset([0, 1]), lambda unit: True) == frozenset([0, 1])


def test_what_we_alone_keep_is_known_by_what_two_others_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    offer, told = "Read every article we print, on every device", "The vote was six to three in the end"
    page = units(f"<p>{LONG * 3}</p><ul><li>{offer}</li><li>{told}</li></ul><p>{LONG * 2}</p>")
    everything, loose = frozenset(range(4)), frozenset([1, 2])
    monkeypatch.setattr(opinions, "_resiliparse", lambda text: LONG * 5)
    monkeypatch.setattr(opinions, "_trafilatura", lambda text: LONG * 5 + told)
    assert opinions.alone("", page, everything, loose) == frozenset([1])
    monkeypatch.setattr(opinions, "_resiliparse", lambda text: "another story")
    assert opinions.alone("", page, everything, loose) == frozenset()


def test_a_third_opinion_is_not_asked_where_the_second_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    page = units(f"<p>{LONG}</p><ul><li>The vote was six to three in the end</li></ul>")
    monkeypatch.setattr(opinions, "_resiliparse", lambda text: " ".join(unit.text for unit in page))
    monkeypatch.setattr(opinions, "_trafilatura", lambda text: pytest.fail("asked"))
    assert opinions.alone("", page, frozenset([0, 1]), frozenset([1])) == frozenset()
