"""A site with feeds, for the commands that look after them."""

from __future__ import annotations

from tests.refresh.conftest import site

__all__ = ["site"]
