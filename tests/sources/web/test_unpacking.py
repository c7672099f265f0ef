"""Bodies are unpacked in small pieces, whatever they are declared to be."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.web.unpacking import Unpacking

TEXT = "Le bac repart — enfin. ".encode() * 500


def unpacked(unpacking: Unpacking, data: bytes, step: int = 100) -> bytes:
    parts = (data[start : start + step] for start in range(0, len(data), step))
    return b"".join(piece for part in parts for piece in unpacking.pieces(part))


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def gzipped(data: bytes) -> bytes:
    """The same at any time of day, which gzip would write into it: tests go by what they are given."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzipped(TEXT)),
        ("x-gzip", gzipped(TEXT)),
        ("GZIP", gzipped(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare(TEXT)),
        ("gzip", gzipped(TEXT[:100]) + gzipped(TEXT[100:])),
        ("gzip", gzipped(TEXT) + b"rubbish"),
    ],
    ids=["none", "identity", "gzip", "x-gzip", "capitals", "zlib", "bare", "two members", "rubbish behind"],
)
def test_what_is_packed_in_any_usual_way_is_unpacked(coding: str, data: bytes) -> None:
    unpacking = Unpacking(coding)
    assert unpacked(unpacking, data) == TEXT
    assert unpacking.is_whole


def test_what_is_not_packed_though_it_is_said_to_be_stays_as_it_is() -> None:
    unpacking = Unpacking("gzip")
    assert unpacked(unpacking, TEXT) == TEXT
    assert unpacking.is_whole


def test_what_breaks_off_is_not_whole() -> None:
    unpacking = Unpacking("gzip")
    text = unpacked(unpacking, gzip.compress(TEXT)[:-20])
    assert text
    assert TEXT.startswith(text)
    assert not unpacking.is_whole


def test_what_is_damaged_raises() -> None:
    data = bytearray(gzip.compress(TEXT))
    data[12:16] = b"\xff\xff\xff\xff"
    with pytest.raises(zlib.error):
        unpacked(Unpacking("gzip"), bytes(data))


def test_a_bomb_goes_off_piece_by_piece() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    pieces = Unpacking("gzip").pieces(bomb)
    assert max(len(next(pieces)) for _piece in range(10)) <= 262_144


@given(st.binary(max_size=600_000), st.integers(1, 70_000))
@settings(max_examples=20, deadline=None)
def test_nothing_is_lost_however_it_comes(data: bytes, step: int) -> None:
    unpacking = Unpacking("gzip")
    assert unpacked(unpacking, gzip.compress(data), step) == data
    assert unpacking.is_whole
