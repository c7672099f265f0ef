"""Where things are: the reader's own folders, and the data that travels with the program.

The folders follow the XDG Base Directory Specification on Linux (its variables are honoured everywhere, so that
a test can run in folders of its own) and the platform's habit elsewhere.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "newsreader"
_PACKAGE = Path(__file__).parent
_XDG_DEFAULTS = {"config": ".config", "state": ".local/state", "data": ".local/share", "cache": ".cache"}


def _data(name: str) -> Path:
    """``name`` as installed with the wheel, else in the checkout that this package is part of."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def content() -> Path:
    """The folder of the bundled edition."""
    return _data("content")


def themes() -> Path:
    """The folder of the built-in themes."""
    return _data("themes")


def _folder(variable: str, kind: str) -> Path:
    value = os.environ.get(variable, "")
    # The specification: a relative path in these variables is invalid and must be ignored.
    if value and Path(value).is_absolute():
        return Path(value) / APPLICATION
    if sys.platform not in ("win32", "darwin"):
        return _home() / _XDG_DEFAULTS[kind] / APPLICATION
    import platformdirs  # where the platform has habits of its own

    return Path(getattr(platformdirs, f"user_{kind}_dir")(APPLICATION, appauthor=False))


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # Neither HOME nor the system knows one, as in some containers: then nothing is found there and nothing kept.
        return Path(os.devnull)


def config() -> Path:
    """The folder of the settings file and of the reader's own themes."""
    return _folder("XDG_CONFIG_HOME", "config")


def state() -> Path:
    """The folder of what is remembered between sessions: positions, theme, contrast, column."""
    return _folder("XDG_STATE_HOME", "state")


def library() -> Path:
    """The folder of the reader's library."""
    return _folder("XDG_DATA_HOME", "data")


def cache() -> Path:
    """The folder of what can be made again."""
    return _folder("XDG_CACHE_HOME", "cache")
