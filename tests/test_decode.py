"""Every encoding that a saved page comes in ends as the same text."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.decode import codec, decode, utf16_without_mark

FRENCH = "Le bac a coulé à Noël — « quelle soirée ! » pour 12 €\n"
RUSSIAN = "Паром снова ходит.\n"
CHINESE = "渡轮复航了。\n"


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(text: str, mark: bytes, encoding: str) -> None:
    assert decode(mark + text.encode(encoding)) == text
    assert decode(mark + text.encode(encoding), charset="koi8-r") == text


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN * 5, CHINESE * 5])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_zero_bytes(text: str, encoding: str) -> None:
    assert utf16_without_mark(text.encode(encoding)) == encoding
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "cp037", "cp500", "cp1140"])
def test_xml_is_known_by_its_first_bytes(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<p>[Fog]!</p>\n'
    assert decode(text.encode(encoding)) == text
    assert decode(text.encode(encoding), "utf-8") == text


def test_text_in_eight_bits_and_binaries_are_not_utf_16() -> None:
    for body in (b"", b"a", FRENCH.encode(), bytes(range(256)), bytes(500), b"\0\1\2\3" * 99):
        assert utf16_without_mark(body) is None


def test_utf_16_cut_in_the_middle_of_a_character_still_reads() -> None:
    assert decode(FRENCH.encode("utf-16-le")[:-1]) == FRENCH[:-1] + "\ufffd"


def test_utf_8_needs_no_label() -> None:
    assert decode((FRENCH + RUSSIAN + CHINESE).encode()) == FRENCH + RUSSIAN + CHINESE


@pytest.mark.parametrize("label", [None, "latin1", "ISO-8859-1", "us-ascii", "utf-8", "no-such-charset"])
def test_latin_1_and_windows_1252_are_read_as_the_web_reads_them(label: str | None) -> None:
    assert decode(FRENCH.encode("cp1252"), label) == FRENCH


def test_bytes_that_windows_1252_leaves_open_are_kept_as_controls() -> None:
    assert decode(b"\xe9\x81\x8d\x8f\x90\x9d") == "é\x81\x8d\x8f\x90\x9d"


def test_a_declared_charset_is_believed() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "KOI8-R") == RUSSIAN
    assert decode(CHINESE.encode("gb18030"), ' "gb2312" ') == CHINESE
    assert decode("Čáp\n".encode("iso-8859-2"), "iso-8859-2") == "Čáp\n"


def test_a_declared_charset_that_does_not_fit_gives_way_to_utf_8() -> None:
    assert decode(CHINESE.encode(), "shift_jis") == CHINESE
    assert decode(b"\x82\xa0\x82", "shift_jis") == "あ\ufffd"


def test_strays_in_a_utf_8_page_are_read_as_windows_1252() -> None:
    assert decode(RUSSIAN.encode() + "café\n".encode("cp1252")) == RUSSIAN + "café\n"


@pytest.mark.parametrize("label", ["rot13", "hex", "utf-7", "idna", "unicode_escape", "undefined", "", "a\0b"])
def test_codecs_that_are_no_encoding_of_pages_are_not_used(label: str) -> None:
    assert codec(label) is None
    assert decode(FRENCH.encode(), label) == FRENCH


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("ISO-8859-1", "windows-1252"),
        ("iso-8859-9", "cp1254"),
        ("x-sjis", "cp932"),
        ("utf-16", "utf-16-le"),
        ("windows-874", "cp874"),
        ("euc-kr", "cp949"),
        ("x-mac-roman", "mac-roman"),
    ],
)
def test_labels_mean_what_they_mean_on_the_web(label: str, meant: str) -> None:
    assert codec(label) == meant


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "shift_jis", "utf-16", "latin-1", "gb2312"]))
@settings(max_examples=100, deadline=None)
def test_decoding_never_fails(body: bytes, charset: str | None) -> None:
    assert isinstance(decode(body, charset), str)


def test_the_longest_file_that_is_read_decodes_at_once() -> None:
    body = ("soirée " * 2_800_000).encode("cp1252")
    start = time.perf_counter()
    decode(body)
    assert time.perf_counter() - start < 2
