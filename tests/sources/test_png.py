"""The size of a PNG picture, from its header alone."""

import struct
from pathlib import Path

import pytest

from reader.sources import png

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def header(width: int, height: int) -> bytes:
    return SIGNATURE + struct.pack(">I4sII", 13, b"IHDR", width, height)


def test_width_comes_before_height(tmp_path: Path) -> None:
    picture = tmp_path / "wide.png"
    picture.write_bytes(header(480, 320) + b"the rest is not read")
    assert png.size(picture) == (480, 320)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + bytes(40),
        SIGNATURE,
        header(480, 320)[:-1],
        header(0, 320),
        header(480, 0),
        SIGNATURE + struct.pack(">I4sII", 13, b"IDAT", 480, 320),
    ],
    ids=["empty", "gif", "signature only", "cut short", "no width", "no height", "another chunk first"],
)
def test_what_is_no_png_has_no_size(tmp_path: Path, data: bytes) -> None:
    picture = tmp_path / "not.png"
    picture.write_bytes(data)
    assert png.size(picture) is None


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        png.size(tmp_path / "nowhere.png")
