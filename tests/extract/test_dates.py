"""Dates as news pages write them."""

from __future__ import annotations

import pytest

from reader.extract.dates import Dates, settle_order
from reader.extract.lexicon import lexicon


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("fr", "information fournie par AFP 04/07/2025 à 17:36", "2025-07-04T17:36"),
        ("fr", "Le 1er août 2026 à 9h05", "2026-08-01T09:05"),
        ("fr", "04.07.2025 18:40", "2025-07-04T18:40"),
        ("en", "November 19, 2019, 6:21 AM EST", "2019-11-19T06:21-05:00"),
        ("en", "Published 28 Apr 2023 at 12.30am BST", "2023-04-28T00:30+01:00"),
        ("en", "Associated PressApril 28, 2023 GMT", "2023-04-28"),
        ("en", "2025-07-04T17:36:00Z", "2025-07-04T17:36+00:00"),
        ("en", "25/12/2025", "2025-12-25"),
        ("de", "14. Januar 2020, 9:21 Uhr", "2020-01-14T09:21"),
        ("de", "28.4.2023 18:41 Uhr", "2023-04-28T18:41"),
        ("es", "3 de marzo de 2024", "2024-03-03"),
        ("pl", "5 maja 2025, 08:00", "2025-05-05T08:00"),
        ("cs", "7. března 2025", "2025-03-07"),
        ("fi", "4. kesäkuuta 2025 klo 12.10", "2025-06-04T12:10"),
        ("hu", "2025. július 4. 17:36", "2025-07-04T17:36"),
        ("ru", "8 января 2026, 17:46", "2026-01-08T17:46"),
        ("hi", "4 जुलाई 2025", "2025-07-04"),
        ("tr", "4 Mayıs 2025 12:10", "2025-05-04T12:10"),
        ("tr", "4 MAYIS 2025", "2025-05-04"),
        ("tr", "4 HAZİRAN 2025", "2025-06-04"),
        ("sv", "2025 oktober 23", "2025-10-23"),
        ("en", "Sept. 4th, 2025", "2025-09-04"),
        ("ar", "4 يوليو 2025", "2025-07-04"),
        ("ja", "2025年1月13日 21時19分", "2025-01-13T21:19"),
        ("ko", "2024.12.03. 오후 10:30", "2024-12-03T22:30"),
        ("ko", "2024년 12월 3일 오후 3시 5분", "2024-12-03T15:05"),
        ("en", "April 10, 20233 years ago", "2023-04-10"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(language: str, text: str, iso: str) -> None:
    found = Dates(lexicon(language)).first(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text", ["2 hours ago", "il y a 3 jours", "31.02.2025", "1.2.3", "version 10.11.12.13", "call 0123", ""]
)
def test_what_is_no_day_of_a_calendar_is_no_date(text: str) -> None:
    assert Dates(lexicon("en")).first(text) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("04/07/2025 and 25/12/2025", "dmy"),
        ("04/07/2025 and 12/25/2025", "mdy"),
        ("04/07/2025 at 17:36", "dmy"),
        ("04/07/2025 at 5:36 pm", "mdy"),
        ("no date", None),
    ],
)
def test_the_page_itself_tells_whether_the_day_comes_first(text: str, order: str | None) -> None:
    assert settle_order(text, lexicon("en")) == order
