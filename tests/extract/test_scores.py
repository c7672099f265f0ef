"""The reader's figures on a folder of annotated dumps beside the checkout may not fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.export.record import record
from reader.extract.dump import read_dump

NEIGHBOUR = Path(__file__).parents[3] / "shared"
SCORER = NEIGHBOUR / "tools" / "score.py"
DUMPS = NEIGHBOUR / "corpus" / "dumps"

# Of thirteen pages: a step down in one of them shows. What is gained is written here, so that it is not lost again.
AT_LEAST = {
    "body F1": 0.97,
    "headline exact": 1.0,
    "date": 1.0,
    "date and time": 1.0,
    "lede": 0.75,
    "author F1": 0.76,
    "caption F1": 0.83,
    "credit F1": 0.77,
    "crosshead F1": 0.84,
    "related F1": 0.94,
    "comment F1": 1.0,
    "comment count": 1.0,
}
AT_MOST = {"leak comments": 0.0, "leak captions+related": 0.15}


@pytest.mark.skipif(not (SCORER.exists() and DUMPS.is_dir()), reason="no annotated dumps beside this checkout")
def test_the_figures_on_annotated_dumps_do_not_fall(tmp_path: Path) -> None:
    stories = tmp_path / "stories.jsonl"
    with stories.open("w", encoding="utf-8") as file:
        for path in sorted(DUMPS.glob("*.txt")):
            row = {**record(read_dump(path.read_text(encoding="utf-8"), str(path))), "file": path.name}
            row.pop("id", None)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    figures = tmp_path / "figures.json"
    command = [sys.executable, str(SCORER), "--set", "dumps", "--gold", str(DUMPS), "--pred", str(stories)]
    subprocess.run([*command, "--json", str(figures)], check=True, capture_output=True)
    found = json.loads(figures.read_text(encoding="utf-8"))["dumps"]
    assert {name: found[name] for name, least in AT_LEAST.items() if found[name] < least} == {}
    assert {name: found[name] for name, most in AT_MOST.items() if found[name] > most} == {}
