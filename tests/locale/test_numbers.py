from __future__ import annotations

import pytest

from reader import locale
from reader.locale.numbers import decimal, number


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1125, "1,125", "1\u202f125"),
        (-40000, "-40,000", "-40\u202f000"),
        (10**6, "1,000,000", "1\u202f000\u202f000"),
    ],
)
def test_thousands_are_set_apart(value: int, english: str, french: str) -> None:
    assert number(value) == english
    locale.use("fr")
    assert number(value) == french


def test_decimals_have_the_languages_point() -> None:
    assert (decimal(4.56), decimal(1234.5, 2), decimal(7, 0)) == ("4.6", "1,234.50", "7")
    locale.use("fr")
    assert (decimal(4.56), decimal(1234.5, 2), decimal(7, 0)) == ("4,6", "1\u202f234,50", "7")
