"""What a list of the library loads: the front page waits for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def loaded(work: str, path: Path) -> set[str]:
    code = f"""
import sys
from pathlib import Path
from reader.library.store import Library
library = Library(Path(sys.argv[1]))
{work}
library.close()
print(*sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_a_list_loads_nothing_of_refreshes_and_searches(tmp_path: Path) -> None:
    modules = loaded("library.feeds(), library.folders(), library.counts(), library.entries()", tmp_path / "l.db")
    assert not modules & {"hashlib", "difflib", "reader.library.receiving", "reader.library.searching", "httpx2"}


def test_a_mark_loads_nothing_more(tmp_path: Path) -> None:
    modules = loaded("library.undo(library.mark([1]))", tmp_path / "l.db")
    assert not modules & {"hashlib", "difflib", "reader.library.receiving", "reader.library.searching"}
