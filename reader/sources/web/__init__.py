"""Pages of the web.

The only part of the reader that knows the HTTP client, which takes 80 ms to import: import this where it is used.
"""

from .fetching import LIMIT, fetch
from .posting import ask, post

__all__ = ["LIMIT", "ask", "fetch", "post"]
