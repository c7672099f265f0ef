"""What a theme file must say, and how one that does not is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from reader.errors import ThemeError
from reader.theming.contrast import ratio
from reader.theming.roles import LEVELS, LINES, ROLES, TEXT
from reader.theming.theme import load, pairs, worst

WriteTheme: TypeAlias = Callable[..., Path]


def test_a_theme_is_read_whole(write_theme: WriteTheme) -> None:
    theme = load(write_theme())
    assert (theme.name, theme.level, theme.dark, theme.contrast) == ("mine", "AAA", True, "contraste-sombre")
    assert theme.colours["text"] == "#eeeeee"
    assert theme.colours["selection.bg"] == "#88bbff"


def test_every_role_has_its_colour_or_its_two(write_theme: WriteTheme) -> None:
    colours = load(write_theme()).colours
    assert {name.partition(".")[0] for name in colours} == set(ROLES)
    assert (colours["bar.fg"], colours["bar.bg"]) == ("#dddddd", "#222222")


def test_a_label_in_another_language_is_better_than_none(write_theme: WriteTheme) -> None:
    theme = load(write_theme(('{fr: "La mienne", en: "Mine"}', '{fr: "La mienne"}')))
    assert theme.called("fr") == "La mienne"
    assert theme.called("en") == "La mienne"


def test_a_label_commands_no_terminal(write_theme: WriteTheme) -> None:
    theme = load(write_theme(('{fr: "La mienne", en: "Mine"}', r'{fr: "La \e[31mmienne\x9b2J", en: "M\u202eine\a"}')))
    assert (theme.called("fr"), theme.called("en")) == ("La mienne", "Mine")


def test_colours_may_be_written_in_capitals(write_theme: WriteTheme) -> None:
    assert load(write_theme(("#eeeeee", "#EEEEEE"))).colours["text"] == "#eeeeee"


def test_the_worst_pair_of_text_is_told(write_theme: WriteTheme) -> None:
    theme = load(write_theme())
    assert worst(theme) == pytest.approx(ratio("#000000", "#ff9999"), abs=2)
    assert worst(theme) == min(pair.ratio for pair in pairs(theme) if pair.needed == 7)


def test_a_highest_level_theme_needs_no_counterpart(write_theme: WriteTheme) -> None:
    theme = load(write_theme(("level: AAA", "level: AAA+"), ("contrast: contraste-sombre\n", "")))
    assert theme.contrast is None


def test_level_none_promises_nothing(write_theme: WriteTheme) -> None:
    assert load(write_theme(("level: AAA", "level: none"), ("#bbbbbb", "#111111"))).level == "none"


# ------------------------------------------------------------------- contrast

_ON_BACKGROUND = [(role, "text") for role in TEXT] + [(role, "lines") for role in LINES]


@pytest.mark.parametrize("level", ["AAA+", "AAA", "AA"])
@pytest.mark.parametrize(("role", "kind"), _ON_BACKGROUND)
def test_a_role_just_under_the_level_is_refused(write_theme: WriteTheme, level: str, role: str, kind: str) -> None:
    needed = getattr(LEVELS[level], kind)
    grey = next(
        colour
        for colour in (f"#{step:02x}{step:02x}{step:02x}" for step in range(255, 0, -1))
        if ratio(colour, "#000000") < needed
    )
    lines = write_theme().read_text(encoding="utf-8").splitlines()
    old = next(line for line in lines if line.startswith(f"  {role}:"))
    line = lines.index(old) + 1
    with pytest.raises(ThemeError) as caught:
        load(write_theme(("level: AAA", f"level: {level}"), (old, f'  {role}: "{grey}"')))
    problems = caught.value.problems or (caught.value,)
    told = next(str(problem) for problem in problems if f"{role} {grey}" in str(problem))
    assert f"mine.yaml:{line}: {role} {grey} on background #000000" in told
    assert f"{ratio(grey, '#000000'):.1f}" in told
    assert f"needs {needed:g}:1. Try #" in told


@pytest.mark.parametrize(
    ("role", "line", "fg", "bg", "told"),
    [
        ("selection", 19, "#777777", "#88bbff", "selection.fg #777777 on selection.bg #88bbff"),
        ("selection", 19, "#ffffff", "#222244", "selection.bg #222244 on background #000000"),
        ("selection", 19, "#ffffff", "#222244", "selection.bg #222244 on bar.bg #222222"),
        ("bar", 20, "#777777", "#222222", "bar.fg #777777 on bar.bg #222222"),
    ],
)
def test_selection_and_bars_are_measured(
    write_theme: WriteTheme, role: str, line: int, fg: str, bg: str, told: str
) -> None:
    lines = write_theme().read_text(encoding="utf-8").splitlines()
    path = write_theme((lines[line - 1], f'  {role}: {{fg: "{fg}", bg: "{bg}"}}'))
    with pytest.raises(ThemeError) as caught:
        load(path)
    assert any(f"mine.yaml:{line}: {told}" in problem for problem in str(caught.value).splitlines())


def test_all_bad_pairs_are_told_at_once(write_theme: WriteTheme) -> None:
    with pytest.raises(ThemeError) as caught:
        load(write_theme(("#bbbbbb", "#444444"), ("#99ccff", "#334455"), ("#888888", "#333333")))
    error = caught.value
    assert len(error.problems) == 3
    assert (
        str(error)
        .splitlines()[0]
        .endswith("mine.yaml: 3 pairs of colours are under the declared level (AAA: text 7:1, lines and fills 3:1)")
    )
    assert [line.split(": ")[1].split()[0] for line in str(error).splitlines()[1:]] == ["muted", "link", "border"]


def test_the_suggested_colour_mends_the_file(write_theme: WriteTheme) -> None:
    with pytest.raises(ThemeError) as caught:
        load(write_theme(("#bbbbbb", "#40504a")))
    assert caught.value.hint is not None
    suggested = caught.value.hint.split()[1]
    load(write_theme(("#bbbbbb", suggested)))


def test_where_no_lightness_passes_the_other_colour_is_to_be_changed(write_theme: WriteTheme) -> None:
    with pytest.raises(ThemeError, match=r"change bar\.bg too"):
        load(write_theme(('{fg: "#dddddd", bg: "#222222"}', '{fg: "#dddddd", bg: "#777777"}')))


# ----------------------------------------------------------------------- form


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("  muted:", "  mutted:"), 10, "Did you mean “muted”?"),
        (("dark: true", "dark: true\nlevle: AA"), 6, "Did you mean “level”?"),
        (('  muted: "#bbbbbb"\n', ""), 7, "the key “muted” is missing"),
        (("level: AAA\n", ""), 2, "the key “level” is missing"),
        (("contrast: contraste-sombre\n", ""), 2, "the key “contrast” is missing"),
        (("level: AAA", "level: AAAA"), 4, "“AAAA” is no level"),
        (("dark: true", "dark: perhaps"), 5, "true or false"),
        (("dark: true", "dark: false"), 5, "says that it is light"),
        (("name: mine", "name: yours"), 2, "called “yours”, but its file “mine.yaml”"),
        (('{fr: "La mienne", en: "Mine"}', "Mine"), 3, "“label” must be a mapping"),
        (('{fr: "La mienne", en: "Mine"}', "{}"), 3, "the label is empty"),
        (('{fr: "La mienne", en: "Mine"}', '{pt: "Meu"}'), 3, "unknown key “pt”"),
        (('"#bbbbbb"', '"#bbbbbbcc"'), 10, "muted: “#bbbbbbcc” is not a colour"),
        (('"#bbbbbb"', '"#bbb"'), 10, "muted: “#bbb” is not a colour"),
        (('"#bbbbbb"', "grey"), 10, "muted: “grey” is not a colour"),
        (('"#bbbbbb"', "12"), 10, "muted: “…” is not a colour"),
        (('"#bbbbbb"', "#bbbbbb"), 10, "without them, # begins a comment"),
        (('{fg: "#dddddd", bg: "#222222"}', '"#222222"'), 20, "“roles.bar” must be a mapping"),
        (('{fg: "#dddddd", bg: "#222222"}', '{fg: "#dddddd"}'), 20, "the key “bg” is missing"),
        (('{fg: "#dddddd", bg: "#222222"}', '{fg: red, bg: "#222222"}'), 20, "bar.fg: “red” is not a colour"),
        (("level: AAA", "level: [AAA"), 5, "this is not valid YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(
    write_theme: WriteTheme, change: tuple[str, str], line: int, told: str
) -> None:
    with pytest.raises(ThemeError) as caught:
        load(write_theme(change))
    assert told in str(caught.value)
    assert caught.value.where is not None
    assert caught.value.where.endswith(f"mine.yaml:{line}")


def test_all_colours_that_cannot_be_read_are_told_at_once(write_theme: WriteTheme) -> None:
    with pytest.raises(ThemeError) as caught:
        load(write_theme(('"#bbbbbb"', "grey"), ('"#99ccff"', "blue")))
    assert [problem.what for problem in caught.value.problems] == [
        "muted: “grey” is not a colour",
        "link: “blue” is not a colour",
    ]


# --------------------------------------------------------- not a theme at all


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "must be a mapping"),
        (b"# nothing but a comment\n", "must be a mapping"),
        (b"- a\n- list\n", "must be a mapping"),
        (b"just a sentence", "must be a mapping"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not a UTF-8 text"),
        (b"name: \x00\x01\x02", "not valid YAML"),
        (b"name: mine\n\tlabel: no tabs\n", "not valid YAML"),
        (b"--- {}\n--- {}\n", "not valid YAML"),
        (b"name: 2001-99-99\n", "not valid YAML"),
        (b"name: mine\nname: yours\n", "stands twice"),
        (b"[" * 16_000, "nested too deep"),
        (b"{" * 16_000 + b"}" * 384, "nested too deep"),
        (b"x" * 1_000_000, "too large to be a theme: 1000000 bytes"),
        (b"\x1b[31mname\x1b]0;owned\x07: mine\n", "not valid YAML"),
    ],
    ids=[
        "empty", "comment", "list", "sentence", "binary", "controls", "tab", "documents", "date", "twice",
        "deep list", "deep mapping", "1 MB", "escapes",
    ],
)  # fmt: skip
def test_what_is_no_theme_is_refused_in_words(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    with pytest.raises(ThemeError, match=told) as caught:
        load(path)
    assert str(path) in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_folder_and_a_missing_file_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="this is not a file"):
        load(tmp_path)
    with pytest.raises(ThemeError, match="no such file"):
        load(tmp_path / "gone.yaml")


def test_a_long_text_is_not_quoted_whole(write_theme: WriteTheme) -> None:
    with pytest.raises(ThemeError) as caught:
        load(write_theme(('"#bbbbbb"', "z" * 5000)))
    assert len(caught.value.what) < 100


def test_a_theme_without_colours_may_not_promise_contrast(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text('name: mine\nlabel: {en: "Mine"}\nlevel: AAA\nroles: terminal\n', encoding="utf-8")
    with pytest.raises(ThemeError, match=r"mine\.yaml:3: a theme without colours cannot promise level AAA"):
        load(path)
