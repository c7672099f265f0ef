"""Files that are only ever replaced whole, so that neither a crash nor a full disk leaves half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace(path: Path, data: bytes, *, synchronise: bool = True, private: bool = True) -> None:
    """Put ``data`` into the file at ``path``: written beside it, then renamed over it. Raises OSError.

    Where ``path`` is a link, it stays one. Without ``synchronise`` nobody waits for the disk, and a power cut may
    leave an empty file. One that is not ``private`` may be read by whom the one before it, or any new file, may be.
    """
    path = path.resolve()
    if private:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem + "-", suffix=".tmp")
    else:
        name = str(path.with_name(f"{path.stem}-{os.getpid()}.tmp"))
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if synchronise:
                file.flush()
                os.fsync(file.fileno())
        if not private and path.exists():
            shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
