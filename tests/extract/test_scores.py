"""The reader's figures on a folder of annotated dumps beside the checkout may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.extract.dump import read_dump
from tests.beside import CORPUS, SCORER, figures

DUMPS = CORPUS / "dumps"

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
    read = (
        (path.name, read_dump(path.read_text(encoding="utf-8"), str(path))) for path in sorted(DUMPS.glob("*.txt"))
    )
    found = figures("dumps", DUMPS, read, tmp_path)
    assert {name: found[name] for name, least in AT_LEAST.items() if found[name] < least} == {}
    assert {name: found[name] for name, most in AT_MOST.items() if found[name] > most} == {}
