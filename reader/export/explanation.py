"""What was read off a page and where it was found, field by field, and what was left out and why."""

from __future__ import annotations

from ..locale import _
from ..story import Picture, Story

_LONGEST = 96  # characters of a value or of what was left out
_VALUES = (
    "headline",
    "kicker",
    "provider",
    "authors",
    "published",
    "updated",
    "language",
    "url",
    "lede",
    "next_page",
)


def render(story: Story) -> str:
    """``story`` explained, a field a line; then the text of the page that is no part of it, in the page's order."""
    lines = []
    for name in _VALUES:
        value = getattr(story, name)
        text = ", ".join(value) if isinstance(value, tuple) else value
        lines.append(_line(name, _short(text) if text else "–", story.evidence.get(name)))
    pictures = sum(isinstance(block, Picture) for block in story.blocks)
    counts = (
        ("body", _("{texts} blocks of text, {pictures} pictures").format(
            texts=len(story.blocks) - pictures, pictures=pictures)),
        ("comments", _("{here} here, {count} announced").format(
            here=len(story.comments.comments), count="–" if story.comments.count is None else story.comments.count)),
        ("related", str(len(story.related))),
        ("tags", ", ".join(story.tags) or "–"),
    )  # fmt: skip
    lines += [_line(name, _short(value), story.evidence.get(name)) for name, value in counts]
    told = {*_VALUES, *(name for name, _value in counts)}
    lines += [_line(name, "", why) for name, why in story.evidence.items() if name not in told]
    if story.left_out:
        lines += ["", _("Left out:")]
        lines += [f"  {one.what} ({one.why}): {_short(one.text)}" for one in story.left_out]
    return "\n".join(lines)


def _line(name: str, value: str, evidence: str | None) -> str:
    return f"{name}: {value}".rstrip() + (f"  [{evidence}]" if evidence else "")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
