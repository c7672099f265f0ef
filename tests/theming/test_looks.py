"""A role looks as its theme says; without colours, what matters is told by the letters themselves."""

from __future__ import annotations

from reader import paths
from reader.theming.catalogue import Themes
from reader.theming.looks import Look, look
from reader.theming.roles import ROLES

NIGHT = Themes((paths.themes(),)).get("nuit").colours


def test_modifiers_mark_the_letters() -> None:
    assert look("link+underline+em", NIGHT) == Look(NIGHT["link"], NIGHT["background"], italic=True, underline=True)
    assert look("text+code", NIGHT).bold


def test_pairs_stand_on_their_own_ground_and_a_hit_is_reversed() -> None:
    assert look("bar", NIGHT)[:2] == (NIGHT["bar.fg"], NIGHT["bar.bg"])
    assert look("hit", NIGHT)[:2] == (NIGHT["background"], NIGHT["text"])


def test_without_colours_nothing_asks_for_one() -> None:
    for role in (*ROLES, "hit", "selection+strong+underline"):
        assert look(role, {})[:2] == (None, None)


def test_without_colours_the_selection_alone_is_reversed() -> None:
    assert [role for role in (*ROLES, "hit") if look(role, {}).reverse] == ["selection"]


def test_without_colours_what_must_be_seen_is_bold_or_underlined() -> None:
    assert look("error", {}).bold
    assert look("hit", {}) == Look(None, None, bold=True, underline=True)
    assert look("text", {}) == look("muted", {}) == Look(None, None)
