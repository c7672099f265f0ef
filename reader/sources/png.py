"""How large a PNG picture is, from its first 24 bytes.

PNG specification (W3C, third edition), sections 5.2 and 11.2.1: eight bytes of signature, then a chunk ``IHDR``
whose data begins with width and height, four bytes each, most significant first.
"""

from __future__ import annotations

import struct
from pathlib import Path

_HEADER = struct.Struct(">8sI4sII")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_IHDR_LENGTH = 13


def size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels of the picture at ``path``, None where it is no PNG; OSError as from `open`."""
    with path.open("rb") as file:
        head = file.read(_HEADER.size)
    if len(head) < _HEADER.size:
        return None
    signature, length, kind, width, height = _HEADER.unpack(head)
    if (signature, length, kind) != (_SIGNATURE, _IHDR_LENGTH, b"IHDR") or not (width and height):
        return None
    return width, height
