"""What stands in the pages of a damaged SQLite file, read without SQLite, which refuses a file for one bad byte.

A page says by itself what it is, so nothing is needed of the header, of the tables' list, or of the pages above it.
See https://sqlite.org/fileformat2.html. The file and the log beside it are read, and nothing is ever written.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

Value = int | float | str | bytes | None

_MAGIC = b"SQLite format 3\0"
_SIZES = [1 << power for power in range(16, 8, -1)]  # bytes a page may have
_HEADER = 100  # bytes that stand before what is in the first page
_TABLE, _INDEX, _ABOVE_INDEX = 13, 10, 2  # kinds of pages with content: its leaves, and what leads to an index's
_KINDS = {_TABLE, _INDEX, _ABOVE_INDEX, 5}
_LOOKED_AT = 200  # pages, to tell the size of all
_ROOT, _FREE, _BELOW = 1, 2, 5  # what the map of an auto-vacuumed file says of a page
_DEEPEST = 20
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)  # bytes, by the number that a record has for the kind of value


class Row(NamedTuple):
    """A row of a table; the value of its integer key stands in its place among ``values`` as None.

    ``root`` is the page that all of the table hangs from, None where that is not known (any more).
    """

    root: int | None
    id: int
    values: list[Value]


class Entry(NamedTuple):
    """An entry of an index, or a row of a table without ids."""

    root: int | None
    values: list[Value]


class Wreck:
    """The file at ``path`` with what its write-ahead log adds. ``size`` is what its pages most likely have.

    Raises OSError where it cannot be opened; what cannot be read of it later is as if it were not there.
    """

    def __init__(self, path: Path, size: int, reserved: int = 0) -> None:
        self._file = path.open("rb")
        self._log: BinaryIO | None = None
        self._maps: dict[int, bytes] = {}
        try:
            self._bytes = self._file.seek(0, 2)
            head = self._read(self._file, 0, _HEADER)
            sound = head.startswith(_MAGIC) and len(head) == _HEADER
            self.version = int.from_bytes(head[60:64]) if sound else None
            said = int.from_bytes(head[16:18]) if sound else 0
            self.size = said if said in _SIZES else self._likely_size(size)
            self._usable = self.size - (head[20] if sound and head[20] < 64 else reserved)
            log = path.with_name(path.name + "-wal")
            self._log = log.open("rb") if log.exists() else None
            self._logged, pages = _committed(self._log, self.size) if self._log else ({}, 0)
            self.pages = max(pages or -(-self._bytes // self.size), *self._logged, 0)
            self._mapped = not _is_head(self._page(2)[:8], self.size)
            self._unused = self._free() if sound else frozenset()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Wreck:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()
        if self._log:
            self._log.close()

    def rows(self) -> Iterator[Row]:
        """The rows of all tables that can be read."""
        most = self._usable - 35
        for number, page, cells in self._pages(_TABLE):
            root = self._root(number)
            for at in cells:
                try:
                    size, at = _varint(page, at)
                    key, at = _varint(page, at)
                    yield Row(root, key, _values(self._payload(page, at, size, most)))
                except (IndexError, ValueError, struct.error):
                    continue

    def entries(self) -> Iterator[Entry]:
        """What can be read of all indexes and of the tables without ids."""
        most = (self._usable - 12) * 64 // 255 - 23
        for number, page, cells in self._pages(_INDEX, _ABOVE_INDEX):
            root = self._root(number)
            for at in cells:
                try:
                    size, at = _varint(page, at + (4 if page[0] == _ABOVE_INDEX else 0))
                    yield Entry(root, _values(self._payload(page, at, size, most)))
                except (IndexError, ValueError, struct.error):
                    continue

    def whole(self, root: int) -> bool:
        """Whether all pages of the index that hangs from the page ``root`` are there."""
        waiting = [(root, 0)]
        while waiting:
            number, depth = waiting.pop()
            page = self._page(number)
            if depth > _DEEPEST or len(page) < self.size or page[0] not in (_INDEX, _ABOVE_INDEX):
                return False
            if page[0] == _ABOVE_INDEX:
                below = [page[at : at + 4] for at in _cells(page, 0, self._usable)] + [page[8:12]]
                waiting += [(int.from_bytes(child), depth + 1) for child in below]
        return True

    def _pages(self, *kinds: int) -> Iterator[tuple[int, bytes, list[int]]]:
        """The pages in use that are of these kinds, with their numbers and where in them each cell begins."""
        for number in range(1, self.pages + 1):
            page = self._page(number)
            start = _HEADER if number == 1 else 0
            if len(page) > start + 12 and page[start] in kinds and not self._is_free(number):
                yield number, page, _cells(page, start, self._usable)

    def _page(self, number: int) -> bytes:
        """The page with this number, or what there is of it."""
        if self._log and number in self._logged:
            return self._read(self._log, self._logged[number], self.size)
        return self._read(self._file, (number - 1) * self.size, self.size) if number > 0 else b""

    @staticmethod
    def _read(file: BinaryIO, start: int, size: int) -> bytes:
        try:
            file.seek(start)
            return file.read(size)
        except OSError:  # a part of the disk that is no more
            return b""

    def _payload(self, page: bytes, at: int, size: int, most: int) -> bytes:
        """The ``size`` bytes of a cell from ``at`` on, of which up to ``most`` stand in the page itself."""
        if size > self.pages * self.size:
            raise ValueError("more than the file has")
        local = size
        if size > most:
            least = (self._usable - 12) * 32 // 255 - 23
            local = least + (size - least) % (self._usable - 4)
            local = local if local <= most else least
        parts = [page[at : at + local]]
        missing = size - local
        following = int.from_bytes(page[at + local : at + local + 4])
        while missing > 0:
            more = self._page(following)
            part = more[4 : min(self._usable, missing + 4)]
            if not part:
                break
            parts.append(part)
            missing -= len(part)
            following = int.from_bytes(more[:4])
        return b"".join(parts)

    # ------------------------------------------------------- whose a page is

    def _root(self, number: int) -> int | None:
        """The page that the tree of this one hangs from, None where that is not known (any more)."""
        for _step in range(_DEEPEST):
            kind, parent = self._hangs(number)
            if kind != _BELOW:
                return number if kind == _ROOT else None
            number = parent
        return None

    def _hangs(self, number: int) -> tuple[int, int]:
        """What the file's map of its pages says of one: what it is for, and below which it hangs."""
        if not self._mapped:
            return 0, 0
        group = self._usable // 5 + 1
        where = max(number - 2, 0) // group * group + 2
        if where not in self._maps:
            self._maps[where] = self._page(where)
        entry = self._maps[where][5 * (number - where - 1) :][:5] if number > where else b""
        return (entry[0], int.from_bytes(entry[1:])) if len(entry) == 5 else (0, 0)

    def _is_free(self, number: int) -> bool:
        """Whether what stands in a page has been removed: it still stands there."""
        return number in self._unused or self._hangs(number) == (_FREE, 0)

    def _free(self) -> frozenset[int]:
        """The pages in the list of those that are free, as far as it can be followed."""
        found: set[int] = set()
        trunk = int.from_bytes(self._page(1)[32:36])
        while 1 < trunk <= self.pages and trunk not in found and len(page := self._page(trunk)) == self.size:
            found.add(trunk)
            trunk, number = struct.unpack_from(">II", page)
            if number > self._usable // 4 - 2:
                break
            found.update(struct.unpack_from(f">{number}I", page, 8))
        return frozenset(found)

    def _likely_size(self, expected: int) -> int:
        """The size that the places speak for where a page would begin: the smallest, since all else are multiples."""

        def share(size: int) -> float:
            places = range(1, max(min(self._bytes // size, _LOOKED_AT), 2))
            heads = [self._read(self._file, number * size, 8) for number in places]
            return sum(_is_head(head, size) for head in heads) / len(heads)

        shares = {size: share(size) for size in _SIZES}
        best = max(shares.values())
        return min(size for size, its in shares.items() if its >= 0.75 * best) if best else expected


def _is_head(head: bytes, size: int) -> bool:
    """Whether a page of a tree may begin so."""
    if len(head) < 8 or head[0] not in _KINDS:
        return False
    number, content = struct.unpack_from(">HH", head, 3)
    return bool(0 < number <= size // 4 and 8 + 2 * number <= (content or 1 << 16) <= size)


def _cells(page: bytes, start: int, usable: int) -> list[int]:
    """Where in a page, whose head begins at ``start``, each of its cells begins."""
    first = start + (12 if page[start] == _ABOVE_INDEX else 8)
    number = min(int.from_bytes(page[start + 3 : start + 5]), (len(page) - first) // 2)
    places = struct.unpack_from(f">{number}H", page, first)
    return [place for place in places if first <= place < min(usable, len(page))]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at ``at``, and where the next begins. Raises IndexError where the data ends."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def _values(record: bytes) -> list[Value]:
    """The values of a record; of what is cut off, None or what there is. Raises IndexError, ValueError."""
    end, at = _varint(record, 0)
    kinds = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else _size(kind)
        values.append(_value(kind, record[at : at + size], size))
        at += size
    return values


def _size(kind: int) -> int:
    if kind in (8, 9):
        return 0
    if kind == 7:
        return 8
    if not 0 <= kind < len(_INTEGERS):
        raise ValueError("no kind of value")
    return _INTEGERS[kind]


def _value(kind: int, data: bytes, size: int) -> Value:
    if kind >= 12:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if kind in (8, 9):
        return kind - 8
    if kind == 0 or len(data) < size:
        return None
    return float(struct.unpack(">d", data)[0]) if kind == 7 else int.from_bytes(data, signed=True)


def _committed(log: BinaryIO, size: int) -> tuple[dict[int, int], int]:
    """Where in a write-ahead log the last whole state of each page is, and how many pages the file has then, or 0.

    Up to the first frame that is not as it was written, as SQLite reads it.
    """
    found: dict[int, int] = {}
    pages = 0
    try:
        log.seek(0)
        head = log.read(32)
        order = {0x377F0682: "<", 0x377F0683: ">"}.get(int.from_bytes(head[:4]))
        if len(head) < 32 or order is None or int.from_bytes(head[8:12]) != size:
            return {}, 0
        sums = _sums((0, 0), head[:24], order)
        if sums != struct.unpack(">II", head[24:32]):
            return {}, 0
        pending: dict[int, int] = {}
        for number in itertools.count():
            frame = log.read(24 + size)
            if len(frame) < 24 + size or frame[8:16] != head[16:24]:
                break
            sums = _sums(_sums(sums, frame[:8], order), frame[24:], order)
            if sums != struct.unpack(">II", frame[16:24]):
                break
            pending[int.from_bytes(frame[:4])] = 32 + number * (24 + size) + 24
            if committed := int.from_bytes(frame[4:8]):
                found.update(pending)
                pages = committed
                pending.clear()
    except OSError:
        pass
    return found, pages


def _sums(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    """SQLite's checksum of ``data``, whose length is a multiple of eight, going on from ``sums``."""
    first, second = sums
    for one, two in struct.iter_unpack(order + "II", data):
        first = first + one + second & 0xFFFFFFFF
        second = second + two + first & 0xFFFFFFFF
    return first, second
