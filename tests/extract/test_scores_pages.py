"""The reader's figures on two folders of annotated pages beside the checkout may not fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.export.record import record
from reader.extract import extract
from reader.story import Page

NEIGHBOUR = Path(__file__).parents[3] / "shared"
SCORER = NEIGHBOUR / "tools" / "score.py"
CORPUS = NEIGHBOUR / "corpus"

AT_LEAST = {
    "news": {
        "body F1": 0.974,
        "headline exact": 0.87,
        "date": 0.98,
        "date and time": 0.96,
        "author F1": 0.955,
        "lede": 0.89,
        "crosshead F1": 0.89,
        "caption F1": 0.88,
        "credit F1": 0.85,
    },
    "html": {
        "body F1": 0.98,
        "headline exact": 1.0,
        "date": 1.0,
        "lede": 1.0,
        "comment F1": 1.0,
        "comment author": 1.0,
        "comment time": 1.0,
        "reply parent": 1.0,
        "related F1": 1.0,
        "caption F1": 0.96,
        "credit F1": 1.0,
    },
}
AT_MOST = {"leak comments": 0.02, "leak captions+related": 0.05}


@pytest.mark.parametrize("name", ["news", "html"])
def test_the_figures_on_annotated_pages_do_not_fall(name: str, tmp_path: Path) -> None:
    folder = CORPUS / name
    if not (SCORER.exists() and folder.is_dir()):
        pytest.skip("no annotated pages beside this checkout")
    stories = tmp_path / "stories.jsonl"
    with stories.open("w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.html")):
            page = Page(str(path), None, "text/html", None, path.read_bytes(), "2026-11-15T08:00+01:00")
            row = {**record(extract(page)), "file": path.name}
            row.pop("id", None)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    figures = tmp_path / "figures.json"
    command = [sys.executable, str(SCORER), "--set", "html", "--gold", str(folder), "--pred", str(stories)]
    subprocess.run([*command, "--json", str(figures)], check=True, capture_output=True)
    found = json.loads(figures.read_text(encoding="utf-8"))["html"]
    assert {key: found[key] for key, least in AT_LEAST[name].items() if found[key] < least} == {}
    assert {key: found[key] for key, most in AT_MOST.items() if found.get(key, 0) > most} == {}
