"""A theme: one YAML file, read strictly, whose colours keep the contrast that it declares.

What the file must say is shown by ``themes/nuit.yaml``. An unknown or missing key, a colour that is not ``#rrggbb``
and a pair of colours under the declared level are errors that name file and line; a theme in use has none of them.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from .. import strictyaml
from ..errors import ThemeError
from ..locale import LANGUAGES, _, ngettext
from ..text import clean_line
from . import wording
from .contrast import Colour, luminance
from .pairs import Pair, lowest, measure
from .roles import HIGHEST, LEVELS, PAIRED, ROLES

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NAME = re.compile(r"[\w-]+")
# A theme is some 2 kB. Far beyond that it is something else, and nested deep enough it would exhaust the parser.
_LARGEST = 16_384
_QUOTED = 40
_PLAIN = "terminal"  # in the place of the roles of a theme that has none


@dataclass(frozen=True, slots=True)
class Theme:
    """A name, a promise (``level``, one of `LEVELS`) and a colour for everything that is painted.

    ``label`` is the name for people by language; ``contrast`` names the high-contrast counterpart, None where the
    theme is its own; ``colours`` has each colour of the file by its name there: ``text``, ``selection.fg``. It is
    empty where the theme leaves them all to the terminal.
    """

    name: str
    label: Mapping[str, str]
    level: str
    dark: bool
    contrast: str | None
    colours: Mapping[str, Colour]
    path: Path

    @property
    def plain(self) -> bool:
        """Whether the theme has no colours, but those of the terminal."""
        return not self.colours

    def called(self, language: str) -> str:
        """The theme's name for people in ``language``, else in the first language that it has one in."""
        return self.label.get(language) or next(iter(self.label.values()))


def load(path: Path) -> Theme:
    """The theme in the file at ``path``, whose stem must be its name; every pair of colours has been measured.

    Raises ThemeError, with all that is wrong of one kind in its ``problems`` where that is more than one thing. That
    the counterpart exists and serves as one is for the catalogue to check.
    """
    theme = read(path)
    measured = pairs(theme)
    failed = [pair for pair in measured if not pair.passes]
    if failed:
        raise _under_level(theme, failed, measured)
    return theme


def pairs(theme: Theme) -> tuple[Pair, ...]:
    """The pairs of colours of ``theme`` that can meet on the screen, measured."""
    return measure(theme.colours, theme.level)


def worst(theme: Theme) -> float | None:
    """The lowest contrast ratio of any text in ``theme``; None where the terminal decides."""
    return None if theme.plain else lowest(pairs(theme))


def read(path: Path) -> Theme:
    """The theme in the file at ``path`` as `load` gives it, but with its contrast not checked yet."""
    document = _document(path)
    top = document.mapping((), required=("name", "label", "level", "roles"), optional=("contrast", "dark"))
    plain = top["roles"] == _PLAIN
    name = document.string("name")
    if name != path.stem or not _NAME.fullmatch(name):
        document.fail(
            ("name",),
            _("the theme is called “{name}”, but its file “{file}”").format(name=_short(name), file=path.name),
            _("Name the file after the theme: letters, digits and hyphens, then “.yaml”."),
        )
    level = document.string("level")
    if level not in LEVELS:
        document.fail(
            ("level",),
            _("“{level}” is no level").format(level=_short(level)),
            _("Known here: {names}.").format(names=", ".join(LEVELS)),
        )
    if plain and level != "none":
        document.fail(
            ("level",),
            _("a theme without colours cannot promise level {level}").format(level=level),
            _("The contrast is the terminal’s: write “none”."),
        )
    contrast = document.optional_string("contrast")
    if contrast is None and level != HIGHEST and not plain:
        document.fail(
            ("contrast",) if "contrast" in top else (),
            _("the key “{key}” is missing").format(key="contrast"),
            _("Name the theme that the contrast control switches to: one of level {level}.").format(level=HIGHEST),
        )
    theme = Theme(
        name=name,
        label=_label(document),
        level=level,
        dark=not plain and document.boolean("dark"),
        contrast=contrast,
        colours={} if plain else _colours(document, path),
        path=path,
    )
    if not plain and theme.dark is not _is_dark(theme):
        document.fail(
            ("dark",),
            _("the theme says that it is dark, but its text is darker than its background")
            if theme.dark
            else _("the theme says that it is light, but its background is darker than its text"),
            _("The contrast control goes by this: it must not dazzle whoever reads in the dark."),
        )
    return theme


