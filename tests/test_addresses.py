"""What a browser takes for one page has one address here, and what it would not open is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.addresses import follow, host_of, looks_like_address, normalise, without_fragment
from reader.errors import NotAllowed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("example.org", "https://example.org/"),
        ("  example.org/a b\n", "https://example.org/a%20b"),
        ("example.org:8080/x?q=é#ü", "https://example.org:8080/x?q=%C3%A9#%C3%BC"),
        ("//example.org/x", "https://example.org/x"),
        ("HTTP://User:secret@Example.ORG.:80", "http://example.org/"),
        ("https://example.org:443/%7Ex?a=b|c&d=%", "https://example.org/%7Ex?a=b|c&d=%"),
        ("https://example.org/é/%C3%A9/'(*)", "https://example.org/%C3%A9/%C3%A9/'(*)"),
        ("http:\\\\example.org\\a", "http://example.org/a"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://ΒΌΛΟΣ.example", "https://xn--nxasmq6b.example/"),
        ("https://新闻。example/", "https://xn--efvy88h.example/"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("http://[2606:2800::1]", "http://[2606:2800::1]/"),
        ("localhost:8000", "https://localhost:8000/"),
        ("http://192.0.2.7?x", "http://192.0.2.7/?x"),
        ("http://my_site.example/", "http://my_site.example/"),
        ("https://example.org/\x1b[31mred", "https://example.org/red"),
    ],
)
def test_an_address_has_one_spelling(typed: str, meant: str) -> None:
    assert normalise(typed) == meant
    assert normalise(meant) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://",
        "http:///x",
        "http://[::1",
        "http://a b/",
        "http://x:99999/",
        "http://-/",
        "https:x",
        "ht!tp://x",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(NotAllowed, match="no valid address"):
        normalise(text)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x/y", "mailto:me@example.org", "javascript:alert(1)"]
)
def test_what_is_no_address_of_the_web(address: str) -> None:
    with pytest.raises(NotAllowed, match=r"are not opened\. Only pages of the web are"):
        normalise(address)


@pytest.mark.parametrize(
    ("base", "link", "address"),
    [
        ("https://a.example/b/c#here", "../d", "https://a.example/d#here"),
        ("https://a.example/b/c#here", "?q#there", "https://a.example/b/c?q#there"),
        ("https://a.example/b", "//c.example/d", "https://c.example/d"),
        ("http://a.example/b", "HTTPS://C.example", "https://c.example/"),
        ("https://a.example/b", "", "https://a.example/b"),
    ],
)
def test_a_link_leads_from_the_page_that_it_is_on(base: str, link: str, address: str) -> None:
    assert follow(base, link) == address


@pytest.mark.parametrize("link", ["javascript:1", "data:text/html,x", "file:///x", "http://[::1"])
def test_a_link_leads_nowhere_but_to_the_web(link: str) -> None:
    with pytest.raises(NotAllowed):
        follow("https://a.example/", link)


def test_the_fragment_is_the_readers_own_affair() -> None:
    assert without_fragment("https://a.example/b?c#d#e") == "https://a.example/b?c"


@pytest.mark.parametrize(
    "text",
    [
        *("https://x", "HTTP://X", "ftp://x/y", "example.org", "example.org/page.html", "zeitung.example/straße"),
        *("localhost", "localhost:8000/x", "192.0.2.7", "192.0.2.7/x", "[::1]:80", "page.html/x", "münchen.example"),
    ],
)
def test_what_is_meant_as_an_address(text: str) -> None:
    assert looks_like_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-",
            "page.txt",
            "page.html",
            "notes.md",
            "./a.org",
            "../a.org/x",
            "/a.org/x",
            "folder/a.org",
            "the-weir",
        ),
        *(
            "file:///x.html",
            "edition:the-weir",
            "v1.2",
            "C:\\page.txt",
            "Went home. Slept.",
            ".hidden",
            "a..b",
            "a\0.org",
        ),
    ],
)
def test_what_is_meant_as_something_else(text: str) -> None:
    assert not looks_like_address(text)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://User@News.Example:80/a?b#c", "news.example"),
        ("http://[::1]:8000/", "::1"),
        ("//news.example/a", "news.example"),
        ("/a", ""),
        ("mailto:ida@news.example", ""),
        ("http://[", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address_is_told_and_of_any_other_text_none(address: str | None, host: str) -> None:
    assert host_of(address) == host


@given(st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_any_text_is_an_address_or_refused(text: str, link: str) -> None:
    looks_like_address(text)
    host_of(f"http://{text}")
    for make in (
        lambda: normalise(text),
        lambda: normalise(f"http://{text}"),
        lambda: follow("http://a.example/", link),
    ):
        try:
            address = make()
        except NotAllowed:
            continue
        assert normalise(address) == address
        assert address.isascii()
        assert address.isprintable()
