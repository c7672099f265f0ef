"""What ``newsreader themes`` and ``newsreader themes --check FILE`` print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from reader import locale, paths
from reader.errors import ThemeError
from reader.theming import report
from reader.theming.catalogue import Themes

WriteTheme: TypeAlias = Callable[..., Path]


@pytest.fixture(autouse=True)
def _no_themes_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def in_french() -> Iterator[None]:
    before = locale.language()
    locale.use("fr")
    yield
    locale.use(before)


def test_a_line_for_each_theme() -> None:
    lines = report.listing(Themes((paths.themes(),)), "en").splitlines()
    assert len(lines) == 1 + len(list(paths.themes().glob("*.yaml")))
    (night,) = [line for line in lines if line.startswith("  nuit ")]
    assert night.split() == ["nuit", "Night", "AAA", "dark", "8.12:1", "contraste-sombre"]


def test_labels_are_in_the_language_asked_for() -> None:
    assert "Nuit" in report.listing(Themes((paths.themes(),)), "fr")


def test_a_refused_theme_is_listed_apart_with_the_reason(write_theme: WriteTheme, tmp_path: Path) -> None:
    write_theme(("#bbbbbb", "#444444"))
    text = report.listing(Themes((paths.themes(), tmp_path)), "en")
    assert "  nuit " in text
    assert "refused:" in text
    assert "mine.yaml:10: muted #444444 on background" in text


def test_a_good_file_passes_with_all_its_figures(write_theme: WriteTheme) -> None:
    good, text = report.check(write_theme())
    assert good
    assert "All 17 pairs pass." in text
    assert "The counterpart “contraste-sombre” serves as one." in text
    assert any(line.split() == ["headline", "#ffffff", "background", "#000000", "21.00:1", "7:1", "passes"]
               for line in text.splitlines())  # fmt: skip


def test_a_bad_file_fails_and_still_shows_every_pair(write_theme: WriteTheme) -> None:
    good, text = report.check(write_theme(("#bbbbbb", "#555555"), ("#888888", "#444444")))
    assert not good
    assert text.count("passes") == 15
    assert text.count("too low. Try #") == 2
    assert "2 pairs of 17 are too low." in text


def test_a_file_that_cannot_be_measured_is_an_error_with_the_reason(write_theme: WriteTheme) -> None:
    with pytest.raises(ThemeError, match=r"mine\.yaml:10: unknown key “mutted”. Did you mean “muted”\?"):
        report.check(write_theme(("  muted:", "  mutted:")))


def test_a_counterpart_that_cannot_serve_fails_the_check(write_theme: WriteTheme) -> None:
    good, text = report.check(write_theme(("contrast: contraste-sombre", "contrast: contraste-clair")))
    assert not good
    assert "mine.yaml:6" in text


def test_a_counterpart_may_lie_beside_the_file(write_theme: WriteTheme) -> None:
    write_theme(("level: AAA", "level: AAA+"), name="strong")
    good, text = report.check(write_theme(("contrast: contraste-sombre", "contrast: strong")))
    assert good
    assert "“strong” serves as one" in text


def test_losses_with_256_colours_are_told_but_not_held_against_the_theme(write_theme: WriteTheme) -> None:
    good, text = report.check(write_theme(("#bbbbbb", "#969696")))
    assert good
    assert "falls under its level: text 6.92:1, lines and fills 5.31:1" in text


@pytest.mark.usefixtures("in_french")
def test_figures_have_the_decimal_sign_of_the_language(write_theme: WriteTheme) -> None:
    assert "21,00:1" in report.check(write_theme())[1]
