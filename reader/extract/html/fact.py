"""A value and where on the page it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from .tree import Element

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """``evidence`` is for people ("JSON-LD newsarticle.datepublished"); ``element`` shows the value, if any does."""

    value: T
    evidence: str
    element: Element | None = None
