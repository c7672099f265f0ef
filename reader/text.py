"""Text from outside, made safe: nothing that commands a terminal may pass.

What a page, a file name or a comment says is data. Escape sequences are removed whole (their parameters too, so
that no ``[31m`` is left behind), then every remaining control character of C0 and C1 (ECMA-48) but line feed and
tab, the bidirectional overrides, embeddings, isolates and marks (Unicode Standard Annex 9, which can make text show
as what it is not), invisible tag characters, and lone surrogates, which no terminal can encode. What scripts and
emoji need stays: the zero width joiner and non-joiner, variation selectors, no-break spaces.
"""

from __future__ import annotations

import re

_ESCAPE_SEQUENCES = re.compile(
    r"\x1b(?=\x1b)"  # a sequence that another interrupts
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"  # two-character and intermediate forms
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")


def clean(text: str) -> str:
    """``text`` with every kind of line end as ``\\n`` and nothing left that a terminal would obey.

    Tabs and line feeds stay; no other control character does. Cleaning twice changes nothing more.
    """
    # Nearly all text is clean: without line ends, or with none but line feeds.
    if text.isprintable() or not (_CONTROLS.search(text) or "\u2028" in text or "\u2029" in text):
        return text
    return _CONTROLS.sub("", _ESCAPE_SEQUENCES.sub("", _NEWLINES.sub("\n", text)))


def clean_line(text: str) -> str:
    """``text`` on one line: cleaned, its runs of blanks (not the no-break ones) single, none at the ends."""
    if not text.isprintable() or "  " in text:
        text = _BLANKS.sub(" ", clean(text))
    return text.strip()
