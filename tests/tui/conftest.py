"""Every sitting begins in folders of its own, as on a machine that never saw the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.tui.discussing import Discussing


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that all of the reader's XDG folders are in."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.removeprefix("XDG_").lower()))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked for comments."""
    monkeypatch.setattr(Discussing, "start", lambda self, others=False: False)
