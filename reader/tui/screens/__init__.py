"""The front page and the story, and what both are made of."""
