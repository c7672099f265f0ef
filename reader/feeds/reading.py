"""Feeds into entries: bytes in, a `Feed` out, whatever kind of feed it is, however well it is made.

>>> body = b"<rss><channel><title>Harbour</title><item><title>Fog</title></item></channel></rss>"
>>> feed = read_feed(body, url="https://example.org/feed")
>>> feed.title, [entry.headline for entry in feed.entries]
('Harbour', ['Fog'])
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import replace

from ..errors import NotAFeed
from ..feed import Feed
from ..locale import _
from .names import ATOM

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
# Control characters where programs that think in windows-1252 mean “’” and the like: well-formed, and still wrong.
_OF_WINDOWS = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
_OF_WINDOWS_BY_NUMBER = re.compile(rb"&#(?:1[2-5]\d|[xX][89][0-9a-fA-F]);")
# UTF-8 that was taken for windows-1252 and encoded once more: “Ã©”, “â€™”.
_DOUBLED = re.compile(rb"\xc3[\x82-\x85\x90\x91\xa2][\xc2\xc5\xcb\xe2]")
_SOMEWHERE = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)  # where a feed begins
_OLD_CODECS = re.compile(
    r"cp\d+|mac[_-]\w+|iso8859-\d+|iso2022_\w+|johab|hz|hp-roman8|kz1048|ptcp154|big5|euc_jis\w+|shift_jis\w+"
)
_TWO_BYTES = re.compile(r"utf[_-]?(?:16|32)|u(?:16|32)|ucs|csu|unicode|iso-10646", re.IGNORECASE)
_LONGEST_BROKEN = 8_000_000  # characters that are mended, which takes several times their memory
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_UTF_8 = frozenset(["utf-8", "utf8"])
_UTF_8_MARK = b"\xef\xbb\xbf"


def read_feed(body: bytes, *, url: str | None, charset: str | None = None, media_type: str = "") -> Feed:
    """The feed in ``body``, its entries in its own order. Nothing that it names is fetched.

    ``url`` is where it came from, ``charset`` and ``media_type`` what the transport declared. What is not well-formed
    is read all the same, as far as it can be; ``Feed.faults`` says in sentences what is missing for it. Raises
    `NotAFeed` for a page, for nothing at all, and for what else is no feed.
    """
    if not body.strip():
        raise NotAFeed(_("it is empty"), where=url)
    if _JSON.match(body) and not media_type.endswith("xml"):
        from .jsonfeed import read_json_feed

        return read_json_feed(body, url)
    return _read_xml(body, url, charset)


def _read_xml(body: bytes, url: str | None, charset: str | None) -> Feed:
    """By the first of three ways that reaches the feed's end, else by the one that brings most entries."""
    from .strict import NoFeed, Reading
    from .tree import Explosive

    label = _label(body, charset)
    text: bytes | str = body.removeprefix(_UTF_8_MARK)
    if label is not None and label.strip("\"' ").lower() not in _UTF_8:
        text = _decoded(body, label)
    exploded = False
    if _is_of_windows(body):
        return _read_broken(_decoded(body, label), url, exploded)
    try:
        reading = Reading(url)
        feed = reading.read(text)
        if reading.is_done:
            return feed
    except Explosive:
        exploded = True
    except NoFeed as problem:
        if problem.is_named_so and ATOM.encode() not in body:  # with Atom's in its place, it is told like any other
            renamed = _decoded(body, label).replace(problem.namespace, ATOM)
            if ATOM in renamed:  # which it is not where it was written with a line end or an entity in it
                return _read_xml(renamed.encode(), url, "utf-8")
        if problem.root == "html" or (problem.root and not _SOMEWHERE.search(body)):
            raise _not_a_feed(problem.root, url) from problem
    return _read_broken(_decoded(body, label), url, exploded)


def _label(body: bytes, charset: str | None) -> str | None:
    """The encoding of ``body``: what the transport says, or the body itself, which counts where it alone can be."""
    declared = _ENCODING.match(body[:200])
    own = declared[1].decode("ascii") if declared else None
    if own and _TWO_BYTES.match(own):
        own = None  # which cannot be, where the declaration was read byte by byte
    if charset is None or own is None or charset.lower() not in _UTF_8 or own.lower() in _UTF_8:
        return charset or own
    try:
        body.decode()
    except UnicodeDecodeError:
        return own
    return charset


def _is_of_windows(body: bytes) -> bool:
    """Whether control characters stand in ``body`` for what windows-1252 has in their places, or UTF-8 in UTF-8."""
    # To look for one byte alone is so much faster that a feed without any is not kept waiting.
    raw = b"\xc2" in body and _OF_WINDOWS.search(body)
    raw = raw or (b"\xc3" in body and _DOUBLED.search(body))
    return bool(raw or (b"#" in body and b"&#" in body and _OF_WINDOWS_BY_NUMBER.search(body)))


def _read_broken(text: str, url: str | None, exploded: bool) -> Feed:
    from .balancing import balance
    from .lenient import read_leniently
    from .mending import mend
    from .strict import NoFeed
    from .tree import Explosive

    whole, text = text, mend(text[:_LONGEST_BROKEN], without_doctype=exploded)
    try:
        feed, is_done = _read_mended(text, url)
        if not is_done:
            feed, is_done = max(
                (_read_mended(balance(text), url), (feed, False)), key=lambda one: len(one[0].entries)
            )
    except NoFeed as problem:
        raise _not_a_feed(problem.root, url) from problem
    except Explosive as problem:
        if exploded:  # its declarations are where none can be left out
            raise _not_a_feed("", url) from problem
        return _read_broken(whole, url, exploded=True)
    if not is_done:
        lenient = read_leniently(text, url)
        if lenient is not None and len(lenient.entries) > len(feed.entries):
            feed = lenient
    if exploded:
        said = _("It declares entities that would grow without end; they were left alone.")
        feed = replace(feed, faults=(*feed.faults, said))
    return feed


def _read_mended(text: str, url: str | None) -> tuple[Feed, bool]:
    """The feed, and whether there is nothing more to be had from it."""
    from .strict import Reading

    reading = Reading(url)
    return reading.read(text), reading.is_done


def _decoded(body: bytes, label: str | None) -> str:
    from ..decode import codec, decode

    if label is not None and codec(label) is None:
        # What the web has given up, and some programs never did.
        with suppress(LookupError, UnicodeDecodeError, ValueError):
            if _OLD_CODECS.fullmatch(codecs.lookup(label).name):
                return body.decode(label)
    return decode(body, label)


def _not_a_feed(root: str, url: str | None) -> NotAFeed:
    if root == "html":
        return NotAFeed(
            _("this is a page, and no feed"),
            where=url,
            hint=_("Give the address of the feed, or of the site that has one."),
        )
    if root == "opml":
        return NotAFeed(
            _("this is a list of feeds, and no feed"), where=url, hint=_("Take it over with “newsreader import”.")
        )
    return NotAFeed(
        _("this is no feed"), where=url, hint=_("Give the address of a feed, or of the site that has one.")
    )
