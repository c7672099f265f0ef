"""``newsreader doctor``: what was found around the program, and what would be better otherwise."""

from __future__ import annotations

import locale as system_locale
import os
import platform
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from . import __version__, locale, paths
from .errors import LibraryDamaged, LibraryError, NewsreaderError, SettingsError
from .locale import _
from .locale.numbers import number
from .settings import Settings
from .text import clean_line

_LEAST_SIZE = (40, 12)
_WIDE = 110
_LEAST_ROOM = 1_000_000  # bytes


class Finding(NamedTuple):
    """Something found: what it is, what was found, and advice where something else would be better.

    What is ``broken`` stands in the way of the program, or of the reader's own things.
    """

    name: str
    value: str
    advice: str | None = None
    broken: bool = False


class Examined(NamedTuple):
    """The findings as ``text``, one a line, advice indented below; ``sound`` where nothing of it is broken."""

    text: str
    sound: bool


def examine(
    settings: Settings, environment: Mapping[str, str] | None = None, trouble: SettingsError | None = None
) -> Examined:
    """What is found around the program. ``trouble`` is what is wrong with the settings."""
    env = os.environ if environment is None else environment
    lines = []
    advised = 0
    findings = list(_findings(settings, env, trouble))
    for finding in findings:
        lines.append(f"{finding.name}: {clean_line(finding.value)}")
        if finding.advice:
            advised += 1
            lines.append(f"    → {finding.advice}")
    lines.append("")
    lines.append(
        locale.ngettext("{number} thing could be better.", "{number} things could be better.", advised).format(
            number=advised
        )
        if advised
        else _("All is well.")
    )
    return Examined("\n".join(lines), not any(finding.broken for finding in findings))


def repair(settings: Settings) -> str:
    """Save what can be read of the library, where it is damaged, into a new one; what was done, as a sentence.

    Raises `LibraryError` where that cannot be done; the library is then as it was.
    """
    from .library.salvage import salvage
    from .library.store import Library

    path = _library_file(settings)
    with closing(Library(path, readonly=True)) as library:
        try:
            if not library.check():
                return _("The library is sound.")
        except LibraryDamaged:
            pass  # so damaged that it cannot even be examined
    saved = salvage(path)
    return " ".join(
        (
            locale.ngettext("{number} feed was saved.", "{number} feeds were saved.", saved.feeds).format(
                number=number(saved.feeds)
            ),
            locale.ngettext("{number} story was saved.", "{number} stories were saved.", saved.entries).format(
                number=number(saved.entries)
            ),
            _("The damaged library is kept as {path}.").format(path=saved.aside),
        )
    )


def _findings(settings: Settings, env: Mapping[str, str], trouble: SettingsError | None) -> Iterator[Finding]:
    yield Finding("newsreader", __version__)
    yield Finding("Python", f"{platform.python_version()} ({sys.platform})")
    yield from _packages()
    yield _terminal(env)
    yield _colours(env)
    yield _size()
    yield _locale(env)
    yield Finding(_("Language of the interface"), locale.language())
    yield _settings(trouble)
    yield _state()
    yield _library(settings)
    yield Finding(_("Themes"), str(paths.themes()))
    yield Finding(_("Bundled edition"), str(paths.content()))
    yield _theme(settings)
    yield _edition()
    yield Finding("SQLite", f"{sqlite3.sqlite_version}, FTS5: {_yes(_has_fts5())}")


def _packages() -> Iterator[Finding]:
    for name in ("textual", "rich", "PyYAML", "platformdirs", "wcwidth"):
        try:
            yield Finding(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, _("not installed"), _("Install newsreader again with pip."))
    yield _pillow()
    others = sorted(set(metadata.packages_distributions().get(__package__ or "", ())) - {"newsreader-tui"})
    if others:
        # Another distribution with a package of our name overwrites our files when it is installed.
        yield Finding(
            _("Package of the same name"),
            ", ".join(others),
            _("It shares our folder and breaks this program: install newsreader into an environment of its own."),
        )


def _pillow() -> Finding:
    from .raster.half_blocks import EXTRA

    try:
        return Finding("Pillow", metadata.version("pillow"))
    except metadata.PackageNotFoundError:
        return Finding("Pillow", _("not installed"), _("To draw pictures: {command}").format(command=EXTRA))


def _terminal(env: Mapping[str, str]) -> Finding:
    name = " ".join(filter(None, (env.get("TERM") or _("unknown"), env.get("TERM_PROGRAM"))))
    if not sys.stdout.isatty() or env.get("TERM") == "dumb":
        return Finding(_("Terminal"), name, _("This is no full terminal: stories are printed as plain text here."))
    return Finding(_("Terminal"), name)


