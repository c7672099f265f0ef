"""Story, thread or list and a width in, lines of ``(text, role)`` out: pure functions, no colours, no Textual."""
