"""Paragraphs that are no part of a story, by the phrases of ``rules/notices.yaml`` at their beginning."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ... import strictyaml
from ..phrases import Phrases

_RULES = Path(__file__).parent.parent / "rules" / "notices.yaml"
KINDS = ("notice", "byline", "related")


@cache
def phrases() -> dict[str, Phrases]:
    """The phrases of each of `KINDS`. Raises DataError where the rules have another key."""
    document = strictyaml.read(_RULES)
    document.mapping((), KINDS)
    return {kind: Phrases(part.strip() for part in document.string(kind).split(";")) for kind in KINDS}


def kind_of(folded: str) -> str | None:
    """Which of `KINDS` the ``folded`` paragraph is, None for the story's own."""
    for kind, known in phrases().items():
        if known.match(folded):
            return kind
    return None
