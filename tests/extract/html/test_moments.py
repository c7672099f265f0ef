"""Moments as machines write them."""

from __future__ import annotations

import pytest

from reader.extract.dates import Dates
from reader.extract.html.moments import moment
from reader.extract.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-07-04T17:36:12+02:00", "2025-07-04T17:36+02:00"),
        ("2025-07-04T17:36:12.345Z", "2025-07-04T17:36+00:00"),
        ("2025-07-04 17:36:12 +0200", "2025-07-04T17:36+02:00"),
        ("2025-07-04T17:36-0400", "2025-07-04T17:36-04:00"),
        ("2025-07-04T17:36", "2025-07-04T17:36"),
        ("2025-07-04", "2025-07-04"),
        ("2025/07/04 08:05", "2025-07-04T08:05"),
        ("2025-7-4", "2025-07-04"),
        ("20250704T173600Z", "2025-07-04T17:36+00:00"),
        ("20250704", "2025-07-04"),
        ("2025-07-04T17:36:12 UTC", "2025-07-04T17:36+00:00"),
        ("Fri, 04 Jul 2025 17:36:12 GMT", "2025-07-04T17:36+00:00"),
        ("Fri Jul 04 2025 17:36:12 GMT+0200 (CEST)", "2025-07-04T17:36+02:00"),
        ("1751643372", "2025-07-04T15:36+00:00"),
        ("1751643372000", "2025-07-04T15:36+00:00"),
    ],
)
def test_a_moment_is_as_exact_as_it_was_given(text: str, iso: str) -> None:
    assert moment(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2 hours ago",
        "0001-01-01T00:00:00Z",
        "1970-01-01",
        "2025-13-45",
        "2025113",
        "9" * 30,
        "12345",
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment(text, Dates(lexicon("en"))) is None


def test_a_date_for_people_is_read_in_the_pages_language() -> None:
    assert moment("4 juillet 2025 à 17h36", Dates(lexicon("fr"))) == "2025-07-04T17:36"
