"""What the README says of the program is what the program is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import reader
from reader import arguments, settings
from reader.export.record import record
from reader.story import Comment, Paragraph, Picture, Related, Span, Story, Thread
from tests.repository import ROOT, script

README = (ROOT / "README.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    """The one example in ``language``."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_table_of_keys_is_made_from_the_declaration() -> None:
    assert script("readme").with_table(README) == README, "run scripts/readme.py"


def test_the_commands_that_it_shows_exist() -> None:
    shown = re.findall(r"^    newsreader (\w+)(?: |$)", README, re.MULTILINE)
    assert set(shown) <= set(arguments.COMMANDS)


def test_the_settings_that_it_shows_are_all_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(example("yaml"), encoding="utf-8")
    shown, usual = settings.load(settings.Flags(config=str(path)), {}), settings.Settings()
    assert [name for name in settings.Settings.__slots__ if getattr(shown, name) == getattr(usual, name)] == [
        "connections",
        "per_host",
    ]
    assert shown.mastodon is not None


def test_the_object_that_it_shows_has_the_keys_of_the_program_in_their_order() -> None:
    shown = json.loads(example("json"))
    story = Story(
        "a",
        "A quay",
        blocks=(Paragraph((Span("It hums."),)), Picture()),
        comments=Thread(1, (Comment("c1", "Lovely."),)),
        related=(Related("The mill answers"),),
    )
    made = record(story)
    assert list(shown) == list(made)
    assert [list(block) for block in shown["blocks"]] == [list(block) for block in made["blocks"]]
    assert list(shown["comments"]["items"][0]) == list(made["comments"]["items"][0])
    assert list(shown["related"][0]) == list(made["related"][0])


def test_the_program_that_it_shows_reads_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "<p>For a week now the weir above the mill has hummed, day and night, in something close to B flat.</p>"
    page = f"<!doctype html><article><h1>The weir that hummed</h1><time datetime=2026-11-14>{text * 3}</article>"
    (tmp_path / "page.html").write_text(page)
    exec(compile(example("python"), "README.md", "exec"), {})
    assert capsys.readouterr().out == "The weir that hummed 2026-11-14 0\n"


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
