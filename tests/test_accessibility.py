"""What docs/ACCESSIBILITY.md says of the themes is what they measure."""

from __future__ import annotations

import re
from pathlib import Path

from reader import paths
from reader.theming.catalogue import Themes
from reader.theming.pairs import Pair, lowest, measure
from reader.theming.quantise import quantised, survives_256
from reader.theming.theme import pairs
from reader.theming.wording import measured

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
