"""A site with feeds, and the command line run as it is by people."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import pytest

from reader import cli
from tests.refresh.conftest import site

__all__ = ["site"]

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Result(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run: TypeAlias = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line. No control character comes out of it, nor a traceback."""

    def run(*words: str) -> Result:
        status = cli.main(words)
        out, err = capsys.readouterr()
        assert not CONTROLS.search(out + err)
        assert "Traceback" not in err
        return Result(status, out, err)

    return run
