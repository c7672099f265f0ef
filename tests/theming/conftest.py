"""Theme files to break: each test writes its own from one that is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

WriteTheme: TypeAlias = Callable[..., Path]

GOOD = """\
# A theme that is right. Line 1 is a comment, so that a line number off by one is seen.
name: mine
label: {fr: "La mienne", en: "Mine"}
level: AAA
dark: true
contrast: contraste-sombre
roles:
  background: "#000000"
  text: "#eeeeee"
  muted: "#bbbbbb"
  headline: "#ffffff"
  crosshead: "#eedd99"
  link: "#99ccff"
  caption: "#cccccc"
  credit: "#bbbbbb"
  provider: "#99ddcc"
  border: "#888888"
  focus: "#66aaff"
  selection: {fg: "#000000", bg: "#88bbff"}
  bar: {fg: "#dddddd", bg: "#222222"}
  success: "#77dd88"
  warning: "#eebb44"
  error: "#ff9999"
"""


@pytest.fixture
def write_theme(tmp_path: Path) -> WriteTheme:
    """Write a theme file: the good one called ``name``, with each ``(old, new)`` of ``changes`` made in it."""

    def write(*changes: tuple[str, str], name: str = "mine") -> Path:
        text = GOOD.replace("name: mine", f"name: {name}")
        for old, new in changes:
            assert old in text, f"nothing to change: {old}"
            text = text.replace(old, new, 1)
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
