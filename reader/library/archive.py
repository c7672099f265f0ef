"""Every page of the web that was opened, kept as it came, so that it opens again without a network.

A page is one file, named after its address: a line of JSON that tells what is known of the page, then its bytes,
packed. An address that led on to another has a file too, which only names that other one. The oldest pages give way
to new ones when there are too many, but not the ones that the reader keeps.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..addresses import normalise, without_fragment
from ..errors import NotAllowed, StateError
from ..locale import _
from ..locale.faults import reason
from ..story import Page
from .whole import replace

LIMIT = 500_000_000  # bytes on disk: some ten thousand pages
_ENDING = ".page"
_DAMAGED = (ValueError, KeyError, TypeError, RecursionError, zlib.error)  # what reading a damaged file raises
_LEAST = 0.9  # of the limit: what is left after making room, so that not every new page must make some


class Archive:
    """The pages in ``folder``, at most ``limit`` bytes of them; ``spared`` tells the addresses never to lose."""

    def __init__(self, folder: Path, limit: int = LIMIT, spared: Callable[[], Iterable[str]] = tuple) -> None:
        self.folder = folder
        self.limit = limit
        self.trouble: str | None = None
        self._spared = spared
        self._size: int | None = None

    def get(self, address: str) -> Page | None:
        """The page as it was last fetched from ``address``, None if it never was.

        None too if its file is damaged, which `trouble` then tells, and nothing else is done about: the page takes
        its place when it is fetched again.
        """
        self.trouble = None
        path = self._path(address)
        try:
            page = _read(path)
            if isinstance(page, str):
                path = self._path(page)
                page = _read(path)
        except FileNotFoundError:
            return None
        except OSError as problem:
            self.trouble = _("{path}: the saved copy cannot be read: {reason}").format(
                path=path, reason=reason(problem)
            )
            return None
        except (*_DAMAGED, NotAllowed):
            page = None
        if not isinstance(page, Page):
            self.trouble = _("{path}: the saved copy is damaged").format(path=path)
            return None
        return page

    def __contains__(self, address: str) -> bool:
        """Whether there is a page for ``address``, found out without reading it."""
        try:
            return self._path(address).is_file()
        except NotAllowed:  # no address of the web has no page
            return False

    def put(self, page: Page) -> None:
        """Keep ``page`` under the address that was asked for and the one that it came from.

        Raises `StateError` when it cannot be written; what was kept before is then still there.
        """
        address = without_fragment(normalise(page.url or page.target))
        asked = without_fragment(normalise(page.target))
        try:
            self._write(self._path(address), _packed(page, address))
            if asked != address:
                self._write(self._path(asked), _line({"address": asked, "see": address}))
            self._make_room()
        except OSError as problem:
            raise StateError(
                _("the page cannot be kept for reading offline: {reason}").format(reason=reason(problem)),
                where=str(self.folder),
                hint=_("Make room on the disk, or name another library with --library."),
            ) from problem

    def _path(self, address: str) -> Path:
        name = hashlib.sha256(without_fragment(normalise(address)).encode()).hexdigest()[:40]
        return self.folder / name[:2] / (name + _ENDING)

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, data, synchronise=False)  # a page is worth no waiting; one that is half there is noticed
        if self._size is not None:
            self._size += len(data)

    def _make_room(self) -> None:
        """Remove the oldest files once there are too many bytes of them."""
        if self._size is not None and self._size <= self.limit:
            return
        files = sorted((path.stat().st_mtime, path.stat().st_size, path) for path in self._files())
        self._size = sum(size for _time, size, _path in files)
        if self._size <= self.limit:
            return
        spared = set(itertools.chain.from_iterable(map(self._paths_of, self._spared())))
        for _time, size, path in files[:-1]:  # the last is the page just opened
            if self._size <= self.limit * _LEAST:
                break
            if path not in spared:
                path.unlink(missing_ok=True)
                self._size -= size

    def _files(self) -> Iterable[Path]:
        return (path for path in self.folder.glob(f"??/*{_ENDING}") if path.is_file())

    def _paths_of(self, address: str) -> Iterable[Path]:
        """The files that ``address`` needs; none if it is no address of the web."""
        try:
            path = self._path(address)
        except NotAllowed:
            return
        yield path
        try:
            if isinstance(page := _read(path), str):
                yield self._path(page)
        except (OSError, NotAllowed, *_DAMAGED):  # it leads to no other file that could be told
            return


def _line(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts).encode() + b"\n"


def _packed(page: Page, address: str) -> bytes:
    facts = {
        "address": address,
        "target": page.target,
        "url": page.url,
        "media_type": page.media_type,
        "charset": page.charset,
        "fetched_at": page.fetched_at,
        "headers": dict(page.headers),
        "own": page.own,
        "length": len(page.body),
        "sha256": hashlib.sha256(page.body).hexdigest(),
    }
    return _line(facts) + zlib.compress(page.body, 1)


def _read(path: Path) -> Page | str:
    """The page in the file at ``path``, or the address that it names instead.

    Raises OSError, and one of `_DAMAGED` for a file that is not as it was written.
    """
    line, _end, rest = path.read_bytes().partition(b"\n")
    facts = json.loads(line)
    if "see" in facts:
        return str(facts["see"])
    body = zlib.decompressobj().decompress(rest, facts["length"] + 1)
    if hashlib.sha256(body).hexdigest() != facts["sha256"]:
        raise ValueError("other bytes than were written")
    return Page(
        target=str(facts["target"]),
        url=str(facts["url"]),
        media_type=str(facts["media_type"]),
        charset=str(facts["charset"]) if facts["charset"] is not None else None,
        body=body,
        fetched_at=str(facts["fetched_at"]),
        headers={str(name): str(value) for name, value in dict(facts["headers"]).items()},
        own=facts["own"] is True,
    )
