"""The plan of the house, held: who may import whom, where colours may be, how long a module may get."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rich.color import ANSI_COLOR_NAMES
from textual.color import COLOR_NAME_TO_RGB

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "reader"
MODULES = sorted(PACKAGE.rglob("*.py"))
STYLES = sorted(PACKAGE.rglob("*.tcss"))

MOST_LINES = 400
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)
COLOUR_NAMES = {*ANSI_COLOR_NAMES, *COLOR_NAME_TO_RGB} - {"transparent"}
STYLE_WORDS = {"bold", "dim", "italic", "not", "on", "reverse", "strike", "underline"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a module's syntax tree."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of each string of a module that is no docstring."""
    docs = {node.value for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
            yield node.lineno, node.value


def imports(path: Path) -> Iterator[tuple[int, str, int]]:
    """Line, module and number of leading dots of each import."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name, 0) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "", node.level


def test_imports_point_downwards() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_keeps_the_rules_of_the_house(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    full_screen = path.is_relative_to(PACKAGE / "tui")
    for line, module, dots in imports(path):
        package = module.split(".")[0]
        # Another distribution on PyPI has a package called “reader”: an absolute import could mean that one.
        assert dots or package != "reader", f"line {line}: import it relatively"
        assert dots or full_screen or package not in {"textual", "rich"}, (
            f"line {line}: only reader.tui knows {package}"
        )


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_colour_stands_in_python(path: Path) -> None:
    for line, text in strings(path):
        assert not COLOUR.search(text), f"line {line}: {text!r}"
        words = set(text.lower().split())
        assert not (words & COLOUR_NAMES and words <= COLOUR_NAMES | STYLE_WORDS), f"line {line}: {text!r}"


@pytest.mark.parametrize("path", STYLES, ids=named)
def test_no_colour_stands_in_a_style_sheet(path: Path) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for name, value in re.findall(r"([\w-]+)\s*:\s*([^;{}]+);", sheet):
        if any(part in name for part in ("color", "background", "border", "outline", "tint", "style")):
            assert not COLOUR.search(value), f"{name}: {value}"
            assert not COLOUR_NAMES.intersection(value.lower().split()), f"{name}: {value}"


def test_there_is_something_to_hold() -> None:
    assert len(MODULES) > 60
    assert STYLES
