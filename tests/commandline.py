"""The command line run as it is by people, within the test's own process; the fixture ``run`` does it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from reader import cli

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Result(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The objects in its data, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run: TypeAlias = Callable[..., Result]


def checked(words: tuple[str, ...], read: Callable[[], tuple[str, str]]) -> Result:
    """What the command line ``words`` came to; ``read`` gives its data and its narration.

    No control character comes out of it, nor a traceback, whatever went in.
    """
    status = cli.main(words)
    out, err = read()
    assert not CONTROLS.search(out + err)
    assert "Traceback" not in err
    return Result(status, out, err)
