"""The catalogues say all that the source says, no more, and say it as their language is set."""

from __future__ import annotations

import gettext
import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from reader import locale
from reader.locale.phrases import comment_count, comments_heading, written_by
from tests.repository import script

catalogues = script("catalogues")
FRENCH: Catalog = catalogues.read("fr")
MESSAGES = [message for message in FRENCH if message.id]


def ids(catalogue: Catalog) -> set[str | tuple[str, ...]]:
    return {message.id for message in catalogue if message.id}


def texts(message: Message) -> tuple[str, ...]:
    """The translations of ``message``: one, or one a plural form."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def sources(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def source() -> Catalog:
    """The messages in the source, which takes half a second to read."""
    return catalogues.extract()


def test_every_message_of_the_source_is_in_the_catalogue(source: Catalog) -> None:
    assert sorted(map(str, ids(source) - ids(FRENCH))) == []


def test_no_message_is_there_that_the_source_has_not(source: Catalog) -> None:
    assert sorted(map(str, ids(FRENCH) - ids(source))) == []
    assert list(FRENCH.obsolete) == []


def test_every_message_is_translated_by_a_person() -> None:
    assert [message.id for message in MESSAGES if message.fuzzy or not all(texts(message))] == []


def test_the_compiled_catalogue_is_the_one_that_people_edit() -> None:
    with catalogues.po_path("fr").with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    for message in MESSAGES:
        if isinstance(message.id, tuple):
            one, many = message.id
            assert (compiled.ngettext(one, many, 1), compiled.ngettext(one, many, 2)) == message.string
        else:
            assert compiled.gettext(message.id) == message.string


def test_nothing_in_the_catalogue_changes_by_itself(source: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    text = catalogues.po_path("fr").read_text(encoding="utf-8")
    assert not re.search(r"Date:|Generated-By:", text)
    assert not re.search(r"^#: .*:\d", text, re.MULTILINE)
    read_anew = catalogues.po(catalogues.update("fr"))
    monkeypatch.setattr(catalogues, "extract", lambda: source)
    assert read_anew == catalogues.po(catalogues.update("fr"))


def test_messages_in_the_expressions_of_f_strings_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "x.py").write_text(
        'a = f"{_("One")}", N_("Two")\n'.replace('"One"', "'One'")
        + "# Translators: mind the third\nlocale.ngettext('three', 'threes', n)\n_(variable)\n"
    )
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "SOURCE", tmp_path / "reader")
    found = catalogues.extract()
    assert ids(found) == {"One", "Two", ("three", "threes")}
    assert found.get("three").auto_comments == ["mind the third"]


def test_translations_have_the_placeholders_of_their_message() -> None:
    for message in MESSAGES:
        allowed = set().union(*map(placeholders, sources(message)))
        assert placeholders(texts(message)[-1]) == allowed, message.id
        assert placeholders(texts(message)[0]) <= allowed, message.id


def test_the_number_shows_in_the_french_singular_which_none_takes_too() -> None:
    for message in MESSAGES:
        if isinstance(message.id, tuple) and placeholders(message.id[0]):
            assert placeholders(texts(message)[0]), message.id


# Lexique des règles typographiques en usage à l'Imprimerie nationale, “Ponctuation”.
@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (r"[\"']", "a straight quotation mark or apostrophe"),
        (r"\.\.\.", "three full stops for an ellipsis"),
        (r"[^\u202f][;!?%]", "no narrow no-break space before ; ! ? %"),
        (r"[^\u00a0]:(?![\d{/])", "no no-break space before a colon"),
        (r"«(?!\u00a0)|(?<!\u00a0)»", "no no-break space inside quotation marks"),
        (r"[“”]", "English quotation marks"),
        (r"^\s|\s$", "a blank at an end"),
    ],
)
def test_french_is_set_as_french_is_set(wrong: str, complaint: str) -> None:
    found = [text for message in MESSAGES for text in texts(message) if re.search(wrong, text)]
    assert found == [], complaint


def test_english_is_its_own_catalogue() -> None:
    locale.use("en")
    assert locale._("Read also") == "Read also"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 comments", "0 commentaire"),
        (1, "1 comment", "1 commentaire"),
        (2, "2 comments", "2 commentaires"),
        (44, "44 comments", "44 commentaires"),
        (12_500, "12,500 comments", "12\u202f500 commentaires"),
    ],
)
def test_plurals_are_those_of_the_language(count: int, english: str, french: str) -> None:
    assert comment_count(count) == english
    locale.use("fr")
    assert comment_count(count) == french


def test_a_heading_tells_how_many_of_the_comments_are_here() -> None:
    assert comments_heading(44, 12) == "44 comments, 12 here"
    assert comments_heading(12, 12) == comments_heading(None, 12) == "12 comments"
    locale.use("fr")
    assert comments_heading(44, 12) == "44 commentaires, dont 12 ici"


def test_names_are_joined_as_the_language_joins_them() -> None:
    names = ("Ada", "Ben", "Cy")
    assert [written_by(names[:count]) for count in (1, 2, 3)] == ["by Ada", "by Ada and Ben", "by Ada, Ben and Cy"]
    locale.use("fr")
    assert written_by(names) == "par Ada, Ben et Cy"
