"""The piece of a text that shows best what was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.library.plaintext import fold
from reader.library.query import Term, parse
from reader.library.snippets import WIDTH, marked, pattern, snippet

LONG = "before " * 60 + "the ferry left " + "between " * 60 + "the ferry and its storm " + "after " * 60


def shown(query: str, text: str) -> str:
    return "".join(f"[{piece}]" if hit else piece for piece, hit in snippet(text, pattern(parse(query).wanted)))


def test_the_place_with_most_of_the_words_is_shown() -> None:
    piece = shown("ferry storm", LONG)
    assert piece.startswith("…between")
    assert "the [ferry] and its [storm]" in piece
    assert piece.endswith("after…")
    assert len(piece) <= WIDTH + 8


def test_without_any_the_beginning_is_shown() -> None:
    assert shown("herring", LONG).startswith("before before")


def test_only_whole_words_are_marked() -> None:
    assert shown("fer", "fer ferry Fer’s") == "[fer] ferry [Fer]’s"
    assert shown("fer* ", "fer ferry offer") == "[fer] [ferry] offer"
    assert shown('"left the bay"', "It left, the bay says. It left bay.") == "It [left, the bay] says. It left bay."


def test_case_and_accents_do_not_matter() -> None:
    assert shown("noel", "NOËL, Noel") == "[NOËL], [Noel]"


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=5), max_size=4))
def test_pieces_make_up_the_text(text: str, words: list[str]) -> None:
    sought = pattern([Term(word, prefix=True) for word in words])
    assert "".join(piece for piece, _hit in marked(text, sought)) == text
    assert "".join(piece for piece, _hit in snippet(text, sought)).strip("…") in " ".join(text.split())
    assert len(fold(text)) == len(text)
