"""A feed server for benchmarks, on a free port: the one beside the project, or in ``NEWSREADER_BESIDE``."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVER = Path(os.environ.get("NEWSREADER_BESIDE") or ROOT.parent / "shared") / "tools" / "feed_server.py"


@contextmanager
def feed_server(feeds: int, items: int, *options: str) -> Iterator[str]:
    """The address of a server of ``feeds`` with ``items`` entries each. Ends the program where there is none."""
    if not SERVER.exists():
        print(f"no feed server at {SERVER}: nothing to measure")
        raise SystemExit(0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    size = ("--feeds", str(feeds), "--items", str(items))
    process = subprocess.Popen(
        [sys.executable, str(SERVER), "--port", str(port), *size, *options], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()  # it says when it is ready
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def apart(folder: Path) -> dict[str, str]:
    """The environment with all of the reader's folders in ``folder``."""
    own = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, **own, "HOME": str(folder)}
