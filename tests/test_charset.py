"""A web page is decoded as a browser would, and where its label is certainly wrong, as it was meant."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.charset import declared_in, decode_html
from reader.decode import decode

FRENCH = "<p>Le bac a coulé à Noël : « quelle soirée ! » pour 12 €</p>"
RUSSIAN = "<p>Паром снова ходит через реку, и все рады.</p>"
JAPANESE = "<p>渡し船がまた動き出した。</p>"


def page(text: str, encoding: str, head: str) -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{text}".encode(encoding)


def test_a_byte_order_mark_comes_first() -> None:
    body = codecs.BOM_UTF8 + page(FRENCH, "utf-8", '<meta charset="koi8-r">')
    assert FRENCH in decode_html(body, "windows-1251")


def test_then_what_the_transport_says() -> None:
    assert RUSSIAN in decode_html(page(RUSSIAN, "koi8-r", '<meta charset="windows-1251">'), "koi8-r")


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<meta charset=windows-1251>",
        "<META\nname=x CHARSET = 'Windows-1251' />",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        "<meta content='text/html; charset = \"windows-1251\"' http-equiv=content-type>",
        '<!-- <meta charset="koi8-r"> --><title a=">">x</title><meta charset="windows-1251">',
        '<link title="<meta charset=koi8-r>"><meta charset="windows-1251">',
        '<meta charset="no-such-encoding"><meta charset="windows-1251">',
        '<meta name="keywords" content="charset=koi8-r"><meta charset="windows-1251">',
    ],
)
def test_then_what_the_page_says(head: str) -> None:
    assert RUSSIAN in decode_html(page(RUSSIAN, "windows-1251", head))


def test_an_unknown_charset_of_the_transport_is_as_none() -> None:
    assert RUSSIAN in decode_html(page(RUSSIAN, "koi8-r", "<meta charset=koi8-r>"), "klingon")


def test_a_declaration_read_byte_by_byte_cannot_be_one_of_utf_16() -> None:
    assert declared_in(b"<meta charset=utf-16le>") == "utf-8"
    assert declared_in(b"<meta charset=x-user-defined>") == "windows-1252"


def test_an_xml_declaration_counts_where_no_element_does() -> None:
    assert declared_in(b"<?xml version='1.0' encoding='koi8-r'?><html>") == "koi8-r"
    assert declared_in(b"<?xml version='1.0' encoding='koi8-r'?><meta charset=euc-jp>") == "euc_jp"


def test_the_first_1024_bytes_decide_and_more_only_where_the_rest_is_not_utf_8() -> None:
    late = "<title>" + "x" * 2000 + "</title><meta charset=koi8-r>"
    assert FRENCH in decode_html(page(FRENCH, "utf-8", late))
    assert RUSSIAN in decode_html(page(RUSSIAN, "koi8-r", late))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_a_page_that_says_nothing_is_utf_8_or_else_windows_1252(encoding: str) -> None:
    assert FRENCH in decode_html(page(FRENCH, encoding, ""))


def test_utf_16_without_a_mark_is_known_by_its_zero_bytes() -> None:
    assert FRENCH in decode_html(page(FRENCH, "utf-16-le", "<meta charset=utf-16>"))


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_utf_8_under_a_western_label_is_utf_8_from_the_first_accent_on(label: str) -> None:
    assert decode("Noël".encode(), label) == "Noël"
    assert decode("Noël".encode("latin-1"), label) == "Noël"
    assert decode_html(page("Noël", "utf-8", f"<meta charset={label}>")).endswith("Noël")


@pytest.mark.parametrize("label", ["windows-1251", "koi8-r", "iso-8859-2", "shift_jis", "euc-jp", "gbk", "big5"])
@pytest.mark.parametrize("text", [RUSSIAN, JAPANESE])
def test_a_whole_text_of_utf_8_is_utf_8_under_any_label(text: str, label: str) -> None:
    assert decode(text.encode(), label) == text


def test_a_word_that_could_be_either_is_what_the_label_says() -> None:
    assert decode("联通".encode("gbk"), "gbk") == "联通"
    assert decode("Привет".encode("cp1251"), "windows-1251") == "Привет"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "koi8-r"), (RUSSIAN, "iso-8859-5"), (JAPANESE, "shift_jis"), (JAPANESE, "iso-2022-jp")],
)
def test_a_true_label_is_believed(text: str, encoding: str) -> None:
    assert decode_html(page(text, encoding, f"<meta charset={encoding}>")).endswith(text)


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "gb2312", "utf-16"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_after_a_tag_decode(tail: bytes, charset: str | None) -> None:
    assert decode_html(b"<meta " + tail, charset) is not None


@pytest.mark.parametrize("part", [b"<", b"<meta ", b"<meta charset", b"<meta x=", b"<!--", b"<a b='", b"= ", b"/ "])
def test_no_page_takes_long_to_look_through(part: bytes) -> None:
    body = (b"\xe9" + part * (20_000_000 // len(part)))[:2_000_000]
    start = time.perf_counter()
    decode_html(body)
    assert time.perf_counter() - start < 1
