"""The whole reader as plain lines: numbered choices and typed commands, for screen readers, braille and teletypes.

Lines are only ever added; nothing is drawn, moved or repainted, and no control character is written.
"""

from .session import run as run
