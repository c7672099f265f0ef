"""Feeds as a site serves them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable

from tests.sources.web.site import Request, answer


def rss(headlines: Iterable[str], title: str = "Harbour", more: str = "") -> bytes:
    """A feed of entries with these headlines, and no pages."""
    items = "".join(f"<item><title>{headline}</title><guid>{headline}</guid></item>" for headline in headlines)
    channel = f"<channel><title>{title}</title>{more}{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def served(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """``body`` as a feed's answer."""
    return answer(body, status, content_type="application/rss+xml", **headers)


def tagged(body: bytes, etag: str, known: str) -> Callable[[socket.socket, Request], None]:
    """An answer with ``etag`` that has not changed for who says ``known``."""

    def say(line: socket.socket, request: Request) -> None:
        if request.headers.get("if-none-match") == known:
            line.sendall(f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode())
        else:
            line.sendall(served(body, ETag=etag))

    return say


def teaser(headline: str, address: str) -> str:
    """An entry of which the feed gives little, with a page."""
    return f"<item><title>{headline}</title><link>{address}</link><description>No ship …</description></item>"
