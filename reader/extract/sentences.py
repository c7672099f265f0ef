"""Where sentences end, in the punctuation of many scripts."""

from __future__ import annotations

_FULL_STOP = ".!?…。！？।؟۔"
_CLOSING = "\"”“»’')」』）]‘"


def ends_sentence(text: str) -> bool:
    """Whether ``text`` closes like a sentence: with a stop, behind which only quotes and brackets may stand."""
    stripped = text.rstrip(_CLOSING + " \u00a0")
    return stripped[-1:] in _FULL_STOP and stripped != "" and len(stripped) > 1
