"""The settings: what the reader asked for, on the command line, in the environment or in a file.

The file is ``settings.yaml`` in the configuration folder; all its keys are optional::

    lang: fr                # fr or en; else the locale decides
    theme: sepia            # a name that `newsreader themes` lists
    contrast: on            # the adapted contrast, whatever was on when the reader last left
    column: 66              # width of the article column in cells, 30 to 120
    line_spacing: 2         # 2 for an empty line after each line of an article, else 1
    paragraph_spacing: 2    # empty lines between its paragraphs, 1 to 3
    emphasis: bold          # what its italics become: italic, bold, underline, or signs for *these*
    keys: {app.contrast: "x,f9"}    # other keys for a command, by its id in the README's table
    linear: on              # plain lines and typed commands in place of the full screen
    speech: espeak-ng -v {language} -s {rate} --stdin   # what reads aloud, in place of the system's own voice
    library: ~/news.db      # what pages, threads and drafts are kept beside, in place of the data folder
    refresh: 30             # minutes between refreshes of the feeds while the reader runs; 0 for none by itself
    connections: 20         # servers asked at a time in a refresh, 1 to 100
    per_host: 2             # requests at a time to any one of them, 1 to 10
    most_stories: 500       # of a feed, after a refresh: older ones that were read go, unless kept or tagged; 0: none
    most_days: 90           # for which stories that were read stay; kept and tagged ones do for ever; 0: none
    mastodon:               # an account to report comments with, and a token of it for read:search and write:reports
      server: https://social.example
      token: …

Precedence: a flag, then the environment (``NEWSREADER_LANG``, ``NEWSREADER_THEME``, ``NEWSREADER_CONTRAST``,
``NEWSREADER_COLUMN``, ``NEWSREADER_LIBRARY``, ``NEWSREADER_SPEECH``, ``NEWSREADER_LINEAR`` or ``ACCESSIBLE``), then
the file, which ``--config`` or ``NEWSREADER_CONFIG`` may name. What is set nowhere is None here, and what the reader
last chose decides.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, get_args

from . import locale, paths
from .errors import NotAllowed, SettingsError, UsageError
from .locale import _
from .strictyaml import Document, read

COLUMN_LEAST, COLUMN_MOST, COLUMN_USUAL = 30, 120, 72
_NUMBERS = {
    "refresh": (0, 10_080),
    "connections": (1, 100),
    "per_host": (1, 10),
    "most_stories": (0, 1_000_000),
    "most_days": (0, 36_500),
    "line_spacing": (1, 2),
    "paragraph_spacing": (1, 3),
}
Emphasis: TypeAlias = Literal["italic", "bold", "underline", "signs"]
_EMPHASES: tuple[Emphasis, ...] = get_args(Emphasis)


class Mastodon(NamedTuple):
    """The reader's account on a Mastodon server: its address, without a slash at the end, and a token of it."""

    server: str
    token: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for, before what is remembered has its say.

    ``column`` is in cells, ``refresh`` in minutes, 0 for never; ``most_stories`` and ``most_days`` are 0 for all;
    ``linear`` is what asked for the linear mode, None where nothing did. ``file`` is what the keys were read from.
    """

    lang: str | None = None
    theme: str | None = None
    contrast: bool | None = None
    column: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = field(default=None, compare=False)
    library: Path | None = None
    mastodon: Mastodon | None = None
    linear: str | None = None
    speech: str | None = None
    line_spacing: int = 1
    paragraph_spacing: int = 1
    emphasis: Emphasis = "italic"
    refresh: int = 0
    connections: int = 20
    per_host: int = 2
    most_stories: int = 0
    most_days: int = 0


class Flags(NamedTuple):
    """The settings that the command line gave, as typed."""

    lang: str | None = None
    theme: str | None = None
    contrast: str | None = None
    config: str | None = None
    library: str | None = None
    linear: bool | None = None


def load(flags: Flags | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings by precedence.

    Raises `SettingsError` with file and line for a bad file (or one that was asked for and is not there), and
    `UsageError` for a bad value on the command line or in the environment.
    """
    flags = flags or Flags()
    env = os.environ if environment is None else environment

    def chosen(name: str, flag: str | None = None) -> tuple[str | None, str]:
        """What was asked for, and where."""
        variable = f"NEWSREADER_{name.upper()}"
        return (flag, f"--{name}") if flag is not None else (env.get(variable) or None, variable)

    path = chosen("config", flags.config)[0]
    file = _from_file(Path(path) if path else paths.config() / "settings.yaml", asked=path is not None)
    lang = _language(*chosen("lang", flags.lang))
    contrast = _switch(*chosen("contrast", flags.contrast))
    column = _column(*chosen("column"))
    library = chosen("library", flags.library)[0]
    return replace(
        file,
        lang=lang or file.lang,
        theme=chosen("theme", flags.theme)[0] or file.theme,
        contrast=file.contrast if contrast is None else contrast,
        column=column or file.column,
        library=_path(library) if library else file.library,
        linear=_linear(flags.linear, env, file.linear),
        speech=chosen("speech")[0] or file.speech,
    )


