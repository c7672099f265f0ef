"""A story as text for other programs and other readers: JSON, plain text, Markdown, HTML."""

from __future__ import annotations

from importlib import import_module

from ..story import Story

FORMATS = {"plain": ".plain", "json": ".record", "markdown": ".markdown", "html": ".html"}
"""The formats by name, and the modules here whose ``render`` writes them."""


def render(story: Story, form: str) -> str:
    """``story`` in one of the `FORMATS`; JSON is one line."""
    text: str = import_module(FORMATS[form], __package__).render(story)
    return text


def explain(story: Story) -> str:
    """Where each part of ``story`` was found, and what of its page was left out and why."""
    text: str = import_module(".explanation", __package__).render(story)
    return text
