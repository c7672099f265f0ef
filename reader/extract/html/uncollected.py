"""Work that leaves the garbage collector alone while it lasts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection, which thousands of new objects set off again and again.

    A page's elements are no garbage before the page is done with, and then they are freed without the collector,
    since nothing in them goes round in circles. Its rounds would be a tenth of the time that a page takes.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
