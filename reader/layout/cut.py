"""Text cut to a width, with an ellipsis where something is missing."""

from __future__ import annotations

from .width import cells, clusters, simple

ELLIPSIS = "…"


def cut(text: str, width: int) -> str:
    """``text`` on one line of at most ``width`` cells."""
    text = _on_one_line(text)
    return text if cells(text) <= width else unfinished(text, width)


def unfinished(text: str, width: int) -> str:
    """As much of ``text`` as goes before an ellipsis in ``width`` cells, where more than is here is missing."""
    if width <= 0:
        return ""
    text = _on_one_line(text)
    if simple(text):
        return text[: width - 1].rstrip() + ELLIPSIS
    kept, room = [], width - 1
    for _offset, cluster, size in clusters(text):
        if size > room:
            break
        kept.append(cluster)
        room -= size
    return "".join(kept).rstrip() + ELLIPSIS


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
