"""What all tests share: the language they start in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader import locale


@pytest.fixture(autouse=True)
def _interface_in_english() -> Iterator[None]:
    """Each test starts in English, and whatever language it chooses is forgotten after it."""
    locale.use("en")
    yield
    locale.use("en")
