"""What commands ask of the words that follow them, beyond what argparse can say in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..locale import _
from ..locale.numbers import number

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

FORMATS = ("plain", "json", "tsv")
_MOST = 999_999_999


def one_of(option: str, *values: str) -> Callable[[str], str]:
    """A type for argparse: one of ``values``."""

    def chosen(value: str) -> str:
        if value in values:
            return value
        raise UsageError(
            _("“{value}” is not possible here").format(value=value),
            where=option,
            hint=_("Choose one of: {names}.").format(names=", ".join(values)),
        )

    return chosen


def required(words: Sequence[str], what: str, usage: str) -> None:
    """Raises `UsageError`, saying ``what`` is missing and how it is said, where there are no ``words``."""
    if not words:
        raise UsageError(what, hint=_("Say it so: {usage}").format(usage=usage))


def whole_number(option: str) -> Callable[[str], int]:
    """A type for argparse: a whole number, 0 or more, that a database can count to."""

    def chosen(value: str) -> int:
        if value.isascii() and value.isdecimal() and len(value) <= len(str(_MOST)):
            return int(value)
        raise UsageError(
            _("“{value}” is no whole number from 0 to {most}").format(value=value, most=number(_MOST)), where=option
        )

    return chosen


def word_of_format(group: _ArgumentGroup) -> None:
    """The option that tells how a list is printed: ``format``, one of `FORMATS`."""
    group.add_argument(
        "--format",
        type=one_of("--format", *FORMATS),
        default="plain",
        metavar="|".join(FORMATS),
        help=_("how to print them"),
    )
