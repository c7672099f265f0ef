"""The text of a feed that is nearly well-formed, made so: what programs and people usually get wrong in XML.

What is mended: bytes that are not of the encoding that is told, or were encoded twice, something before the feed,
characters that XML does not have, “&” and “<” that mean themselves, entities of HTML, entities that would explode,
comments that never end, prefixes that nothing declares. What is beyond that (elements that never end, attributes
without quotes) is for `lenient`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html.entities import html5

from .names import MODULES
from .texts import as_meant

# A terminal's escape sequences, as far as they do not reach into markup, and what XML 1.0 has no place for.
_ESCAPES = re.compile(r"\x1b\[[0-;=?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\n<]*(?:\x07|\x1b\\)?")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_START = re.compile(
    r"<(?:\?xml\s|!DOCTYPE\s+(?:rss|rdf:RDF|feed)\b|(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/]))", re.IGNORECASE
)
_COMMENTS = re.compile(r"\A\s*(?:<!--.*?-->\s*)+", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DECLARED_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]+)\s", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?P<kept><!\[CDATA\[.*?(?:\]\]>|\Z)|<![A-Z][^>]*>?)"
    r"|(?P<aside><!--.*?(?:-->|\Z)|<\?[^>]*>?)"
    r"|(?P<end>\]\]>)"
    r"|&(?P<reference>#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][\w.-]{0,40});"
    r"|&(?P<bare>)"
    r"|<(?P<less>)(?![a-zA-Z_/:])",
    re.DOTALL,
)
_OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])
_BETWEEN_TAGS = re.compile("[^<>]+")
# What the UTF-8 of most letters and signs is where it is taken for windows-1252.
_DOUBLED = re.compile(r"[ÃÂÄÅÐÑ][^\x00-\x7f]|â(?:€|\x80)")
_BYTES_OF_WINDOWS = {
    ord(sign): byte for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "ignore"))
}
_PREFIX = re.compile(r"<([a-zA-Z_][\w.-]*):[\w.-]+|\s([a-zA-Z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
_PREFIX_DECLARED = re.compile(r"xmlns:([\w.-]+)\s*=")
_ROOT = re.compile(r"<(?![?!])[^\s>/]+")
_HEAD = 20_000  # characters in which a feed's declarations are
_FIRST_OF_C1, _LAST_OF_C1 = 0x80, 0x9F


def mend(text: str, without_doctype: bool = False) -> str:
    """``text`` with what can be mended mended; the same text where there is nothing to mend.

    ``without_doctype`` leaves out what the feed declares, so that its own entities stand for nothing any more.
    """
    text = FORBIDDEN.sub("", _ESCAPES.sub("", text)) if not text.isprintable() else text
    if _DOUBLED.search(text):
        text = _BETWEEN_TAGS.sub(_undoubled, text)
    text = as_meant(text)
    text = _COMMENTS.sub("", text, count=1)
    closed = text.rfind("-->") + 1
    text = text[:closed] + text[closed:].replace("<!--", "")  # a comment that never ends hides nothing
    start = _START.search(text)
    text = _DECLARATION.sub("", text[start.start() :] if start else text.lstrip(), count=1)
    if without_doctype:
        text = _DOCTYPE.sub("", text[:_HEAD], count=1) + text[_HEAD:]
    own = frozenset(_DECLARED_ENTITY.findall(text[:_HEAD]))

    def mended(match: re.Match[str]) -> str:
        if match["kept"] is not None:
            return match[0]
        if (name := match["reference"]) is not None:
            return _referred(name, own, match[0])
        if match["aside"] is not None:
            return ""  # comments and instructions mean nothing here, and break rules of their own
        if match["end"] is not None:
            return "]]&gt;"
        return "&amp;" if match["bare"] is not None else "&lt;"

    return _with_prefixes(_LOOSE.sub(mended, text))


def _undoubled(match: re.Match[str]) -> str:
    """A text as it was before a program took its UTF-8 for windows-1252, and wrote that as UTF-8 once more.

    “cafÃ©” is “café” where all of the text can be read so: no text of any language comes out as UTF-8 by accident.
    """
    text = match[0]
    if not text.isascii():
        with suppress(UnicodeError):
            return text.translate(_BYTES_OF_WINDOWS).encode("latin-1").decode()
    return text


def _referred(name: str, own: frozenset[str], whole: str) -> str:
    """What stands in a text for the reference ``whole``, whose name or number is ``name``."""
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        if _FIRST_OF_C1 <= code <= _LAST_OF_C1:  # written by a program that thought in windows-1252
            return bytes([code]).decode("cp1252", "ignore")
        valid = (
            code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
        )
        return whole if valid else ""
    if name in _OF_XML or name in own:
        return whole
    return html5.get(name + ";") or f"&amp;{name};"


def _with_prefixes(text: str) -> str:
    """``text`` with the prefixes declared that it uses without a declaration: as what everybody uses them for."""
    used = {one or other for one, other in _PREFIX.findall(text)} - {"xml", "xmlns"}
    missing = sorted(used - set(_PREFIX_DECLARED.findall(text)))
    root = _ROOT.search(text)
    if not missing or root is None:
        return text
    declared = "".join(f' xmlns:{name}="{MODULES.get(name.lower(), "urn:undeclared:" + name)}"' for name in missing)
    return text[: root.end()] + declared + text[root.end() :]
