"""Only addresses that are safe to open are written out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.export.links import picture_address, reading_address, web_address
from tests import strategies

PAGE = "https://example.org/news/ferry.html"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" HTTP://example.org ", "HTTP://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("tel:+33123456789", "tel:+33123456789"),
        ("https://example.org/a b\u2028c", "https://example.org/a%20b%E2%80%A8c"),
        ("https://example.org/\ta\nb", "https://example.org/ab"),
    ],
)
def test_addresses_of_the_web_stay(href: str, address: str) -> None:
    assert web_address(href) == address


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "edition:ferry",
        "https:",
        "#comments",
        "just words",
    ],
)
def test_what_is_unsafe_or_leads_nowhere_goes(href: str | None) -> None:
    assert web_address(href) is None


def test_an_address_within_a_site_needs_the_page_that_it_stood_on() -> None:
    assert web_address("/a") is None
    assert web_address("/a", PAGE) == "https://example.org/a"
    assert web_address("b.html", PAGE) == "https://example.org/news/b.html"
    assert web_address("//cdn.example.org/x", PAGE) == "https://cdn.example.org/x"
    assert web_address("//[", PAGE) is None
    assert web_address("x", "/home/somebody/page.html") is None
    assert web_address("javascript:x", PAGE) is None


def test_a_picture_may_be_in_its_address() -> None:
    assert picture_address("data:image/png;base64,AAAA") == "data:image/png;base64,AAAA"
    assert picture_address("data:text/html,x") is None
    assert picture_address("mailto:x@example.org") is None
    assert picture_address("q.png", PAGE) == "https://example.org/news/q.png"


def test_stories_of_the_edition_can_be_read_but_not_browsed() -> None:
    assert reading_address("edition:ferry") == "edition:ferry"
    assert web_address("edition:ferry") is None


@given(strategies.addresses, strategies.addresses)
@settings(max_examples=100, deadline=None)
def test_every_address_that_passes_is_one_word_with_a_known_scheme(href: str, page: str) -> None:
    address = web_address(href, page)
    if address is not None:
        assert address.split() == [address]
        assert address.lower().startswith(("http:", "https:", "mailto:", "tel:"))
