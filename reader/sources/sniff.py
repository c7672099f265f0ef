"""What a file is, by its first bytes: a text, a web page, or something that only looks like a file to read.

After the WHATWG MIME Sniffing Standard (sections 6 and 7), with more formats, since a reader's mistake deserves to
be named ("this is a PDF"), and a little more patience with control characters, which dumps are full of.
"""

from __future__ import annotations

import re

from ..decode import by_first_bytes, decode, has_byte_order_mark, utf16_without_mark
from ..locale import _

TEXT = "text/plain"
HTML = "text/html"
_RSS = "application/rss+xml"  # and Atom: only what reads it can tell
_JSON_FEED = "application/feed+json"
FEEDS = frozenset([_RSS, _JSON_FEED])

_SAMPLE = 65_536
_BINARY = "application/octet-stream"
_PROGRAM = "application/x-executable"
# (where, bytes, media type); the first that fits counts. Each is one that no text has in that place: letters
# alone are not enough, since news is also made of words like WAVE.
_SIGNATURES = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBPVP8", "image/webp"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyphei", "image/heic"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (30, b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (30, b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
    (30, b"[Content_Types].xml", "application/vnd.openxmlformats-officedocument"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (4, b"1AY&SY", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (257, b"ustar", "application/x-tar"),
    (8, b"WAVEfmt ", "audio/wav"),
    (0, b"ID3\x02", "audio/mpeg"),
    (0, b"ID3\x03", "audio/mpeg"),
    (0, b"ID3\x04", "audio/mpeg"),
    (0, b"OggS\0", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (8, b"AVI LIST", "video/x-msvideo"),
    (4, b"ftypisom", "video/mp4"),
    (4, b"ftypmp4", "video/mp4"),
    (4, b"ftypM4", "video/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"bplist00", "application/x-webarchive"),
)
_DOCUMENTS = {
    "application/pdf": "PDF",
    "application/postscript": "PostScript",
    "application/rtf": "RTF",
    "application/epub+zip": "EPUB",
    "application/vnd.oasis.opendocument": "OpenDocument",
    "application/vnd.openxmlformats-officedocument": "Office Open XML",
    "application/msword": "Microsoft Office",
    "application/json": "JSON",
    "application/xml": "XML",
    "application/x-webarchive": "Safari",
    "multipart/related": "MHTML",
}
_ARCHIVES = {
    "application/zip": "ZIP",
    "application/gzip": "gzip",
    "application/x-bzip2": "bzip2",
    "application/x-xz": "xz",
    "application/zstd": "Zstandard",
    "application/x-7z-compressed": "7z",
    "application/vnd.rar": "RAR",
    "application/x-tar": "tar",
}
# The standard's "binary data bytes", more than a few of which no text has. Left out are backspace, which old
# converters overstrike with, and the bell, which ends escape sequences in what was copied from a terminal.
_BINARY_BYTES = bytes([*range(0x07), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_BINARY_SHARE = 0.02

# Section 7.1, step 1; a tag name ends with a blank or ">".
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype html|html|head|body|title|meta|link|script|style|iframe|main|article|section|nav|header"
    r"|h[1-6]|div|table|font|a|b|br|p|img|ul|ol)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_END_TAG = re.compile(r"</(?:p|div|span|a|li|td|h[1-6]|script|style)>", re.IGNORECASE)
_END_TAGS_OF_A_PAGE = 8
_CHARACTERS_PER_END_TAG = 400
# The outermost element of a feed, whatever stands before it that a feed may begin with.
_FEED_START = re.compile(
    r"\s*(?:(?:<\?[^>]{0,500}>|<!--(?:(?!-->).){0,20000}-->|<!doctype\s[^>\[]{0,500}(?:\[(?:(?!\]\s*>).){0,20000}\]\s*)?>)\s*)*"
    r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry|item)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_FEED_WITHIN = re.compile(r"<(?:rss|feed|rdf:rdf|channel)[\s>]", re.IGNORECASE)  # wrapped up in something else
_FEED_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)?\Z", re.IGNORECASE)
_END = 1_000  # bytes
_JSON_FEED_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1')
_XML_START = re.compile(r"\s*<(?:\?xml\s|rss[\s>]|feed[\s>]|rdf:rdf[\s>]|opml[\s>])", re.IGNORECASE)
_JSON_START = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:')
_MAIL_HEADER = re.compile(r"^MIME-Version: 1\.0\s*$", re.MULTILINE)
_MAIL_HEADER_WITHIN = 1000  # characters


def media_type(body: bytes) -> str:
    """The media type of ``body`` as its bytes tell it: `TEXT`, `HTML`, one of `FEEDS`, or that of something else."""
    sample = body[:_SAMPLE]
    if not has_byte_order_mark(sample):
        for offset, signature, found in _SIGNATURES:
            if sample.startswith(signature, offset):
                return found
        noise = len(sample) - len(sample.translate(None, _BINARY_BYTES))
        if noise > len(sample) * _BINARY_SHARE and not (by_first_bytes(sample) or utf16_without_mark(sample)):
            return _RSS if _FEED_START.match(decode(sample)) else _BINARY  # some feeds carry a few by mistake
    found = _kind_of_text(decode(sample))
    # Something may stand before a feed by mistake, but nothing else than one ends like one.
    return _RSS if found in (TEXT, HTML) and _FEED_END.search(body, len(body) - _END) else found


def _kind_of_text(text: str) -> str:
    if _FEED_START.match(text):
        return _RSS
    if _HTML_START.match(text):
        return HTML
    if _XML_START.match(text):
        return _RSS if _FEED_WITHIN.search(text) else "application/xml"
    if _JSON_START.match(text):
        return _JSON_FEED if _JSON_FEED_VERSION.search(text) else "application/json"
    if _MAIL_HEADER.search(text, 0, _MAIL_HEADER_WITHIN):
        return "multipart/related"
    end_tags = len(_END_TAG.findall(text))
    if end_tags >= _END_TAGS_OF_A_PAGE and end_tags * _CHARACTERS_PER_END_TAG > len(text):
        return HTML
    return TEXT


def describe(media_type: str) -> str:
    """``media_type`` in words, as an object of a sentence: “a picture (PNG)”."""
    kind, _slash, name = media_type.partition("/")
    if media_type in FEEDS:
        return _("a feed")
    if media_type in _DOCUMENTS:
        return _("a document ({format})").format(format=_DOCUMENTS[media_type])
    if media_type in _ARCHIVES:
        return _("an archive ({format})").format(format=_ARCHIVES[media_type])
    if kind == "image":
        return _("a picture ({format})").format(format=name.upper())
    if kind in {"audio", "video"}:
        return _("a recording ({format})").format(format=name.removeprefix("x-").upper())
    if media_type == _PROGRAM:
        return _("a program")
    return _("binary data")
