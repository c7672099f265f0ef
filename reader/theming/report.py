"""What the command line says of themes: which there are, and how the colours of a file measure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import ThemeError
from ..locale import _, ngettext
from ..text import clean_line
from . import wording
from .catalogue import Themes, folders
from .pairs import Pair, lowest
from .quantise import quantised, survives_256
from .theme import Theme, pairs, read, worst


def listing(themes: Themes, language: str) -> str:
    """A line for each of ``themes``, with their labels in ``language``, and then what is wrong with those refused."""
    rows = [(_("name"), _("label"), _("level"), _("ground"), _("lowest text"), _("counterpart"))]
    refused: list[ThemeError] = []
    for name in themes.names():
        try:
            theme = themes.get(name)
            counterpart = themes.counterpart(theme).name
        except ThemeError as problem:
            refused.append(problem)
            continue
        lowest_ratio = worst(theme)
        if lowest_ratio is None:
            ground, lowest_text = _("its own"), _("its own")
        else:
            ground = _("dark") if theme.dark else _("light")
            lowest_text = f"{wording.measured(lowest_ratio)}:1"
        level = "–" if theme.level == "none" else theme.level
        rows.append((name, theme.called(language), level, ground, lowest_text, counterpart))
    parts = [_columns(rows)]
    if refused:
        parts.append(ngettext("A theme that is refused:", "Themes that are refused:", len(refused)))
        parts.extend(map(str, refused))
    return "\n".join(parts)


def check(path: Path) -> tuple[bool, str]:
    """Whether the theme file at ``path`` is good, and all that can be said of it.

    That is each pair of colours with its ratio and what it needs, good or bad; whether the counterpart serves as
    one, which may also be a neighbour of the file; and what is left on a terminal with 256 colours, which is told
    but not held against a theme. Raises `ThemeError` where the file has no colours that could be measured.
    """
    theme = read(path)
    if theme.plain:
        return True, _("{path}: no colours to measure; the terminal decides.").format(path=clean_line(str(path)))
    measured = pairs(theme)
    failed = sum(not pair.passes for pair in measured)
    mate, mate_text = _counterpart(theme)
    verdict = _("All {number} pairs pass.").format(number=len(measured))
    if failed:
        verdict = ngettext(
            "{number} pair of {total} is too low.", "{number} pairs of {total} are too low.", failed
        ).format(number=failed, total=len(measured))
    lines = [
        f"{clean_line(str(path))}: {wording.promise(theme.level)}",
        _table(measured),
        verdict,
        mate_text,
        _in_256_colours(theme),
    ]
    return mate and not failed, "\n".join(lines)


def _table(measured: tuple[Pair, ...]) -> str:
    rows = [(_("role"), _("colour"), _("on"), _("colour"), _("ratio"), _("needs"), "")]
    for pair in measured:
        verdict = _("passes") if pair.passes else _("too low. {remedy}").format(remedy=wording.remedy(pair, measured))
        figures = (f"{wording.measured(pair.ratio):>5}:1", f"{wording.needed(pair.needed)}:1")
        rows.append((pair.role, pair.fg, pair.on, pair.bg, *figures, verdict))
    return _columns(rows)


def _counterpart(theme: Theme) -> tuple[bool, str]:
    try:
        other = Themes((*folders(), theme.path.parent)).counterpart(theme)
    except ThemeError as problem:
        return False, str(problem)
    if theme.contrast is None:
        return True, _("This theme is its own high-contrast counterpart.")
    return True, _("The counterpart “{name}” serves as one.").format(name=other.name)


def _in_256_colours(theme: Theme) -> str:
    if survives_256(theme):
        return _("On a terminal with 256 colours it keeps its level.")
    shown = pairs(quantised(theme))
    return _(
        "On a terminal with 256 colours it falls under its level: text {text}:1, lines and fills {lines}:1."
    ).format(text=wording.measured(lowest(shown)), lines=wording.measured(lowest(shown, text=False)))


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(f"  {line}".rstrip() for line in lines)
