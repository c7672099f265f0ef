"""The links of a story, numbered, to follow one."""

from __future__ import annotations

from collections.abc import Iterator

from ...locale import _
from .choice import Choice


class Links(Choice[str]):
    """The links to choose from; the result is an address."""

    def __init__(self, links: list[tuple[str, str]]) -> None:
        super().__init__(_("Links of the story"), list(_lines(links)))
        self.links = links

    def result(self, number: int) -> str:
        return self.links[number][1]


def _lines(links: list[tuple[str, str]]) -> Iterator[str]:
    for number, (text, address) in enumerate(links, 1):
        yield f"{number}. {text} – {address}"
