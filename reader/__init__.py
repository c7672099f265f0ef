"""newsreader: any news page as one story, read in a terminal."""

__version__ = "0.1.0"

PROJECT = "https://github.com/newsreader-tui/newsreader"  # where one learns more; every server that is asked is told
