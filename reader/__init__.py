"""newsreader: any news page as one story, read in a terminal."""

__version__ = "0.1.0"
