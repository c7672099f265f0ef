"""The themes there are: those that travel with the program, and the reader's own.

A theme is read when it is asked for, and no other with it: the program starts with one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from .. import paths
from ..errors import ThemeError
from ..locale import _
from .roles import HIGHEST
from .theme import Theme, line, load

_SUFFIX = ".yaml"


def folders() -> tuple[Path, Path]:
    """Where themes are looked for: the built-in ones, then the reader's own."""
    return paths.themes(), paths.config() / "themes"


class Themes:
    """The themes in some folders; where two have the same name, the one of the later folder is meant."""

    def __init__(self, where: Iterable[Path] | None = None) -> None:
        self._folders = tuple(folders() if where is None else where)

    def names(self) -> list[str]:
        """All names, in alphabetical order. They come from the files' names: no file is opened."""
        return sorted(self._files())

    def get(self, name: str) -> Theme:
        """The theme called ``name``, read and measured now.

        Raises ThemeError where there is none (with the nearest name), where its file is refused, and where its
        high-contrast counterpart does not exist. What the counterpart is like is found out by `counterpart`.
        """
        files = self._files()
        if name not in files:
            raise ThemeError(_("there is no theme called “{name}”").format(name=name), hint=_nearest(name, files))
        theme = load(files[name])
        if theme.contrast is not None:
            _counterpart_file(theme, theme.contrast, files)
        return theme

    def counterpart(self, theme: Theme) -> Theme:
        """The high-contrast counterpart of ``theme``: of level AAA+, and dark where ``theme`` is dark.

        A theme that names none is of that level, and its own counterpart. Raises ThemeError where the theme that is
        named cannot serve as one.
        """
        if theme.contrast is None:
            return theme
        other = load(_counterpart_file(theme, theme.contrast, self._files()))
        if other.level != HIGHEST:
            raise ThemeError(
                _("the counterpart “{name}” is of level {level}").format(name=other.name, level=other.level),
                where=line(theme, "contrast"),
                hint=_("The contrast control needs a theme of level {level}.").format(level=HIGHEST),
            )
        if other.dark != theme.dark:
            what = _("“{name}” is dark, but its counterpart “{other}” is light")
            if other.dark:
                what = _("“{name}” is light, but its counterpart “{other}” is dark")
            raise ThemeError(
                what.format(name=theme.name, other=other.name),
                where=line(theme, "contrast"),
                hint=_("Raising the contrast must not dazzle: name a counterpart that is as dark or as light."),
            )
        return other

    def _files(self) -> dict[str, Path]:
        files: dict[str, Path] = {}
        for folder in self._folders:
            try:
                files |= {path.stem: path for path in folder.iterdir() if _is_theme(path)}
            except OSError:
                continue  # most readers have no folder of their own; one that cannot be listed offers nothing
        return files


def _is_theme(path: Path) -> bool:
    return path.suffix == _SUFFIX and not path.name.startswith(".")  # editors leave such files beside the real one


def _counterpart_file(theme: Theme, name: str, files: Mapping[str, Path]) -> Path:
    if name not in files:
        raise ThemeError(
            _("the counterpart “{name}” does not exist").format(name=name),
            where=line(theme, "contrast"),
            hint=_nearest(name, files),
        )
    return files[name]


def _nearest(name: str, names: Iterable[str]) -> str:
    names = sorted(names)
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        return _("Did you mean “{name}”?").format(name=close[0])
    return _("Known here: {names}.").format(names=", ".join(names))
