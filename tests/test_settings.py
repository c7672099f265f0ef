"""Settings come from the command line, else the environment, else the file; a mistake is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import locale, settings
from reader.errors import SettingsError, UsageError
from reader.settings import Flags, Mastodon, Settings


def write(own_folders: Path, text: str) -> Path:
    """The settings file of this test's reader, with ``text`` in it."""
    path = own_folders / "config" / "newsreader" / "settings.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


ALL = """\
# All that can be set.
lang: fr
theme: sepia
contrast: on
column: 66
keys: {story.contrast: "f9", app.quit: "ctrl+q"}
library: ~/news.db
mastodon: {server: social.example/, token: " secret "}
refresh: 30
connections: 12
per_host: 1
most_stories: 500
most_days: 90
linear: on
speech: espeak-ng --stdin
line_spacing: 2
paragraph_spacing: 3
emphasis: signs
"""


def test_nothing_is_set_at_first() -> None:
    assert settings.load() == Settings()


def test_the_file_sets_everything(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ines")
    write(own_folders, ALL)
    assert settings.load() == Settings(
        lang="fr",
        theme="sepia",
        contrast=True,
        column=66,
        keys={"story.contrast": "f9", "app.quit": "ctrl+q"},
        library=Path("/home/ines/news.db"),
        mastodon=Mastodon("https://social.example", "secret"),
        refresh=30,
        connections=12,
        per_host=1,
        most_stories=500,
        most_days=90,
        linear=str(own_folders / "config" / "newsreader" / "settings.yaml"),
        speech="espeak-ng --stdin",
        line_spacing=2,
        paragraph_spacing=3,
        emphasis="signs",
    )


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, None),
        ({"ACCESSIBLE": "1"}, "ACCESSIBLE"),
        ({"NEWSREADER_LINEAR": "on"}, "NEWSREADER_LINEAR"),
        ({"NEWSREADER_LINEAR": "off", "ACCESSIBLE": "1"}, None),
    ],
)
def test_the_environment_asks_for_the_linear_mode(environment: dict[str, str], asked: str | None) -> None:
    assert settings.load(environment=environment).linear == asked
    assert settings.load(settings.Flags(linear=True), environment).linear == "--linear"


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "{}\n", "theme:\ncontrast:\ncolumn:\nkeys:\nlang:\nlibrary:\nmastodon:\n"]
)
def test_a_file_may_set_nothing(own_folders: Path, text: str) -> None:
    write(own_folders, text)
    assert settings.load() == Settings()


# ---------------------------------------------------------------------- precedence

CASES = [
    ("lang", "fr", "en", "lang: en"),
    ("theme", "sepia", "jour", "theme: nuit"),
    ("library", "a.db", "b.db", "library: c.db"),
]


@pytest.mark.parametrize(("name", "flag", "variable", "line"), CASES, ids=[case[0] for case in CASES])
def test_a_flag_goes_before_the_environment_and_that_before_the_file(
    own_folders: Path, name: str, flag: str, variable: str, line: str
) -> None:
    write(own_folders, line)
    environment = {f"NEWSREADER_{name.upper()}": variable}

    def value(flags: Flags, env: dict[str, str]) -> str:
        return str(getattr(settings.load(flags, env), name))

    assert value(Flags(**{name: flag}), environment) == flag
    assert value(Flags(), environment) == variable
    assert value(Flags(), {}) == line.split()[1]
    assert value(Flags(), {f"NEWSREADER_{name.upper()}": ""}) == line.split()[1]


def test_the_contrast_can_be_switched_off_against_the_file(own_folders: Path) -> None:
    write(own_folders, "contrast: on")
    assert settings.load(environment={}).contrast is True
    assert settings.load(environment={"NEWSREADER_CONTRAST": "off"}).contrast is False
    assert settings.load(Flags(contrast="off"), {"NEWSREADER_CONTRAST": "on"}).contrast is False


@pytest.mark.parametrize("word", ["on", "ON", " yes ", "true", "1"])
def test_on_can_be_said_in_many_ways(word: str) -> None:
    assert settings.load(environment={"NEWSREADER_CONTRAST": word}).contrast is True


def test_the_column_can_be_set_in_the_environment(own_folders: Path) -> None:
    write(own_folders, "column: 66")
    assert settings.load(environment={"NEWSREADER_COLUMN": "100"}).column == 100


def test_the_environment_of_the_process_is_asked_where_no_other_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_THEME", "sepia")
    assert settings.load().theme == "sepia"


def test_another_file_can_be_named(own_folders: Path, tmp_path: Path) -> None:
    write(own_folders, "theme: nuit")
    other = tmp_path / "other.yaml"
    other.write_text("theme: sepia")
    third = tmp_path / "third.yaml"
    third.write_text("theme: jour")
    environment = {"NEWSREADER_CONFIG": str(other)}
    assert settings.load(Flags(config=str(third)), environment).theme == "jour"
    assert settings.load(Flags(), environment).theme == "sepia"


