"""A site with feeds, beside the command line."""

from __future__ import annotations

from tests.commandline import Result, Run
from tests.refresh.conftest import site

__all__ = ["Result", "Run", "site"]
