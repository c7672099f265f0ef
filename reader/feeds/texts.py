"""The texts of feeds: what is markup in them, what is plain, and the plain text of either.

A title is plain text by the rules of most formats and markup by the habit of most programs, so that it has to be
looked at. What markup says is made out here only for lines: titles, names, captions. The HTML of whole entries is
left as it is, for `reader.extract`.
"""

from __future__ import annotations

import re
from html import escape, unescape
from html.entities import html5
from urllib.parse import urljoin

from ..text import clean_line

LONGEST_LINE = 2_000  # characters of a title, name or tag that are taken
_LONGEST_MARKUP = 20_000  # characters that a line is looked for in

_ELEMENT = re.compile(
    r"a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|center|cite|code|del"
    r"|details|dfn|div|dl|dd|dt|em|figcaption|figure|font|footer|h1|h2|h3|h4|h5|h6|header|hr|i|iframe|img"
    r"|ins|kbd|label|li|main|mark|nav|nobr|ol|p|picture|pre|q|rp|rt|ruby|s|samp|script|section|small"
    r"|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|time|tr|tt|u|ul|var"
    r"|video|wbr",
    re.IGNORECASE,
)
# What programs that think in windows-1252 write for “’” and the like: control characters, which no text has. Left out
# are those that begin commands for terminals.
_C1 = re.compile("[\x80-\x8f\x91-\x97\x99\x9a\x9c]")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_END_TAG = re.compile(r"</[a-zA-Z][a-zA-Z0-9]*\s*>|<br ?/?>")
_ANY_TAG = re.compile(r"""<[/!?]?[a-zA-Z](?>=\s*"[^"<]*"|=\s*'[^'<]*'|[^<>])*>""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([a-zA-Z][a-zA-Z0-9]{1,30}));")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|applet)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAKING = re.compile(r"<(?:br|p|div|li|tr|td|h[1-6]|hr)\b|</(?:p|div|li|tr|h[1-6])", re.IGNORECASE)
_ADDRESS = re.compile(r"""(<[^<>]*?\s(?:href|src|poster)\s*=\s*)(["'])(.*?)\2""", re.IGNORECASE | re.DOTALL)
# What stands for the characters that markup is made of, which a plain text may speak of.
_OF_MARKUP = re.compile(r"&(?:amp|lt|gt|quot|apos|#(?:38|60|62|34|39)|#[xX](?:26|3[cCeE]|22|27));")


def as_meant(text: str) -> str:
    """``text`` with the control characters that windows-1252 has signs for as those signs."""
    return _C1.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "ignore"), text)


def looks_like_html(text: str) -> bool:
    """Whether ``text``, said to be plain or nothing, is markup after all: all its tags and entities are HTML's.

    Errs on the plain side, since taking text for markup loses what stands between “<” and “>”.
    """
    if "<" not in text and "&" not in text:
        return False
    if not (_END_TAG.search(text) or _ENTITY.search(text)):
        return False
    if not all(_ELEMENT.fullmatch(name) for name in _TAG.findall(text)):
        return False
    return all(name + ";" in html5 for name in _ENTITY.findall(text) if name)


def _start(text: str) -> str:
    """As much of ``text`` as a line is taken from."""
    if len(text) > _LONGEST_MARKUP:
        text = text[:_LONGEST_MARKUP]
    return text if text.isprintable() else as_meant(text)


def line_of_html(markup: str) -> str:
    """The plain text of ``markup`` on one line."""
    text = _start(markup)
    if "<" in text:
        text = _HIDDEN.sub("", text)
        text = _ANY_TAG.sub("", _BREAKING.sub(r" \g<0>", text))
    return clean_line(unescape(text) if "&" in text else text)[:LONGEST_LINE]


def line_of_text(text: str) -> str:
    """``text``, which is plain by what its format says, on one line.

    Letters that were escaped twice are letters again; what stands for markup's own characters is left alone.
    """
    text = _start(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: match[0] if _OF_MARKUP.fullmatch(match[0]) else unescape(match[0]), text)
    return clean_line(text)[:LONGEST_LINE]


def line_of_either(text: str) -> str:
    """``text``, of which nobody knows whether it is plain or markup, on one line of plain text."""
    if "<" not in text and "&" not in text:
        return clean_line(_start(text))[:LONGEST_LINE]
    text = _start(text)
    return line_of_html(text) if looks_like_html(text) else line_of_text(text)


def first_words(markup: str, most: int = 80) -> str:
    """The beginning of ``markup`` as plain text, whole words of at most ``most`` characters: for want of a title."""
    text = line_of_html(markup[: most * 50])
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:–—-") + "…"


def html_of_text(text: str) -> str:
    """Plain ``text`` as HTML: paragraphs where it has empty lines."""
    return "".join(
        f"<p>{escape(part.strip(), quote=False)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip()
    )


def with_base(html: str, base: str) -> str:
    """``html`` with its relative addresses made absolute."""
    return _ADDRESS.sub(lambda match: f"{match[1]}{match[2]}{_joined(base, match[3])}{match[2]}", html)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address and not address.startswith("#") else address
    except ValueError:
        return address