# ---------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("theme: nuit\nthemme: nuit", 2, "unknown key “themme”. Did you mean “theme”?"),
        ("colour: red", 1, "unknown key “colour”"),
        ("\n\nlang: de", 3, "“de” is not a language of the interface. Choose one of: fr, en."),
        ("theme: 3", 1, "“theme” must be a text"),
        ("contrast: maybe", 1, "“contrast” must be true or false"),
        ("column: wide", 1, "“column” must be a whole number"),
        ("column: 29", 1, "the column must be a number from 30 to 120"),
        ("column: 121", 1, "the column must be a number from 30 to 120"),
        ("refresh: -1", 1, "“refresh” must be a number from 0 to 10080"),
        ("connections: 0", 1, "“connections” must be a number from 1 to 100"),
        ("per_host: 11", 1, "“per_host” must be a number from 1 to 10"),
        ("line_spacing: 3", 1, "“line_spacing” must be a number from 1 to 2"),
        ("emphasis: loud", 1, "“loud” is no look for emphasis. Choose one of: italic, bold, underline, signs."),
        ("keys: [a, b]", 1, "“keys” must name commands and their keys"),
        ("keys:\n  story.contrast: 9", 2, "“keys.story.contrast” must be a text"),
        ('keys:\n  story.contrast: "\\e"', 2, "a key is a character, or a name like f9, ctrl+t, space"),
        ("- theme", 1, "the file must be a mapping"),
        ("theme: nuit\ntheme: jour", 2, "the key “theme” stands twice"),
        ("theme: 'nuit", 1, "this is not valid YAML"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(own_folders: Path, text: str, line: int, complaint: str) -> None:
    path = write(own_folders, text)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "complaint"),
    [
        ("LANG", "de", "NEWSREADER_LANG: “de” is not a language of the interface. Choose one of: fr, en."),
        ("CONTRAST", "maybe", "NEWSREADER_CONTRAST: “maybe” is neither on nor off"),
        ("COLUMN", "29", "NEWSREADER_COLUMN: the column must be a number from 30 to 120"),
        ("COLUMN", "wide", "NEWSREADER_COLUMN: the column must be a number from 30 to 120"),
        ("COLUMN", "9" * 5000, "NEWSREADER_COLUMN: the column must be a number from 30 to 120"),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(variable: str, value: str, complaint: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings.load(environment={f"NEWSREADER_{variable}": value})
    assert str(caught.value) == complaint
    assert caught.value.exit_status == 2


def test_a_mistake_on_the_command_line_names_the_flag() -> None:
    with pytest.raises(UsageError, match="--contrast: “maybe” is neither on nor off"):
        settings.load(Flags(contrast="maybe"))
    with pytest.raises(UsageError, match="--lang: “xx” is not a language"):
        settings.load(Flags(lang="xx"))


def test_mistakes_are_told_in_the_language_in_use() -> None:
    locale.use("fr")
    with pytest.raises(UsageError, match="«\u00a0xx\u00a0» n’est pas"):
        settings.load(Flags(lang="xx"))


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    with pytest.raises(SettingsError, match=r"missing\.yaml: cannot read it: there is no such file"):
        settings.load(Flags(config=str(missing)))


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="it is a folder"):
        settings.load(Flags(config=str(tmp_path)))


def test_a_file_in_place_of_the_folder_holds_no_settings(own_folders: Path) -> None:
    (own_folders / "config").write_text("in the way")
    assert settings.load() == Settings()


def test_a_folder_that_cannot_be_looked_into_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/" + "x" * 300)
    with pytest.raises(SettingsError, match="the name is too long"):
        settings.load()


def test_a_library_of_somebody_unknown_is_a_name_like_any_other() -> None:
    assert settings.load(Flags(library="~nobody-of-that-name/x.db")).library == Path("~nobody-of-that-name/x.db")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("mastodon: {server: social.example}", "the key “token” is missing"),
        ("mastodon: {server: social.example, tokn: x, token: y}", "unknown key “tokn”"),
        ("mastodon: social.example", "“mastodon” must be a mapping"),
        ("mastodon: {server: 'ftp://social.example', token: x}", "addresses that begin with “ftp:” are not opened"),
        ("mastodon: {server: social.example, token: 7}", "“mastodon.token” must be a text"),
    ],
)
def test_an_account_to_report_with_is_whole(own_folders: Path, text: str, complaint: str) -> None:
    path = write(own_folders, text)
    with pytest.raises(SettingsError) as refused:
        settings.load()
    assert complaint in str(refused.value)
    assert refused.value.where == f"{path}:1"
