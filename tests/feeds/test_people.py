"""Names of people are told from their mail addresses."""

from __future__ import annotations

import pytest

from reader.feeds.people import name_of, names_of, several


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maud Ferrand", "Maud Ferrand"),
        ("maud@canal.example (Maud Ferrand)", "Maud Ferrand"),
        ("Maud Ferrand (maud@canal.example)", "Maud Ferrand"),
        ("Maud Ferrand <maud@canal.example>", "Maud Ferrand"),
        ("<maud@canal.example> Maud Ferrand", "Maud Ferrand"),
        ("maud@canal.example, Maud Ferrand", "Maud Ferrand"),
        ("mailto:maud@canal.example?subject=x (Maud Ferrand)", "Maud Ferrand"),
        ("maud@canal.example", "maud@canal.example"),
        ("noreply@canal.example (noreply)", "noreply@canal.example"),
        ("Ada &amp; <b>Bea</b>", "Ada & Bea"),
        ("  Ada\n Moor ", "Ada Moor"),
        ("Ada Moor - ada@canal.example", "Ada Moor"),
        ("ada@[127.0.0.1] (Ada Moor)", "Ada Moor"),
        ("", ""),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert name_of(text) == name


def test_several_are_told_apart_where_each_has_an_address() -> None:
    assert names_of("ada@canal.example (Ada), Bea <bea@canal.example>") == ["Ada", "Bea"]
    assert names_of("Moor, Ada; canal@canal.example") == ["Moor, Ada"]
    assert names_of("Moor, Ada") == ["Moor, Ada"]


def test_nobody_is_named_twice_and_no_machine_at_all() -> None:
    assert several(["Ada Moor", "", "ADA MOOR", "noreply", "Unknown", "Bea"]) == ("Ada Moor", "Bea")
