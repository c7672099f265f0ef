"""From the bytes of a picture to coloured cells: a pure function, which knows no terminal."""
