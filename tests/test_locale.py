"""The interface speaks the language that was asked for, else that of the locale, else English."""

from __future__ import annotations

import pytest

from reader import locale
from reader.locale import _, ngettext


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        ("fr", {"LANG": "en_GB.UTF-8"}, "fr"),
        ("fr_CA", {}, "fr"),
        ("de", {"LANG": "fr_FR.UTF-8"}, "fr"),
        (None, {}, "en"),
        (None, {"LANG": "fr_FR.UTF-8"}, "fr"),
        (None, {"LANG": "fr"}, "fr"),
        (None, {"LANG": "fr_BE@euro"}, "fr"),
        (None, {"LANG": "FR.UTF-8"}, "fr"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "frr_DE.UTF-8"}, "en"),  # North Frisian is not French
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}, "fr"),
        (None, {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr:en"}, "fr"),
        (None, {"LANG": "en_GB.UTF-8", "LANGUAGE": "fr"}, "fr"),
        (None, {"LANG": "C", "LANGUAGE": "fr"}, "en"),  # as GNU gettext has it
    ],
)
def test_the_choice(asked: str | None, environment: dict[str, str], language: str) -> None:
    assert locale.choose(asked, environment) == language


def test_the_environment_of_the_process_is_asked_where_no_other_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert locale.choose(None) == "fr"


def test_messages_come_in_the_language_in_use() -> None:
    assert (locale.language(), _("commands")) == ("en", "commands")
    locale.use("fr")
    assert (locale.language(), _("commands")) == ("fr", "commandes")
    locale.use("en")
    assert _("commands") == "commands"


def test_a_message_without_translation_is_said_in_english() -> None:
    locale.use("fr")
    assert _("a message that nobody wrote") == "a message that nobody wrote"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "0 comments"),
        ("en", 1, "1 comment"),
        ("en", 44, "44 comments"),
        ("fr", 0, "0 commentaire"),
        ("fr", 1, "1 commentaire"),
        ("fr", 44, "44 commentaires"),
    ],
)
def test_the_plural_is_that_of_the_language(language: str, number: int, said: str) -> None:
    locale.use(language)
    assert ngettext("{number} comment", "{number} comments", number).format(number=number) == said
