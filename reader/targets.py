"""What a target names, told by its spelling and by which files there are: nothing is opened for it.

A target is what a reader asks for: an address of the web, a path, ``-`` for the standard input, ``entry:ID`` for an
entry of the library, ``edition:SLUG`` (or the slug alone, where no file has that name) for a bundled story.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from pathlib import Path
from typing import TypeGuard

from .errors import NotAllowed

STDIN = "-"
ENTRY = "entry:"
"""What the target of an entry of the library begins with; its id follows."""
EDITION = "edition:"
"""What the target of a bundled story begins with; its slug follows."""
_LONGEST = 19  # digits that fit into what the library counts with


def entry_id(target: str) -> int | None:
    """The id in the ``target`` of an entry of the library; None where it is another target."""
    id = target.removeprefix(ENTRY)
    return int(id) if id != target and id.isascii() and id.isdecimal() and len(id) < _LONGEST else None


def is_entry(target: str) -> bool:
    """Whether ``target`` is one of an entry of the library."""
    return entry_id(target) is not None


def is_bundled(target: str) -> bool:
    """Whether ``target`` is marked as a story of the bundled edition, be there such a one or not."""
    return target.startswith(EDITION)


def is_on_web(address: str | None) -> TypeGuard[str]:
    """Whether ``address`` has the scheme of a page of the web, in any case (RFC 3986, section 3.1)."""
    return address is not None and address[:8].lower().startswith(("http://", "https://"))


def is_online(target: str) -> bool:
    """Whether ``target`` is an address of the web; without a scheme, only where no file has that name."""
    from .addresses import looks_like_address

    if is_entry(target):  # which might be a host and its port
        return False
    if "://" in target or not looks_like_address(target):
        return looks_like_address(target)
    return not any(map(_exists, (target, target.partition("/")[0])))


def target_of(text: str) -> str:
    """The target that ``text`` names, typed where no shell reads it: quotes and ``~`` mean the same here."""
    if is_online(text) or _exists(text):
        return text
    import shlex

    try:
        (word,) = shlex.split(text)
        return str(Path(word).expanduser())
    except (ValueError, RuntimeError):  # several words, half a pair of quotes, the home of nobody: as it stands
        return text


def lasting(target: str, slugs: Callable[[], Container[str]]) -> str:
    """``target`` as it names the same thing from any folder, and in one spelling; marks are remembered by it.

    ``slugs`` gives those of the bundled stories; it is asked only for what could be one.
    """
    if target == STDIN or is_bundled(target) or is_entry(target) or target[:5].lower() == "file:":
        return target
    if is_online(target):
        from .addresses import normalise, without_fragment

        try:
            return without_fragment(normalise(target))
        except NotAllowed:  # no address after all: opening it says so
            return target
    if _exists(target):
        return str(Path(target).absolute())
    return EDITION + target if target in slugs() else target


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # longer than a name can be, or with a NUL in it
        return False
