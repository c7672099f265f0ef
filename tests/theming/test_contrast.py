"""The arithmetic of contrast, against known values and against a second computation of it."""

from __future__ import annotations

import colorsys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.theming.contrast import lightnesses, luminance, nearest_passing, ratio

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that famously just fails AA on white,
        ("#767676", "#ffffff", 4.54),  # and the one that just passes
        ("#595959", "#ffffff", 7.00),  # the same for AAA
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.30),
        ("#ffff00", "#000000", 19.56),
    ],
)
def test_known_ratios(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)


def test_luminance_runs_from_black_to_white() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)


@settings(max_examples=100, deadline=None)
@given(colours, colours)
def test_a_ratio_is_symmetric_and_between_1_and_21(one: str, other: str) -> None:
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21 + 1e-9


@settings(max_examples=100, deadline=None)
@given(colours, colours)
def test_a_second_computation_agrees(one: str, other: str) -> None:
    assert ratio(one, other) == pytest.approx(again(one, other), abs=0.01)


def again(one: str, other: str) -> float:
    """The ratio worked out from the text of WCAG 2.2, by other means than the code's."""

    def light(colour: str) -> float:
        total = 0.0
        for weight, digits in (("0.2126", colour[1:3]), ("0.7152", colour[3:5]), ("0.0722", colour[5:7])):
            share = Fraction(int(digits, 16), 255)
            linear = share / Fraction("12.92") if share <= Fraction("0.04045") else _power(share)
            total += float(Fraction(weight)) * float(linear)
        return total

    def _power(share: Fraction) -> float:
        return float((share + Fraction("0.055")) / Fraction("1.055")) ** 2.4

    first, second = light(one) + 0.05, light(other) + 0.05
    return max(first, second) / min(first, second)


@settings(max_examples=100, deadline=None)
@given(colours, st.lists(colours, min_size=1, max_size=3), st.sampled_from([3, 4.5, 7]))
def test_a_suggested_colour_passes_with_some_to_spare(colour: str, against: list[str], needed: float) -> None:
    found = nearest_passing(colour, [(other, needed) for other in against])
    if found is None:  # then black and white, which end every hue, do not pass either
        for end in ("#000000", "#ffffff"):
            assert any(ratio(end, other) < needed + 0.05 for other in against)
    else:
        assert all(ratio(found, other) >= needed + 0.05 for other in against)


def test_a_colour_that_passes_is_its_own_suggestion() -> None:
    assert nearest_passing("#123456", [("#ffffff", 7)]) == "#123456"


def test_the_suggestion_is_the_nearest_lightness() -> None:
    assert nearest_passing("#777777", [("#ffffff", 4.5)]) == "#757575"
    assert nearest_passing("#8a94a0", [("#f1f3f5", 7)]) == "#4a525c"


def test_the_suggestion_keeps_the_hue() -> None:
    found = nearest_passing("#6a7480", [("#101418", 7)])
    assert found is not None
    assert _hue(found) == pytest.approx(_hue("#6a7480"), abs=0.02)


def test_nothing_passes_between_black_and_white_grounds() -> None:
    assert nearest_passing("#777777", [("#000000", 7), ("#ffffff", 7)]) is None


def test_different_ratios_may_be_needed_to_different_colours() -> None:
    assert nearest_passing("#6cb6ff", [("#101418", 3), ("#0b0e11", 7)]) == "#6cb6ff"
    found = nearest_passing("#6cb6ff", [("#888888", 3), ("#ffffff", 7)])
    assert found is not None
    assert ratio(found, "#888888") >= 3
    assert ratio(found, "#ffffff") >= 7


def test_lightnesses_go_from_the_colour_itself_to_black_and_white() -> None:
    tried = list(lightnesses("#336699"))
    assert tried[0] == "#336699"
    assert {"#000000", "#ffffff"} <= set(tried)


def _hue(colour: str) -> float:
    return colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]
