"""The themes that travel with the program keep what they promise, by a computation that is not the program's."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from reader import paths
from reader.errors import ThemeError
from reader.theming.catalogue import Themes
from reader.theming.contrast import nearest_passing
from reader.theming.quantise import nearest_256, survives_256
from reader.theming.roles import LEVELS, LINES, TEXT
from reader.theming.theme import Theme, load, pairs, worst

PLAIN = "terminal"
NAMES = sorted(path.stem for path in paths.themes().glob("*.yaml") if path.stem != PLAIN)
CONTRAST = [name for name in NAMES if name.startswith("contraste-")]


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return Themes((paths.themes(),)).get(request.param)


def test_its_counterpart_serves_as_one(theme: Theme) -> None:
    other = Themes((paths.themes(),)).counterpart(theme)
    assert other.level == "AAA+"
    assert other.dark == theme.dark


def test_it_has_a_name_in_both_languages_of_the_interface(theme: Theme) -> None:
    assert set(theme.label) == {"fr", "en"}


def test_its_file_says_what_it_is_for(theme: Theme) -> None:
    assert theme.path.read_text(encoding="utf-8").startswith("# ")


def test_all_its_pairs_pass_when_measured_again(theme: Theme) -> None:
    roles = yaml.safe_load(theme.path.read_text(encoding="utf-8"))["roles"]
    text, lines = LEVELS[theme.level]
    expected = [(roles[role], roles["background"], text) for role in TEXT]
    expected += [(roles[role], roles["background"], lines) for role in LINES]
    expected += [(roles[role]["fg"], roles[role]["bg"], text) for role in ("selection", "bar")]
    expected += [(roles["selection"]["bg"], on, lines) for on in (roles["background"], roles["bar"]["bg"])]
    for pair, (fg, bg, needed) in zip(pairs(theme), expected, strict=True):
        assert (pair.fg, pair.bg, pair.needed) == (fg, bg, needed)
        again = _ratio(fg, bg)
        assert pair.ratio == pytest.approx(again, abs=0.01)
        assert again >= needed


# What eyes without one kind of cones see, in linear RGB: Machado, Oliveira and Fernandes 2009, severity 1.
_EYES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@pytest.mark.parametrize("eye", _EYES)
def test_its_texts_can_be_read_by_eyes_that_see_other_colours(theme: Theme, eye: str) -> None:
    least = 7 if theme.level == "AAA+" else 4.5
    for pair in pairs(theme):
        if pair.needed > 4:  # of text, or of lines that are to be as clear
            assert _ratio(_seen(pair.fg, eye), _seen(pair.bg, eye)) >= (least if pair.needed == 7 else 4.5), pair


def _seen(colour: str, eye: str) -> str:
    """``colour`` as such an eye sees it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    seen = (sum(share * one for share, one in zip(row, linear, strict=True)) for row in _EYES[eye])
    clipped = [min(1.0, max(0.0, one)) for one in seen]
    back = [12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in clipped]
    return "#" + "".join(f"{round(255 * one):02x}" for one in back)


@pytest.mark.parametrize("role", [*TEXT, *LINES])
def test_a_role_that_fades_into_the_background_is_refused(theme: Theme, role: str, tmp_path: Path) -> None:
    lines = theme.path.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith(f"  {role}:"))
    faint = nearest_passing(theme.colours["background"], [(theme.colours["background"], 1.2)])
    assert faint is not None
    lines[number] = f'  {role}: "{faint}"'
    copy = tmp_path / theme.path.name
    copy.write_text("\n".join(lines), encoding="utf-8")
    # Plain text that is fainter than its background can also turn dark into light: that is refused no less.
    told = rf"{copy.name}:{number + 1}: {role} {faint} on background" if role != "text" else copy.name
    with pytest.raises(ThemeError, match=told):
        load(copy)


def test_the_way_to_more_contrast_can_be_read_by_those_who_need_it(theme: Theme) -> None:
    """WCAG 2.2, G174: the control has the contrast itself that it leads to, with the focus and without."""
    for role in ("bar", "selection"):
        assert _ratio(theme.colours[f"{role}.fg"], theme.colours[f"{role}.bg"]) >= 7


def test_it_keeps_its_level_with_256_colours(theme: Theme) -> None:
    assert survives_256(theme)


@pytest.mark.parametrize("name", CONTRAST)
def test_a_contrast_theme_loses_nothing_with_256_colours(name: str) -> None:
    theme = Themes((paths.themes(),)).get(name)
    assert theme.level == "AAA+"
    assert {colour for colour in theme.colours.values() if nearest_256(colour) != colour} == set()


@pytest.mark.parametrize("name", [name for name in NAMES if name not in CONTRAST])
def test_the_parts_of_a_story_have_tones_of_their_own(name: str) -> None:
    colours = Themes((paths.themes(),)).get(name).colours
    parts = [
        colours[role] for role in ("text", "muted", "headline", "crosshead", "link", "caption", "credit", "provider")
    ]
    assert all(one != other for one, other in itertools.combinations(parts, 2))


def _ratio(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        # The 0.03928 of WCAG 2.0, which the later 0.04045 makes no difference to in eight bits.
        linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    high, low = max(map(luminance, (one, other))), min(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_one_theme_leaves_all_colours_to_the_terminal() -> None:
    themes = Themes((paths.themes(),))
    plain = themes.get(PLAIN)
    assert plain.plain
    assert pairs(plain) == ()
    assert worst(plain) is None
    assert themes.counterpart(plain) is plain
