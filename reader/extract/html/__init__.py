"""News pages as HTML: the tree of a page, what its head and its visible text tell, and the story put together."""
