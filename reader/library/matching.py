"""Which entries of a feed's document are which of those that are here already. Pure functions.

An entry is known by its id, then by its address, then by its headline and date. None of the three can be trusted
alone: there are feeds that give one id to all entries, or a new one to each at every visit, that link all entries to
the front page, or that call every story of the day the same. So what several entries of a document share tells none
of them, and an id or an address that seems to name a known entry must agree with it in something else as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from ..feed import FeedEntry
from .plaintext import fold, line_of

_TRACKING = re.compile(
    r"(?:utm_\w+|at_\w+|mc_[ce]id|pk_\w+|mtm_\w+|hsa_\w+|_hs\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|xtor"
    r"|cmpid|ref_src|wt_mc|spm|smid|ns_\w+|ito|traffic_source|source|ref|rss)(?:=.*)?",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[\W_]+")
DIGEST_SIZE = 8
NO_DIGEST = b""  # of an entry whose text is lost: whatever a feed sends for it differs from that
_MOST_ALIKE = 30  # known entries with the same id, address or headline that are looked at
_LEAST_TELLING = 20  # characters of a headline that two feeds don't come to by chance


class Keys(NamedTuple):
    """What an entry may be known by, as 64 bits each; None for what does not tell it from others."""

    id: int | None
    address: int | None
    headline: int


class Sent(NamedTuple):
    """An entry of a document that is not known word for word."""

    keys: Keys
    published: str | None


class Known(NamedTuple):
    """An entry that is here, and shares a key with one that was sent."""

    id: int
    keys: Keys
    published: str | None


def keys(feed: int, entry: FeedEntry, *, id_tells: bool = True, address_tells: bool = True) -> Keys:
    """The keys of ``entry`` of the feed with the id ``feed``: ids are only told apart within a feed."""
    address = plain_address(entry.url) if entry.url and address_tells else ""
    return Keys(
        _hash(f"{feed} {entry.id}") if entry.id and id_tells else None,
        _hash(address) if "/" in address else None,  # of a site's front page, nothing is left but its name
        _hash(plain_headline(entry)),
    )


def unambiguous(entries: Iterable[FeedEntry], text: Callable[[FeedEntry], str | None]) -> Callable[[FeedEntry], bool]:
    """Whether what ``text`` gives for an entry is given for no other of ``entries``."""
    texts = [value for entry in entries if (value := text(entry))]
    if len(texts) == len(set(texts)):
        return lambda entry: True
    shared = {value for value, number in Counter(texts).items() if number > 1}
    return lambda entry: text(entry) not in shared


def matches(sent: Sequence[Sent], known: Collection[Known]) -> list[int | None]:
    """For each entry that was sent, the id of the known one that it is, or None. No known one is given twice."""
    found: list[int | None] = [None] * len(sent)
    left = {one.id: one for one in known}
    for agrees, key in ((_same_id, 0), (_same_address, 1), (_same_headline, 2)):
        by_key: dict[int, dict[int, Known]] = {}
        for one in left.values():
            if (value := one.keys[key]) is not None:
                by_key.setdefault(value, {})[one.id] = one
        for number, entry in enumerate(sent):
            if found[number] is None and (value := entry.keys[key]) in by_key:
                alike = by_key[value]
                if (one_id := _meant(entry, islice(alike.values(), _MOST_ALIKE), agrees)) is not None:
                    found[number] = one_id
                    del left[one_id], alike[one_id]
    return found


def _meant(entry: Sent, alike: Iterable[Known], agrees: Callable[[Sent, Known], bool]) -> int | None:
    """The id of the one of ``alike`` that ``entry`` is: of several, only one with the same headline can be meant."""
    candidates = [one for one in alike if agrees(entry, one)]
    if len(candidates) > 1:
        candidates = [one for one in candidates if one.keys.headline == entry.keys.headline]
    return candidates[0].id if candidates else None


def _same_id(sent: Sent, known: Known) -> bool:
    """The ids are equal; and unless all else is another, the entries are."""
    return (
        sent.keys.headline == known.keys.headline
        or sent.keys.address is None
        or known.keys.address is None
        or sent.keys.address == known.keys.address
        or sent.published is None
        or sent.published == known.published
    )


def _same_address(sent: Sent, known: Known) -> bool:
    """The addresses are equal; where the ids are not, something else must be."""
    if sent.keys.id is None or known.keys.id is None or sent.keys.id == known.keys.id:
        return True
    return sent.keys.headline == known.keys.headline or (
        sent.published is not None and sent.published == known.published
    )


def _same_headline(sent: Sent, known: Known) -> bool:
    """The headlines are equal: the moment must be too, unless nothing but headlines tells these entries apart."""
    if sent.published is None:
        return known.published is None and sent.keys[:2] == known.keys[:2] == (None, None)
    return sent.published == known.published and "T" in sent.published


def plain_address(address: str) -> str:
    """``address`` without what does not tell pages apart: scheme, ``www.``, tracking parameters, fragment."""
    rest = address.partition("://")[2] or address
    rest, _mark, fragment = rest.partition("#")
    path, _mark, query = rest.partition("?")
    host, slash, path = path.partition("/")
    host = host.lower().removeprefix("www.")
    if query:
        query = "&".join(sorted(part for part in query.split("&") if part and not _TRACKING.fullmatch(part)))
    if fragment.startswith(("!", "/")):  # pages made by scripts, which have their path there
        query = f"{query}#{fragment}"
    path = path.rstrip("/")
    return f"{host}{slash if path or query else ''}{path}{'?' + query if query else ''}"


def plain_headline(entry: FeedEntry) -> str:
    """The words of an entry's headline, else the first ones of its text, without case, marks and accents."""
    text = entry.headline or line_of((entry.summary or entry.content or "")[:2_000])[:300]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)  # so that no accent is a character of its own
    return _NOT_WORDS.sub(" ", fold(text)).strip()


def tells_across_feeds(entry: FeedEntry) -> bool:
    """Whether the headline of ``entry`` is one that another feed has for the same story only."""
    return len(entry.headline) >= _LEAST_TELLING and " " in entry.headline


def digest(entry: FeedEntry, rest: bytes) -> bytes:
    """`DIGEST_SIZE` bytes that are others for another entry; ``rest`` is ``entry`` as `packing` encodes it."""
    head = "\0".join(
        (entry.headline, entry.url or "", entry.published or "", entry.language or "", entry.provider or "", "")
    )
    return blake2b(head.encode("utf-8", "replace") + rest, digest_size=DIGEST_SIZE).digest()


def digests(document: bytes | None) -> set[bytes]:
    """The digests that are one after the other in ``document``."""
    return {document[at : at + DIGEST_SIZE] for at in range(0, len(document), DIGEST_SIZE)} if document else set()


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
