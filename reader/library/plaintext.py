"""The text of an entry's HTML, cheaply: for the index of words, for snippets and teasers, and to compare by.

No parser of HTML: tags are taken out, entities are resolved, and what scripts and styles hold is dropped. What is
indexed and what is told from the index must be the same text, so whoever changes what `searched` gives for an entry
must make the index anew in a migration.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple

from ..feed import FeedEntry
from ..story import Crosshead, Embed, Listing, Paragraph, Picture, Quote, Story, Table, Verbatim, plain

_LONGEST = 200_000  # characters of an entry that are indexed
_TEASER = 240
# A tag ends at the next ">", and a "<" before that begins another: so no text makes this slow.
_INLINE = re.compile(r"</?(?:a|em|strong|span|b|i|u|s|abbr|big|code|font|ins|mark|small|sub|sup|wbr)\b[^<>]*>")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_HIDING = re.compile(r"<s(?:cript|tyle)\b", re.I)
_HIDDEN = re.compile(r"(</?(?:script|style)\b[^<>]*>)", re.I)
# Scripts without spaces between words: each character is a word to the index, and a word that is searched a phrase.
_CLOSE = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff])")

_SPACED = re.compile("[\0-\u303f]*")  # characters before all of these: to see that there are none is quicker so


class Searched(NamedTuple):
    """What the index knows of an entry, column by column."""

    headline: str
    lede: str
    body: str
    authors: str
    provider: str


def text_of(html: str) -> str:
    """The text of ``html`` as it stands, blanks and all."""
    if "<" in html:
        if _HIDING.search(html):
            html = _without_hidden(html)
        html = _TAG.sub(" ", _INLINE.sub("", html))
    return unescape(html) if "&" in html else html


def line_of(html: str | None) -> str:
    """The text of ``html`` on one line."""
    return " ".join(text_of(html).split()) if html else ""


def teaser_of(entry: FeedEntry) -> str | None:
    """The first words of an entry's text, None where it has none but its headline."""
    for html in (entry.summary, entry.content):
        if html:
            text = line_of(html[: 8 * _TEASER].rpartition("<")[0] or html if len(html) > 8 * _TEASER else html)
            if text and text != entry.headline:
                return shortened(text, _TEASER)
    return None


def shortened(text: str, most: int) -> str:
    """``text`` with at most ``most`` characters, cut between words."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return (cut.rpartition(" ")[0] or cut[:-1]) + "…"


def searched(entry: FeedEntry, story: Story | None = None) -> Searched:
    """The words that an entry is found by: those of its page's ``story`` where that is here."""
    headline = entry.headline
    lede = text_of(entry.summary) if entry.summary else ""
    if story:
        body = text_of_story(story)
    else:
        body = text_of(entry.content) if entry.content else ""
    if lede == headline:
        lede = ""
    return Searched(
        spaced(headline),
        spaced(lede[:_LONGEST]),
        spaced(body[:_LONGEST]),
        spaced(", ".join(entry.authors)),
        spaced(entry.provider or ""),
    )


def text_of_story(story: Story) -> str:
    """The lede and the blocks of ``story`` as text."""
    texts: list[str | None] = [story.lede]
    for block in story.blocks:
        match block:
            case Paragraph(spans):
                texts.append(plain(spans))
            case Crosshead(text) | Verbatim(text) | Embed(text):
                texts.append(text)
            case Quote(paragraphs, source):
                texts += [*map(plain, paragraphs), source]
            case Listing(items):
                texts += map(plain, items)
            case Picture(_, alt, caption, credit):
                texts += [caption or alt, credit]
            case Table(rows, _, caption):
                texts += [caption, *(" ".join(row) for row in rows)]
    return "\n".join(text for text in texts if text)


def spaced(text: str) -> str:
    """``text`` with the characters of scripts that don't part words by blanks parted by them."""
    return text if _SPACED.fullmatch(text) else _CLOSE.sub(r" \1 ", text)


class _Folding(dict[int, str]):
    """For `str.translate`: each letter without case and accent. Nothing gets longer, so places stay the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFKD", letter)[0].lower()
        self[code] = base if len(base) == 1 else letter
        return self[code]


_folding = _Folding()


def fold(text: str) -> str:
    """``text`` as the index sees it: without case and accents, and as long as it was."""
    return text.lower() if text.isascii() else text.translate(_folding)


def _without_hidden(html: str) -> str:
    kept = []
    hidden = ""
    for number, piece in enumerate(_HIDDEN.split(html)):
        if number % 2 == 0:
            if not hidden:
                kept.append(piece)
        elif not hidden and not piece.startswith("</"):
            hidden = piece[1:7].lower()
        elif piece[:2] == "</" and piece[2:7].lower() == hidden[:5]:
            hidden = ""
            kept.append(" ")
    return "".join(kept)