def _colours(env: Mapping[str, str]) -> Finding:
    from .theming import depth

    bits = depth.depth(env)
    if bits == depth.FULL:
        return Finding(_("Colours"), _("16 million"))
    if bits == depth.INDEXED:
        advice = _(
            "If your terminal can show more, set COLORTERM=truecolor; the adapted contrast loses nothing here."
        )
        return Finding(_("Colours"), "256", advice)
    if env.get("NO_COLOR"):  # https://no-color.org: set, and not empty
        return Finding(_("Colours"), _("none, as NO_COLOR asks"))
    advice = _("The terminal’s own are used, which no theme can measure. Try TERM=xterm-256color.")
    return Finding(_("Colours"), _("16 or fewer"), advice)


def _size() -> Finding:
    columns, rows = shutil.get_terminal_size()
    advice = None
    if columns < _LEAST_SIZE[0] or rows < _LEAST_SIZE[1]:
        advice = _("At least {columns} by {rows} are needed to read well.").format(
            columns=_LEAST_SIZE[0], rows=_LEAST_SIZE[1]
        )
    elif columns < _WIDE:
        advice = _("From {columns} columns on, comments stand beside the article.").format(columns=_WIDE)
    return Finding(_("Size"), _("{columns} columns, {rows} rows").format(columns=columns, rows=rows), advice)


def _locale(env: Mapping[str, str]) -> Finding:
    name = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or _("none")
    encoding = system_locale.getencoding()
    advice = None
    if encoding.lower().replace("-", "") != "utf8":
        advice = _("Use a UTF-8 locale, such as LANG=en_GB.UTF-8: accents and frames may be wrong here.")
    return Finding(_("Locale"), f"{name}, {encoding}", advice)


def _settings(trouble: SettingsError | None) -> Finding:
    folder = paths.config()
    advice = str(trouble) if trouble else None
    if advice is None and _mode(folder) is not None and not _is_folder(folder):
        advice = _("This is not a folder.")
    return Finding(_("Settings"), str(folder / "settings.yaml"), advice, advice is not None)


def _state() -> Finding:
    folder = paths.state()
    existing = next((place for place in (folder, *folder.parents) if _mode(place) is not None), folder)
    advice = None
    if not _is_folder(existing) or not os.access(existing, os.W_OK | os.X_OK):
        advice = _("Nothing can be written there: reading positions and choices will be forgotten.")
    return Finding(_("State"), str(folder), advice)


def _library(settings: Settings) -> Finding:
    from .library.store import Library

    path = _library_file(settings)
    if not path.exists():
        return Finding(_("Library"), str(path))
    with closing(Library(path, readonly=True)) as library:
        try:
            advice = None
            if library.check():
                advice = _("It is damaged. “newsreader doctor --repair” saves what can be read of it.")
        except LibraryError as problem:
            advice = str(problem)
    if advice is None and shutil.disk_usage(path.parent).free < _LEAST_ROOM:
        advice = _("The disk is full: nothing that you mark or that comes will last. Make room on the disk.")
        return Finding(_("Library"), str(path), advice)
    if advice is None and not all(os.access(place, os.W_OK) for place in (path, path.parent)):
        advice = _("What you mark will not last. Give yourself the right to write, or name another with --library.")
        return Finding(_("Library"), str(path), advice)
    return Finding(_("Library"), str(path), advice, advice is not None)


def _library_file(settings: Settings) -> Path:
    return settings.library or paths.library() / "library.db"


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(_mode(path) or 0)


def _mode(path: Path) -> int | None:
    """What kind of thing is at ``path``, as `stat` tells it; None where there is nothing that can be looked at."""
    try:
        return path.stat().st_mode
    except OSError:
        return None


def _theme(settings: Settings) -> Finding:
    from .desk import Desk
    from .theming.quantise import survives_256

    desk = Desk(settings)
    try:
        theme = desk.theme()
    except NewsreaderError as problem:
        return Finding(_("Theme"), settings.theme or "", str(problem), broken=True)
    advice = " ".join(desk.troubles) or None  # what was remembered, the theme among it, could not be read
    if advice is None and not survives_256(theme):
        advice = _("With 256 colours it falls under its level; choose another there.")
    return Finding(_("Theme"), f"{theme.name} ({theme.level})", advice)


def _edition() -> Finding:
    from .sources.edition import Edition

    try:
        return Finding(_("Stories"), str(len(Edition.load(paths.content()).entries)))
    except NewsreaderError as problem:
        return Finding(_("Stories"), "0", str(problem), broken=True)


def _has_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        return any("FTS5" in option for (option,) in connection.execute("pragma compile_options"))


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")
