"""``python -m reader`` is the command ``newsreader``."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
