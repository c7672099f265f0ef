"""Pages nested deeper than any page needs, made flat before they are parsed."""

from __future__ import annotations

import re

# Looking for the element to close takes lexbor time with each open one (HTML standard, 13.2.4.2, "has an element in
# scope"): 100,000 nested ones would take a minute. No page is deeper than a hundred.
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]{0,30})\b[^<>]{0,2000}>", re.IGNORECASE)
_DEEPEST = 1_000
_MANY_TAGS = 20_000
# Void elements, and those whose end tag is optional, do not tell the depth.
_NAMES = """
    area base br col embed hr img input link meta source track wbr
    p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp html head body
"""
_CLOSED_UNSAID = frozenset(_NAMES.split())


def flattened(text: str) -> str:
    """``text`` without the tags that open an element deeper than any page needs."""
    if text.count("<") < _MANY_TAGS:
        return text
    kept, end, depth = [], 0, 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _CLOSED_UNSAID:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST and not tag[1]:
            kept.append(text[end : tag.start()])
            end = tag.end()
    return "".join([*kept, text[end:]])
