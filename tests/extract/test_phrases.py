"""Phrases match whatever the punctuation, the case and the numbers; every lexicon is well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.extract import lexicon as lexicons
from reader.extract.language import detect
from reader.extract.lexicon import lexicon
from reader.extract.phrases import Phrases, Stems, fold

FOLDER = Path(lexicons.__file__).parent / "lexicons"
CODES = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem not in {"common", "languages"})


def test_folding_keeps_words_and_says_number_for_any_number() -> None:
    assert fold("Vos réactions (1\u202f234) »") == "vos réactions #"
    assert fold("L’heure : 17:36") == "l heure # #"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Größe “über” alles — ŒUVRE…", "grösse über alles œuvre"),
        ("İSTANBUL'DA", "istanbul da"),
        ("ℹ︎ Ça va", "ℹ ça va"),
        ("Paris-Match_ª №7", "paris match ª #"),
        ("", ""),
        ("— « » —", ""),
        ("２０２６年", "# 年"),
        ("x" * 300 + " 12", "x" * 300 + " #"),
    ],
)
def test_folding_is_the_same_for_every_script_and_length(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_set_of_phrases_says_at_once_whether_words_are_among_them() -> None:
    phrases = Phrases(["reply", "share", "view # of…"])
    assert phrases.all_of(["reply", "share"])
    assert not phrases.all_of(["reply", "to"])
    assert phrases.none_of(["to", "you"])
    assert not phrases.none_of(["to", "share"])
    assert phrases.keys == {"rep", "sha", "vie"}


@pytest.mark.parametrize(
    ("phrase", "line", "matches"),
    [
        ("# comments", "44 Comments", True),
        ("# comments", "44 comments here", False),
        ("skip to…", "Skip to main content", True),
        ("skip to…", "Skip tomorrow", False),
        ("…commented", "Ida Crane commented:", True),
        ("view # of…", "View 3 of 12", True),
        ("view # of…", "View of the sea", False),
        ("by…", "By Ida Crane", True),
        ("by…", "Bye", False),
        ("関連…", "関連記事", True),
    ],
)
def test_a_phrase_matches_whole_lines_beginnings_and_ends(phrase: str, line: str, matches: bool) -> None:
    assert (Phrases([phrase]).match(fold(line)) is not None) == matches


def test_a_phrase_at_the_start_is_measured_in_characters_of_the_text() -> None:
    text = "Information fournie  par AFP"
    assert text[Phrases(["information fournie par…"]).words_at_start(text) :] == " AFP"


def test_short_stems_are_whole_words() -> None:
    stems = Stems(["app", "subscri"])
    assert stems.within(fold("Subscribers opened the app")) == {"app", "subscri"}
    assert stems.within(fold("Apples appear")) == set()


@pytest.mark.parametrize("code", CODES)
def test_every_lexicon_has_the_months_and_the_headings_of_its_language(code: str) -> None:
    words = lexicon(code)
    assert set(words.months.values()) == set(range(1, 13))
    assert words.more_texts
    assert words.credit_words
    for phrases in (words.published, words.comments, words.related, words.ending, words.chrome, words.report):
        assert phrases.match("no phrase of any page whatever") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("La mairie a dit que le bac est de retour dans le port pour la saison.", "fr"),
        ("The council said that the ferry is back in the harbour for the season.", "en"),
        ("Die Stadt hat gesagt, dass die Fähre für die Saison wieder da ist.", "de"),
        ("De gemeente heeft gezegd dat het veer weer in de haven is.", "nl"),
        ("港に船が戻ってきたと町は発表しました。", "ja"),
        ("도시는 배가 항구로 돌아왔다고 밝혔다.", "ko"),
        ("12345", None),
    ],
)
def test_a_language_is_known_by_its_script_or_its_small_words(text: str, code: str | None) -> None:
    assert detect(text) == code
