"""Bytes to text, for pages that say their encoding, say it wrongly, or say nothing.

The order is that of the WHATWG Encoding Standard (a byte order mark, then what was declared) followed by what a
file without any label can still tell: UTF-16 by where its zero bytes stand, UTF-8 by being valid, and
windows-1252 for the rest, which every byte string is.
"""

from __future__ import annotations

import codecs
import re

# UTF-32 before UTF-16, whose little-endian mark its own begins with.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# XML 1.0, appendix F.1: how "<" or "<?xm" begins a file in encodings that no other text begins so in.
_FIRST_BYTES = ((b"\0\0\0<", "utf-32-be"), (b"<\0\0\0", "utf-32-le"), (b"\x4c\x6f\xa7\x94", "cp037"))
_DECLARED = re.compile(r"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{1,20})""")
_EBCDIC = frozenset(["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"])

# Encoding Standard, section 4.2: what a label means on the web, where it is not what Python's codec of that name
# does. Pages that say Latin-1 or ASCII were written on Windows.
_MEANT_BY = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
# Labels of section 4.2 that Python does not know.
_LABELS = {
    "x-cp1252": "windows-1252",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "x-x-big5": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "iso-8859-8-i": "iso8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-16-le",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "x-mac-ukrainian": "mac-cyrillic",
}
# Python's names of the encodings that a page may have. No others: utf-7, unicode_escape or idna are codecs too,
# but of no page, and some make plain text into something else.
_OF_PAGES = frozenset(
    {
        *("utf-8", "utf-16-le", "utf-16-be", "windows-1252", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
        *("gb18030", "big5hkscs", "euc_jp", "iso2022_jp"),
        *(f"cp{page}" for page in (866, 874, 932, 949, 1250, 1251, *range(1253, 1259))),
        *(f"iso8859-{part}" for part in (*range(2, 9), 10, 13, 14, 15, 16)),
    }
)

# The Encoding Standard's index has a character for each byte; the five that Windows leaves open stay controls.
_WINDOWS_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_STRAYS = "newsreader.strays"  # the name of the error handler below
_SAMPLE = 4096
_SEQUENCES_NOT_BY_ACCIDENT = 12
_TEXT_CONTROLS = frozenset("\t\n\f\r\x1b")


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of ``body``, whose transport or markup declared ``charset``, if anything. Never fails.

    Bytes that the encoding has no character for become U+FFFD, except in text that is UTF-8 almost throughout:
    there they are read as windows-1252, since such a page was put together from two sources.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if first := by_first_bytes(body):
        return _ebcdic(body) if first in _EBCDIC else body.decode(first, "replace")
    declared = codec(charset) if charset else None
    if declared and declared != "utf-8":
        return _decode_declared(body, declared)
    unmarked = utf16_without_mark(body)
    if unmarked and not declared:
        return body.decode(unmarked, "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        return _mostly_utf8(body) or _windows_1252(body)


def codec(label: str) -> str | None:
    """Python's name of the encoding that ``label`` means on the web, None if it means none."""
    label = label.strip().strip("\"'").lower()
    known = _LABELS.get(label)
    if known is None:
        try:
            known = codecs.lookup(label).name
        except (LookupError, ValueError):  # ValueError: a label with a NUL in it
            return None
        known = _MEANT_BY.get(known, known)
    return known if known in _OF_PAGES else None


def has_byte_order_mark(body: bytes) -> bool:
    """Whether ``body`` begins with the mark of a Unicode encoding, and so is text."""
    return any(body.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS)


def by_first_bytes(body: bytes) -> str | None:
    """The encoding that ``body`` must have by how it begins, where that is UTF-32 or of the family of EBCDIC."""
    return next((encoding for start, encoding in _FIRST_BYTES if body.startswith(start)), None)


def _ebcdic(body: bytes) -> str:
    """``body`` by what its XML declaration says, which can be read in any member of the family."""
    text = body.decode("cp037")
    declared = _DECLARED.match(text)
    try:
        name = codecs.lookup(declared[1]).name if declared else "cp037"
    except LookupError:
        name = "cp037"
    if name in _EBCDIC and name != "cp037":
        text = body.decode(name, "replace")
    return text.replace("\x85", "\n")  # the line ends of mainframes


def utf16_without_mark(body: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` if ``body`` is UTF-16 by its zero bytes, else None.

    Blanks, line ends, digits and Latin letters have a zero in their upper half, which no 8-bit text contains: so
    zeros on one side only, and nothing but text between them, are UTF-16 of any language.
    """
    sample = body[:_SAMPLE]
    sample = sample[: len(sample) & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) // 2 or min(even, odd) * 20 > max(even, odd) or even == odd:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    noise = sum(1 for char in text if (char < " " and char not in _TEXT_CONTROLS) or char == "\ufffd")
    return encoding if noise * 50 <= len(text) else None


def _decode_declared(body: bytes, encoding: str) -> str:
    utf8 = None if encoding.startswith(("utf-16", "iso2022")) else _as_utf8(body)
    if utf8 is not None and _is_certainly_utf8(utf8, encoding):
        return utf8
    if encoding == "windows-1252":
        return _windows_1252(body)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        # So much of the web is UTF-8 that a wrong label is the likelier fault.
        return body.decode(encoding, "replace") if utf8 is None else utf8


def _as_utf8(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _is_certainly_utf8(text: str, encoding: str) -> bool:
    """Whether ``text``, read as UTF-8 without a fault, is no text of the declared ``encoding`` by accident.

    In windows-1252 one "é" would have to be an "Ã©", which is what a wrong label looks like. Other encodings have
    letters where UTF-8 has its sequences, so one or two may be words; a whole text never is.
    """
    if text.isascii():
        return False
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii >= (1 if encoding == "windows-1252" else _SEQUENCES_NOT_BY_ACCIDENT)


def _mostly_utf8(body: bytes) -> str | None:
    """``body`` as UTF-8 with strays of windows-1252, None where the strays are the larger part."""
    text = body.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return body.decode("utf-8", _STRAYS) if strays < beyond_ascii - strays else None


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _windows_1252(error.object[error.start : error.end]), error.end


codecs.register_error(_STRAYS, _read_stray)


def _windows_1252(body: bytes) -> str:
    return codecs.charmap_decode(body, "strict", _WINDOWS_1252)[0]
