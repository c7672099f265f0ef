"""Regular expressions that are compiled when first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reader.extract.late import late


def test_it_does_what_the_compiled_expression_does() -> None:
    pattern = late(r"(\d+)-(x)", re.IGNORECASE)
    assert pattern.sub(r"\2\1", "12-X") == "X12"
    assert [match.groups() for match in pattern.finditer("1-x 2-X")] == [("1", "x"), ("2", "X")]
    assert pattern.fullmatch("12-xx") is None


def test_a_wrong_expression_is_refused_when_used() -> None:
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("text")


def test_what_patterns_do_not_have_it_has_not() -> None:
    assert not hasattr(late("x"), "scan")


def test_importing_the_reader_of_dumps_compiles_next_to_nothing() -> None:
    code = (
        "import re._compiler as c; import reader.story, reader.text, reader.locale.numbers; n = 0\n"
        "own = c.compile\n"
        "def counted(*given):\n    global n; n += 1; return own(*given)\n"
        "c.compile = counted\n"
        "import reader.extract.dump; print(n)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 5
