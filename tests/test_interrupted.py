"""Ctrl+C at the very beginning: no traceback, at whatever is being loaded just then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the signals are those of Unix")

_PRESSED = """
import os, signal, sys

class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Pressed())
sys.modules.pop({module!r}, None)
sys.argv = ["newsreader", "show", "edition:crane-four"]
{before}
from reader.__main__ import main
sys.exit(main())
"""


def pressed(module: str, before: str = "") -> tuple[int, str, str]:
    """What comes of Ctrl+C at the moment in which ``module`` is looked for: the exit status, stdout and stderr."""
    code = _PRESSED.format(module=module, before=before)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("module", ["reader.cli", "reader.arguments", "reader.locale", "gettext", "reader.output"])
def test_while_the_command_line_is_loaded_it_ends_as_the_system_ends_a_program(module: str) -> None:
    assert pressed(module) == (-signal.SIGINT, "", "")


@pytest.mark.parametrize("module", ["reader.settings", "reader.desk", "reader.sources.edition"])
def test_after_that_it_ends_without_a_word(module: str) -> None:
    status, _out, told = pressed(module)
    assert (status, told) == (1, "")


def test_where_it_is_to_be_passed_over_it_is() -> None:
    status, out, told = pressed("reader.cli", "signal.signal(signal.SIGINT, signal.SIG_IGN)")
    assert (status, told) == (0, "")
    assert out