def _linear(flag: bool | None, env: Mapping[str, str], file: str | None) -> str | None:
    """What asks for the linear mode: the flag, a variable (``ACCESSIBLE`` is others’ too), the file."""
    if flag:
        return "--linear"
    for variable in ("NEWSREADER_LINEAR", "ACCESSIBLE"):
        asked = _switch(env.get(variable) or None, variable)
        if asked is not None:
            return variable if asked else None
    return file


def _language(value: str | None, where: str) -> str | None:
    if value is None or value in locale.LANGUAGES:
        return value
    raise UsageError(_not_spoken(value), where=where, hint=_known_languages())


def _not_spoken(value: str) -> str:
    return _("“{value}” is not a language of the interface").format(value=value)


def _known_languages() -> str:
    return _("Choose one of: {names}.").format(names=", ".join(locale.LANGUAGES))


def _switch(value: str | None, where: str) -> bool | None:
    if value is None:
        return None
    known = {"on": True, "1": True, "true": True, "yes": True, "off": False, "0": False, "false": False, "no": False}
    try:
        return known[value.strip().lower()]
    except KeyError:
        raise UsageError(_("“{value}” is neither on nor off").format(value=value), where=where) from None


def _column(value: str | None, where: str) -> int | None:
    if value is None:
        return None
    if value.strip().isdecimal() and len(value) < 5 and COLUMN_LEAST <= int(value) <= COLUMN_MOST:
        return int(value)
    raise UsageError(_no_column(), where=where)


def _no_column() -> str:
    return _("the column must be a number from {least} to {most}").format(least=COLUMN_LEAST, most=COLUMN_MOST)


def _path(value: str) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError:  # nobody here is called so: then it is a name like any other
        return Path(value)


def _from_file(path: Path, *, asked: bool) -> Settings:
    try:
        document = read(path, SettingsError)
    except SettingsError as problem:
        if not asked and isinstance(problem.__cause__, FileNotFoundError | NotADirectoryError):
            return Settings()
        raise
    if document.data is None:  # a file of comments only
        return Settings()
    known = ("lang", "theme", "contrast", "column", "keys", "library", "mastodon", "linear", "speech", "emphasis")
    given = document.mapping((), optional=(*known, *_NUMBERS))
    lang = document.optional_string("lang")
    if lang is not None and lang not in locale.LANGUAGES:
        document.fail(("lang",), _not_spoken(lang), _known_languages())
    library = document.optional_string("library")
    return Settings(
        lang=lang,
        theme=document.optional_string("theme"),
        contrast=document.boolean("contrast") if given.get("contrast") is not None else None,
        column=_column_in(document) if given.get("column") is not None else None,
        keys=_keys_in(document) if given.get("keys") is not None else {},
        file=path,
        library=_path(library) if library else None,
        mastodon=_mastodon_in(document) if given.get("mastodon") is not None else None,
        speech=document.optional_string("speech"),
        emphasis=_emphasis_in(document) if given.get("emphasis") is not None else "italic",
        linear=str(path) if given.get("linear") is not None and document.boolean("linear") else None,
        **{name: _number_in(document, name) for name in _NUMBERS if given.get(name) is not None},
    )


def _column_in(document: Document) -> int:
    column = document.integer("column")
    if not COLUMN_LEAST <= column <= COLUMN_MOST:
        document.fail(("column",), _no_column())
    return column


def _number_in(document: Document, name: str) -> int:
    least, most = _NUMBERS[name]
    number = document.integer(name)
    if not least <= number <= most:
        document.fail(
            (name,), _("“{name}” must be a number from {least} to {most}").format(name=name, least=least, most=most)
        )
    return number


def _emphasis_in(document: Document) -> Emphasis:
    asked = document.string("emphasis")
    chosen = next((known for known in _EMPHASES if known == asked), None)
    if chosen is None:
        names = _("Choose one of: {names}.").format(names=", ".join(_EMPHASES))
        document.fail(("emphasis",), _("“{value}” is no look for emphasis").format(value=asked), names)
    return chosen


def _mastodon_in(document: Document) -> Mastodon:
    from .addresses import normalise  # for the few who have one

    document.mapping(("mastodon",), required=("server", "token"))
    server = document.string("mastodon", "server")
    try:
        address = normalise(server)
    except NotAllowed as problem:
        document.fail(("mastodon", "server"), problem.what, problem.hint)
    return Mastodon(address.rstrip("/"), document.string("mastodon", "token").strip())


def _keys_in(document: Document) -> dict[str, str]:
    # Which commands there are is known to the interface alone; it checks the names when it starts.
    keys = document.data["keys"]
    if not isinstance(keys, dict):
        document.fail(("keys",), _("“keys” must name commands and their keys"))
    named = {str(command): document.string("keys", command) for command in keys}
    for command, key in named.items():
        if not key.isprintable():  # it is shown, and must not command the terminal
            document.fail(("keys", command), _("a key is a character, or a name like f9, ctrl+t, space"))
    return named
