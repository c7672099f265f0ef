"""Stories to choose from: related ones, and those of a front page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layout.entries import lay_entries
from reader.layout.related import lay_related
from reader.layout.sheet import FURNITURE, Line
from reader.layout.words import EntriesWords, RelatedWords
from reader.story import Entry, Picture, Related

Golden = Callable[[str, Iterator[Line]], None]

RELATED = [
    Related(
        "Trois communes, une seule écluse",
        "edition:trois-communes",
        "Dépêche du Canal",
        "2026-11-13",
        "Elles se disputaient la clé depuis 1954 ; un tirage au sort a tranché.",
        Picture("e.png", "Une écluse", "L’écluse, vue du pont", "DC / M. Ferrand"),
        "liste de la page",
    ),
    Related(
        provider="AFP",
        published="2026-11-12",
        teaser="Sans titre, comme sur certaines pages.",
        url="https://example.org/",
    ),
    Related("Rien qu’un titre", why="mêmes mots"),
    Related(picture=Picture("p.png")),
]
ENTRIES = [
    Entry("edition:a", "Le barrage rouvre pour un siècle", "Territoires", "Dépêche du Canal",
          "2026-11-14", "fr", "Un mot.", 44),
    Entry("edition:b", "The night train that stops for one passenger, and why it always will", None, "Gate Courier",
          "2026-11-13", "en", None, 0),
    Entry("edition:c", "Bare"),
]  # fmt: skip


@pytest.mark.parametrize("width", [50, 24])
def test_related_stories(golden: Golden, related_words: RelatedWords, width: int) -> None:
    golden(f"related-{width}", lay_related(RELATED, width, related_words, read={"https://example.org/"}))


@pytest.mark.parametrize("width", [70, 30])
def test_a_front_page(golden: Golden, entries_words: EntriesWords, width: int) -> None:
    lines = lay_entries(ENTRIES, width, entries_words, read={"edition:b"}, language="fr", teasers=True)
    golden(f"entries-{width}", lines)


def test_a_related_story_is_opened_by_its_last_line(related_words: RelatedWords) -> None:
    links = [(line.block, line.text, line.links) for line in lay_related(RELATED, 50, related_words) if line.links]
    assert links == [
        (0, "  Lire la suite\xa0· liste de la page", ((2, 15, "edition:trois-communes"),)),
        (1, "  Lire la suite", ((2, 15, "https://example.org/"),)),
    ]


def test_only_another_language_than_the_readers_is_said(entries_words: EntriesWords) -> None:
    text = "\n".join(line.text for line in lay_entries(ENTRIES, 70, entries_words, language="fr"))
    assert "EN" in text
    assert "FR" not in text


TEXT = st.none() | st.text(st.sampled_from("ab é-日👍\U0001f3fd\n"), max_size=30)


@given(
    st.lists(
        st.builds(Related, TEXT, TEXT, TEXT, TEXT, TEXT, st.none() | st.builds(Picture, TEXT, TEXT, TEXT, TEXT)),
        max_size=4,
    ),
    st.integers(1, 40),
)
@settings(max_examples=60, deadline=None)
def test_every_related_item_has_a_line_and_fits(
    related_words: RelatedWords, related: list[Related], width: int
) -> None:
    lines = list(lay_related(related, width, related_words))
    assert all(cell_len(line.text) <= width for line in lines)
    assert sorted({line.block for line in lines} - {FURNITURE}) == list(range(len(related)))


@given(
    st.lists(
        st.builds(Entry, st.just("t"), TEXT.map(lambda text: text or ""), TEXT, TEXT, TEXT, TEXT, TEXT), max_size=4
    ),
    st.integers(1, 40),
)
@settings(max_examples=60, deadline=None)
def test_every_entry_has_a_line_and_fits(entries_words: EntriesWords, entries: list[Entry], width: int) -> None:
    lines = list(lay_entries(entries, width, entries_words, teasers=True))
    assert all(cell_len(line.text) <= width for line in lines)
    assert sorted({line.block for line in lines} - {FURNITURE}) == list(range(len(entries)))
