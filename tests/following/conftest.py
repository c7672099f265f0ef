"""A library and a site, as for a refresh."""

from __future__ import annotations

from tests.refresh.conftest import library, site

__all__ = ["library", "site"]
