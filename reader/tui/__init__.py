"""The full-screen reader: the only part that knows Textual. What stands on the screen is made in `reader.view`."""
