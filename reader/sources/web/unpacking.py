"""The body of an answer, unpacked as it comes: in pieces, so that what unpacks to too much is noticed in time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PIECE = 262_144  # bytes, unpacked
_GZIP = b"\x1f\x8b"
_EITHER = 32 + zlib.MAX_WBITS  # a gzip or zlib header, whichever there is
_BARE = -zlib.MAX_WBITS  # deflate without a header, as some servers understand RFC 9110's “deflate”

ACCEPTED = "gzip, deflate"


class Unpacking:
    """Unpacks what is declared as ``coding`` (the header Content-Encoding); bytes that are not packed stay as they
    are, whatever was declared."""

    def __init__(self, coding: str) -> None:
        self._declared = coding.strip().lower() in ("gzip", "x-gzip", "deflate")
        self._is_gzip = "gzip" in coding.lower()
        self._unpacker: zlib._Decompress | None = None
        self._begun = False

    @property
    def is_whole(self) -> bool:
        """Whether what was packed has come to its end."""
        return self._unpacker is None or self._unpacker.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """``data`` unpacked, in pieces of at most 256 kB. Raises `zlib.error` where it is damaged."""
        if data and not self._begun:
            self._begun = True
            if self._declared and (not self._is_gzip or _GZIP.startswith(data[:2])):
                self._unpacker = zlib.decompressobj(_EITHER if self._is_gzip or _has_zlib_header(data) else _BARE)
        if self._unpacker is None:
            yield data
            return
        full = False
        while data or full:
            if self._unpacker.eof:  # several packed parts, one after the other (RFC 1952, section 2.2), or rubbish
                if not data.startswith(_GZIP):
                    return
                self._unpacker = zlib.decompressobj(_EITHER)
            piece = self._unpacker.decompress(data, _PIECE)
            full = len(piece) == _PIECE and not self._unpacker.eof  # there may be more to come without more data
            yield piece
            data = self._unpacker.unconsumed_tail or self._unpacker.unused_data


def _has_zlib_header(data: bytes) -> bool:
    """Whether ``data`` begins as RFC 1950, section 2.2, says."""
    return data[0] & 15 == 8 and (len(data) == 1 or (data[0] << 8 | data[1]) % 31 == 0)
