"""From any widget or screen to the reader's app, with its own type."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from .app import NewsreaderApp


def app_of(node: MessagePump) -> NewsreaderApp:
    """The app that ``node`` is part of."""
    return cast("NewsreaderApp", node.app)
