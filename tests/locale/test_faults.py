from __future__ import annotations

import errno
import os

import pytest

from reader import locale
from reader.locale.faults import reason


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (errno.ENOSPC, "the disk is full", "le disque est plein"),
        (errno.EISDIR, "it is a folder", "c’est un dossier"),
        (errno.EACCES, "there is no permission", "les droits manquent"),
    ],
)
def test_what_the_system_refuses_is_said_in_the_readers_language(number: int, english: str, french: str) -> None:
    problem = OSError(number, os.strerror(number))
    assert reason(problem) == english
    locale.use("fr")
    assert reason(problem) == french


def test_what_is_rare_is_said_in_the_systems_own_words() -> None:
    assert reason(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == os.strerror(errno.EXDEV)
    assert reason(OSError("it is cold")) == "it is cold"
