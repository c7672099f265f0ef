"""What stands on the screen, as rows of (text, role): pure functions, which Textual's widgets and `first` paint."""
