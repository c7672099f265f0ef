"""Keys of the reader's own are refused before anything is shown, with the line that they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from reader import cli, paths, settings
from reader.errors import SettingsError
from reader.settings import Settings
from reader.view.keymap import NAMED, check, is_key


def refused(**keys: str) -> str:
    with pytest.raises(SettingsError) as caught:
        check(Settings(keys={name.replace("__", "."): key for name, key in keys.items()}))
    return str(caught.value)


def test_a_command_that_does_not_exist_is_refused_with_the_nearest_name() -> None:
    check(Settings(keys={"app.contrast": "x"}))
    said = refused(app__contrsat="x")
    assert "app.contrsat" in said
    assert "Did you mean “app.contrast”?" in said
    assert "Did you mean" not in refused(zzz="x")


@pytest.mark.parametrize(
    "given", ["x", "?", "+", "é", "ctrl+t", "f12", "alt+shift+left", "space, plus", "question_mark", "ctrl+x"]
)
def test_keys_are_given_by_character_or_by_name(given: str) -> None:
    check(Settings(keys={"app.contrast": given}))


@pytest.mark.parametrize(
    "given", [",", "x,", "nokey", "ctrl", "ctrl+", "control+x", "\x1b[31m", "\x1b", "x y", "f99x"]
)
def test_what_is_no_key_is_refused(given: str) -> None:
    said = refused(app__contrast=given)
    assert "is no key for “app.contrast”" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("given", "meant"), [("control+x", "ctrl+x"), ("pagdown", "pagedown"), ("Escape", "escape"), ("escpe", "escape")]
)
def test_the_nearest_key_is_told(given: str, meant: str) -> None:
    assert f"Did you mean “{meant}”?" in refused(app__contrast=given)


def test_textual_knows_all_of_these_names_and_no_other_keys_of_a_keyboard() -> None:
    theirs = {each.value for each in Keys} | set(KEY_NAME_REPLACEMENTS.values())
    assert [name for name in NAMED if name not in theirs and key_to_character(name) is None] == []
    assert [name for name in theirs if not name.startswith("<") and name != "ctrl-at" and not is_key(name)] == []


def test_the_line_of_the_file_is_told(own_folders: Path) -> None:
    path = paths.config() / "settings.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("theme: nuit\nkeys:\n  app.quit: ctrl+q\n  app.contrsat: x\n")
    with pytest.raises(SettingsError) as caught:
        check(settings.load())
    assert str(caught.value).startswith(f"{path}:4: there is no command “app.contrsat”")
    path.write_text("keys:\n  app.quit: ctrl+q\n\n  app.contrast: pagdown\n")
    with pytest.raises(SettingsError) as caught:
        check(settings.load())
    assert str(caught.value).startswith(f"{path}:4: “pagdown” is no key for “app.contrast”. Did you mean “pagedown”?")


def test_the_doctor_tells_it_and_knows_the_other_settings_all_the_same(
    own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = paths.config() / "settings.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"library: {own_folders / 'mine.db'}\nkeys:\n  app.contrsat: x\n")
    assert cli.main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert f"{path}:3: " in said
    assert "app.contrast" in said
    assert "mine.db" in said
