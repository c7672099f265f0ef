"""Files that are only ever replaced whole, so that neither a crash nor a full disk leaves half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace(path: Path, data: bytes, *, synchronise: bool = True) -> None:
    """Put ``data`` into the file at ``path``: written beside it, then renamed over it. Raises OSError.

    Where ``path`` is a link, it stays one. Without ``synchronise`` nobody waits for the disk, and a power cut may
    leave an empty file.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem + "-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if synchronise:
                file.flush()
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
