"""Which language a text is in, by its script and its most frequent words."""

from __future__ import annotations

from collections import Counter

from ..scripts import Signs
from .late import late
from .lexicon import stopwords

_SCRIPTS = (
    ("ja", Signs("\u3040-\u30ff")),
    ("ko", Signs("\uac00-\ud7a3")),
    ("zh", Signs("\u4e00-\u9fff")),
    ("ar", Signs("\u0600-\u06ff")),
    ("hi", Signs("\u0900-\u097f")),
    ("el", Signs("\u0370-\u03ff")),
    ("he", Signs("\u0590-\u05ff")),
    ("th", Signs("\u0e00-\u0e7f")),
)
_WORD = late(r"[^\W\d_]+")
_LETTER = late(r"[^\W\d_]")
_ENOUGH = 0.04  # of all words: a text in a language has about a third of them among its most frequent


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language that ``text`` is mostly in, None where nothing tells."""
    if not text.isascii():
        letters = len(_LETTER.findall(text)) or 1
        for code, script in _SCRIPTS:
            # Japanese mixes kana with Chinese signs; every other script stands for itself.
            if script.count(text) > letters * (0.15 if code == "ja" else 0.4):
                return code
    words = Counter(_WORD.findall(text.casefold()))
    total = sum(words.values())
    best, score = None, 0
    for code, frequent in stopwords().items():
        hits = sum(words[word] for word in frequent if word in words)
        if hits > score:
            best, score = code, hits
    return best if score > total * _ENOUGH else None
