"""What the README says of the program is what the program is."""

from __future__ import annotations

import re

import pytest

import reader
from reader import arguments
from tests.repository import ROOT, script

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_made_from_the_declaration() -> None:
    assert script("readme").with_table(README) == README, "run scripts/readme.py"


def test_the_commands_that_it_shows_exist() -> None:
    shown = re.findall(r"^    newsreader (\w+)(?: |$)", README, re.MULTILINE)
    assert set(shown) <= set(arguments.COMMANDS)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_the_files_that_it_links_to_exist(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_two_commands_are_the_ones_that_install_and_test() -> None:
    assert "    python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/newsreader\n" in README
    command = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest"
    assert f"    {command}\n" in README
    assert command.replace("pip install ", "pip install --quiet ") in (ROOT / ".ci" / "run").read_text(
        encoding="utf-8"
    )


def test_the_changelog_knows_the_version_or_what_is_unreleased() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {reader.__version__}" in changelog or "## Unreleased" in changelog
