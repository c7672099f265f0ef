"""How many colours a terminal shows is read from its environment, as Rich reads it."""

from __future__ import annotations

import os

import pytest

from reader.theming.depth import FEW, FULL, INDEXED, NONE, depth


@pytest.mark.skipif(os.name == "nt", reason="Windows' terminal shows all colours")
@pytest.mark.parametrize(
    ("environment", "bits"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, FULL),
        ({"TERM": "linux", "COLORTERM": "24bit"}, FULL),
        ({"TERM": "xterm-256color"}, INDEXED),
        ({"TERM": "xterm-kitty"}, INDEXED),
        ({"TERM": "xterm"}, FEW),
        ({"TERM": "linux", "COLORTERM": ""}, FEW),
        ({"TERM": "dumb"}, NONE),
        ({}, NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, INDEXED),
    ],
)
def test_the_depth_of_a_terminal(environment: dict[str, str], bits: int) -> None:
    assert depth(environment) == bits