def _is_dark(theme: Theme) -> bool:
    return luminance(theme.colours["background"]) < luminance(theme.colours["text"])


def line(theme: Theme, *position: str) -> str:
    """``file:line`` of what stands at ``position`` in the file of ``theme``, for an error about it."""
    return f"{theme.path}:{_document(theme.path).line(*position)}"


def _document(path: Path) -> strictyaml.Document:
    try:
        found = path.stat()
    except OSError:
        found = None  # the reading below says why, as it does for any other file
    if found and not stat.S_ISREG(found.st_mode):
        raise ThemeError(_("this is not a file"), where=str(path))
    if found and found.st_size > _LARGEST:
        raise ThemeError(
            _("this is too large to be a theme: {size} bytes").format(size=found.st_size),
            where=str(path),
            hint=_("A theme has at most {size} bytes.").format(size=_LARGEST),
        )
    return strictyaml.read(path, ThemeError)


def _label(document: strictyaml.Document) -> dict[str, str]:
    label = document.mapping(("label",), optional=LANGUAGES)
    if not label:
        document.fail(
            ("label",),
            _("the label is empty"),
            _("Give it a name for people by language: {names}.").format(names=", ".join(LANGUAGES)),
        )
    return {language: clean_line(document.string("label", language)) for language in label}


def _colours(document: strictyaml.Document, path: Path) -> dict[str, Colour]:
    roles = document.mapping(("roles",), required=ROLES)
    values: dict[str, object] = {}
    for role in ROLES:
        if role in PAIRED:
            pair = document.mapping(("roles", role), required=("fg", "bg"))
            values |= {f"{role}.{side}": pair[side] for side in ("fg", "bg")}
        else:
            values[role] = roles[role]
    good = {name: value.lower() for name, value in values.items() if _is_colour(value)}
    bad = [name for name in values if name not in good]
    if bad:
        raise _one_or_all(
            ngettext("{number} colour cannot be read", "{number} colours cannot be read", len(bad)).format(
                number=len(bad)
            ),
            [_no_colour(document, path, name, values[name]) for name in bad],
            path,
        )
    return good


def _is_colour(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


def _no_colour(document: strictyaml.Document, path: Path, name: str, value: object) -> ThemeError:
    where = f"{path}:{document.line('roles', *name.split('.'))}"
    if value is None:
        return ThemeError(
            _("{role} has no colour").format(role=name),
            where=where,
            hint=_('Write it in quotes, as "#rrggbb": without them, # begins a comment.'),
        )
    # Only a text is quoted back: whatever else YAML can hold may be of any size.
    told = _short(value) if isinstance(value, str) else "…"
    return ThemeError(
        _("{role}: “{value}” is not a colour").format(role=name, value=told),
        where=where,
        hint=_('Colours are written "#rrggbb", in quotes: six digits from 0 to f, no names, no transparency.'),
    )


def _short(value: str) -> str:
    """``value`` as far as a message should quote it."""
    return value if len(value) <= _QUOTED else value[:_QUOTED] + "…"


def _under_level(theme: Theme, failed: Sequence[Pair], measured: tuple[Pair, ...]) -> ThemeError:
    summary = ngettext(
        "{number} pair of colours is under the declared level ({promise})",
        "{number} pairs of colours are under the declared level ({promise})",
        len(failed),
    ).format(number=len(failed), promise=wording.promise(theme.level))
    lines = _document(theme.path)
    return _one_or_all(
        summary,
        [
            ThemeError(
                wording.shortfall(pair),
                where=f"{theme.path}:{lines.line('roles', *pair.role.split('.'))}",
                hint=wording.remedy(pair, measured),
            )
            for pair in failed
        ],
        theme.path,
    )


def _one_or_all(summary: str, problems: Sequence[ThemeError], path: Path) -> ThemeError:
    return problems[0] if len(problems) == 1 else ThemeError(summary, where=str(path), problems=problems)
