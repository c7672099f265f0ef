"""What docs/ACCESSIBILITY.md says of the themes is what they measure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader import paths
from reader.theming.catalogue import Themes
from reader.theming.pairs import Pair, lowest, measure
from reader.theming.quantise import quantised, survives_256
from reader.theming.theme import pairs
from reader.theming.wording import measured
from tests.terminals import terminal

_DOCUMENT = Path(__file__).parents[1] / "docs" / "ACCESSIBILITY.md"
_ROW = re.compile(r"^\| ([\w-]+)(?: \([^)]*\))? \| (A+\+?) \| (.*) \|$", re.MULTILINE)


def figures(several: tuple[Pair, ...]) -> list[str]:
    return [measured(lowest(several)), measured(lowest(several, text=False))]


def test_the_table_of_themes_has_what_is_measured() -> None:
    """A role of the one that is the weakest cannot lose a hundredth of its contrast without being told here."""
    themes = Themes((paths.themes(),))
    rows = {name: (level, row.split(" | ")) for name, level, row in _ROW.findall(_DOCUMENT.read_text("utf-8"))}
    coloured = [theme for theme in map(themes.get, themes.names()) if not theme.plain]
    assert sorted(rows) == [theme.name for theme in coloured]
    for theme in coloured:
        shown = quantised(theme if survives_256(theme) else themes.counterpart(theme))
        assert rows[theme.name] == (theme.level, figures(pairs(theme)) + figures(measure(shown.colours, shown.level)))


_COLOUR = re.compile(rb"\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")
_FAINT = re.compile(rb"\x1b\[(?:[0-9;]*;)?2(?:;[0-9;]*)?m")
_WALK = (
    (b"\t\t\t", "▶"),
    (b"\x1b[B", "▶"),
    (b"?", "Help: the keys"),
    (b"\t\r", "The Elsewhere Gazette"),
    (b"t", "NO_COLOR is set"),
    (b"/", "Search in this pane"),
    (b"zz\t\r", "The Elsewhere Gazette"),
    (b"\x0f", "An address, or the path"),
    (b"\t\r", "The Elsewhere Gazette"),
    (b"\x10", "Type some words"),
    (b"zz\t\r", "The Elsewhere Gazette"),
    (b"\r", "▶Article"),
    (b"p", "icture"),
    (b"/la\r", "match"),
    (b"\x1b", "The search is over."),
    (b"2", "▶14 comments"),
    (b"r", "Insult"),
    (b"\r", "folded away"),
    (b"z", "14 comments"),
    (b"3", "▶Read also"),
    (b"c", "the terminal’s own"),
)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"NO_COLOR": "1"},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "xterm", "COLORTERM": ""},
        {"TERM": "vt220", "COLORTERM": ""},
    ],
    ids=lambda surroundings: " ".join(f"{name}={value}" for name, value in surroundings.items()),
)
def test_where_the_terminal_s_own_colours_hold_not_one_is_sent_and_the_focus_is_reversed(
    surroundings: dict[str, str],
) -> None:
    """On each screen and in each dialog: the contrast is the reader's own (WCAG 2.2, G148)."""
    with terminal("--lang", "en", size=(80, 24), **surroundings) as at:
        at.wait("The Elsewhere Gazette", "help")
        for keys, told in _WALK:
            if told.startswith("NO_COLOR") and "NO_COLOR" not in surroundings:
                continue
            at.press(keys)
            at.wait(told)
            while not any(cell.reverse for row in at.picture for cell in row):
                assert at.read(), f"nothing has the focus:\n{at.text}"
        at.press(b"q")
        assert at.end() == 0
    assert _COLOUR.findall(at.said) == []
    assert _FAINT.findall(at.said) == [], "which terminals draw with half of the contrast"
