"""What may lie beside the checkout: annotated pages, and tools that measure.

The pages belong to those who published them, so they are no part of this repository. Tests that need some are skipped
where there are none. ``NEWSREADER_BESIDE`` names another folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from reader.export.record import record
from reader.story import Story

BESIDE = Path(os.environ.get("NEWSREADER_BESIDE") or Path(__file__).parents[2] / "shared")
CORPUS = BESIDE / "corpus"
SCORER = BESIDE / "tools" / "score.py"


def figures(kind: str, annotated: Path, found: Iterable[tuple[str, Story]], folder: Path) -> dict[str, float]:
    """How near each found story, with the name of its file, comes to what is ``annotated``, by the scorer's measures.

    ``kind`` is ``dumps`` or ``html``. What the scorer reads and writes goes into ``folder``.
    """
    stories, told = folder / "stories.jsonl", folder / "figures.json"
    with stories.open("w", encoding="utf-8") as file:
        for name, story in found:
            row = {key: value for key, value in record(story).items() if key != "id"}
            file.write(json.dumps({**row, "file": name}, ensure_ascii=False) + "\n")
    command = [sys.executable, str(SCORER), "--set", kind, "--gold", str(annotated), "--pred", str(stories)]
    subprocess.run([*command, "--json", str(told)], check=True, capture_output=True)
    scored: dict[str, float] = json.loads(told.read_text(encoding="utf-8"))[kind]
    return scored
