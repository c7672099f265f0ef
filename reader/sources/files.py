"""Local files and the standard input as pages.

At most `LIMIT` bytes are ever read, and nothing that could keep a reader waiting for ever is opened: a device, or a
named pipe that nobody writes to.
"""

from __future__ import annotations

import difflib
import itertools
import os
import stat
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn

from ..errors import NotAStory, TargetNotFound, TargetUnreadable
from ..locale import _
from ..locale.faults import reason
from ..story import Page
from ..targets import STDIN
from ..text import clean_line
from .sniff import FEEDS, HTML, TEXT, describe, media_type

LIMIT = 20_000_000  # bytes; the longest dump of a real page is a hundredth of it
_NAMES_TO_COMPARE = 5000


def read(target: str) -> Page:
    """The page at ``target``: a path, a ``file:`` address, or ``-`` for the standard input.

    Its media type is ``text/plain``, ``text/html`` or one of `FEEDS`. Raises `TargetNotFound`; `TargetUnreadable` for
    a folder, a device, missing permission or more than `LIMIT` bytes; `NotAStory` for nothing at all or for a binary.
    """
    body = read_bytes(target)
    where = _where(target)
    if not body:
        raise NotAStory(
            _("there is nothing in it"), where=where, hint=_("Give a text dump of a page, or a story of the edition.")
        )
    found = media_type(body)
    if found not in (TEXT, HTML, *FEEDS):
        raise NotAStory(
            _("this is {kind}, not a page of text").format(kind=describe(found)),
            where=where,
            hint=_("Save the page as text, then open that file."),
        )
    now = datetime.now().astimezone()
    return Page(target, None, found, None, body, now.isoformat(timespec="seconds"))


def read_bytes(target: str) -> bytes:
    """What is in the file ``target``, whatever it is. Raises as `read`, but never `NotAStory`."""
    if not target:
        raise TargetNotFound(_("no file is named"), hint=_("Name a file, or “-” for the standard input."))
    where = _where(target)
    try:
        return _read_stdin(where) if target == STDIN else _read_file(_path(target), where)
    except OSError as problem:
        raise TargetUnreadable(_("cannot read it: {reason}").format(reason=reason(problem)), where=where) from problem


def _where(target: str) -> str:
    return _("standard input") if target == STDIN else target


def _path(target: str) -> Path:
    if target[:5].lower() != "file:":
        return Path(target)
    from urllib.parse import unquote_to_bytes, urlsplit

    try:
        address = urlsplit(target)
        host = address.hostname
    except ValueError as problem:
        raise TargetNotFound(_("this is no valid address"), where=target) from problem
    if host not in (None, "localhost"):
        raise TargetUnreadable(
            _("the file is on another computer, “{host}”").format(host=host),
            where=target,
            hint=_("Copy it to this one, then open it."),
        )
    path = os.fsdecode(unquote_to_bytes(address.path))
    return Path(path.lstrip("/") if os.name == "nt" else path)


def _read_stdin(where: str) -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise TargetUnreadable(_("it is closed"), where=where, hint=_("Send a page through a pipe."))
    return _read_within_limit(sys.stdin.buffer, where)


def _read_file(path: Path, where: str) -> bytes:
    try:
        facts = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        _fail_not_found(path, where)
    except PermissionError:
        _fail_forbidden(where)
    except ValueError as problem:  # a NUL in the path
        raise TargetNotFound(_("there is no such file"), where=where) from problem
    if stat.S_ISDIR(facts.st_mode):
        raise TargetUnreadable(
            _("this is a folder"), where=where, hint=_("Name one of the files in it, or several at once.")
        )
    if not stat.S_ISREG(facts.st_mode) and not _is_handed_over(path):
        raise TargetUnreadable(
            _("this is a device or a pipe, not a file"),
            where=where,
            hint=_("Send its content through a pipe and name “-” as the target."),
        )
    if facts.st_size > LIMIT:
        _fail_too_large(where)
    try:
        with path.open("rb") as stream:
            return _read_within_limit(stream, where)
    except PermissionError:
        _fail_forbidden(where)


def _is_handed_over(path: Path) -> bool:
    """Whether ``path`` is an open descriptor, as a shell makes it for ``<(command)``: somebody writes to that one."""
    return path.parent == Path("/dev/fd") and path.is_fifo()


def _read_within_limit(stream: BinaryIO, where: str) -> bytes:
    body = stream.read(LIMIT + 1)
    if len(body) > LIMIT:
        _fail_too_large(where)
    return body


def _fail_too_large(where: str) -> NoReturn:
    raise TargetUnreadable(
        _("it is larger than {limit} MB").format(limit=LIMIT // 1_000_000),
        where=where,
        hint=_("Cut out the page that you want to read."),
    )


def _fail_forbidden(where: str) -> NoReturn:
    raise TargetUnreadable(
        _("you have no permission to read it"),
        where=where,
        hint=_("Change its permissions, or copy it as its owner."),
    )


def _fail_not_found(path: Path, where: str) -> NoReturn:
    if not path.parent.is_dir():
        raise TargetNotFound(
            _("there is no such file"),
            where=where,
            hint=_("There is no folder “{folder}” either.").format(folder=path.parent),
        )
    nearest = _nearest_name(path)
    hint = _("Did you mean “{name}”?").format(name=clean_line(nearest)) if nearest else _("Check the spelling.")
    raise TargetNotFound(_("there is no such file"), where=where, hint=hint)


def _nearest_name(path: Path) -> str | None:
    """The path like ``path`` whose name in the same folder is most like its name, if any is."""
    try:
        with os.scandir(path.parent) as entries:
            names = {entry.name.casefold(): entry.name for entry in itertools.islice(entries, _NAMES_TO_COMPARE)}
    except OSError:
        return None
    close = difflib.get_close_matches(path.name.casefold(), names, n=1)
    return str(path.with_name(names[close[0]])) if close else None
