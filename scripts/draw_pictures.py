"""Draw the pictures of the bundled edition into content/pictures: all of them, or those that are named.

    python scripts/draw_pictures.py [NAME ...]

Needs Pillow, which the `test` extra brings. Running it again without changing a scene changes no file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from pictures import diagrams, fields, mountains, objects, rivers, shores, stones, streets
from pictures.canvas import Canvas

Scene = Callable[[Canvas], None]
FOLDER = Path(__file__).parent.parent / "content" / "pictures"
CHAPTERS = (shores, rivers, mountains, fields, streets, stones, objects, diagrams)
SCENES: dict[str, Scene] = {name: scene for chapter in CHAPTERS for name, scene in chapter.SCENES.items()}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in SCENES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join(sorted(SCENES))}", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or sorted(SCENES):
        canvas = Canvas(name)
        SCENES[name](canvas)
        print(f"{canvas.save(FOLDER / f'{name}.png'):6,} bytes  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
