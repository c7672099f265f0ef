"""Captions and credits."""

from __future__ import annotations

import pytest

from reader.extract.lexicon import lexicon
from reader.extract.pictures import signed


@pytest.mark.parametrize(
    ("language", "text", "caption", "credit"),
    [
        ("fr", "Le bac à quai ( AFP / Ewen TANGUY )", "Le bac à quai", "AFP / Ewen TANGUY"),
        ("fr", "Le bac à quai (Photo : Ewen Tanguy)", "Le bac à quai", "Ewen Tanguy"),
        ("fr", "Le bac à quai © Ewen Tanguy/AFP", "Le bac à quai", "Ewen Tanguy/AFP"),
        ("de", "Die Fähre am Kai Foto: Jutta Wendehals/imago", "Die Fähre am Kai", "Jutta Wendehals/imago"),
        ("en", "The ferry. Credit: Ida Crane", "The ferry.", "Ida Crane"),
        ("en", "Photo: Reuters", "", "Reuters"),
        ("en", "Getty Images", "", "Getty Images"),
        ("en", "The ferry at its new quay. AP Photo/Ida Crane", "The ferry at its new quay.", "AP Photo/Ida Crane"),
        ("de", "Die Fähre am Kai. Bildquelle: Jutta Wendehals", "Die Fähre am Kai.", "Jutta Wendehals"),
        ("pl", "Prom przy nabrzeżu. Fot. : Ida Żuraw", "Prom przy nabrzeżu.", "Ida Żuraw"),
        ("ja", "埠頭のフェリー（共同）", "埠頭のフェリー", "共同"),
        (
            "en",
            "The ferry at its new quay. The ferry at its new quay. Photo: Ida Crane",
            "The ferry at its new quay.",
            "Ida Crane",
        ),
    ],
)
def test_a_credit_is_parted_from_its_caption(language: str, text: str, caption: str, credit: str) -> None:
    assert signed(text, lexicon(language)) == (caption, credit)


@pytest.mark.parametrize(
    "text", ["He left the house (and the garden).", "The vote failed (47 to 52).", "It was late. (dpa)"]
)
def test_brackets_that_name_nobody_are_no_credit(text: str) -> None:
    assert signed(text, lexicon("de")) is None
