"""What comes of a refresh."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Progress(NamedTuple):
    """How far a refresh is: the feed that was just done, how many of how many are, and how many entries are new."""

    title: str
    done: int
    total: int
    new: int


Watch: TypeAlias = Callable[[Progress], None]


class Trouble(NamedTuple):
    """A feed that did not come (all), and why, in words. ``gone``: it will not be asked for any more."""

    feed_id: int
    title: str
    address: str
    reason: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a refresh.

    ``asked`` feeds were asked for, of which ``unchanged`` had no news; ``resting`` ones were left alone since it is
    not their time yet. ``new`` and ``edited`` are ids of entries. ``waiting`` feeds failed before and are left alone
    for a while; of ``faulty`` ones, all that can be read came. ``offline``: no server at all could be reached.
    """

    asked: int = 0
    unchanged: int = 0
    resting: int = 0
    new: tuple[int, ...] = ()
    edited: tuple[int, ...] = ()
    failed: tuple[Trouble, ...] = ()
    waiting: tuple[Trouble, ...] = ()
    faulty: tuple[Trouble, ...] = ()
    cancelled: bool = False
    offline: bool = False
