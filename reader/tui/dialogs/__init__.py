"""What opens over a screen: questions, choices, lines to type in, help."""
