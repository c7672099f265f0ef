"""Pages into stories: bytes in, a `Story` out, whatever kind of page it is.

>>> from reader.extract import extract
>>> from reader.story import Page
>>> text = "Cars have crossed it since this morning, the town said, and nobody had to wait for long. "
>>> body = f"<h1>The bridge is open</h1><p>{text * 3}</p>".encode()
>>> extract(Page("bridge.html", None, "text/html", None, body, "2026-11-15T08:00+01:00")).headline
'The bridge is open'
"""

from __future__ import annotations

from ..story import Page, Story

_HTML = frozenset(["text/html", "application/xhtml+xml"])


def extract(page: Page) -> Story:
    """The story that ``page`` holds: an HTML page, or the plain text of one.

    The text is decoded as the transport, then the page itself declares. Raises `NotAStory` when it holds none.
    """
    if page.media_type in _HTML:
        from ..sources.charset import decode_html
        from .html.page import read_page

        return read_page(page, decode_html(page.body, page.charset))
    from ..sources.decode import decode
    from .dump import read_dump

    return read_dump(decode(page.body, page.charset), page.target)
