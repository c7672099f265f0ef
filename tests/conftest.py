"""What all tests share: a machine that never saw the reader, and English."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reader import locale
from tests.commandline import Run, checked

_XDG = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
_LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_FOR_TESTS = {"NEWSREADER_UPDATE_GOLDEN"}


def pytest_collection_finish() -> None:
    """What the tests have imported lasts as long as they do: the collector of garbage need not go through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet; pytest would look through all that it has made for the next number."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_folders(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the reader's XDG folders are in: ``config``, ``state``, ``data``, ``cache``, not yet made.

    It is another for each test, and apart from its ``tmp_path``. Nothing of the reader is set in the environment.
    """
    home = next(_homes)
    home.mkdir()
    for variable in _XDG:
        monkeypatch.setenv(variable, str(home / variable.removeprefix("XDG_").removesuffix("_HOME").lower()))
    for variable in (*_LOCALE, *(name for name in os.environ if name.startswith("NEWSREADER_"))):
        if variable not in _FOR_TESTS:
            monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line; what it came to."""
    return lambda *words: checked(words, capsys.readouterr)


@pytest.fixture(autouse=True)
def _interface_in_english() -> Iterator[None]:
    """Each test starts in English, and whatever language it chooses is forgotten after it."""
    locale.use("en")
    yield
    locale.use("en")
