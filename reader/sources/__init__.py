"""From a target to a `Page`: files and standard input, the bundled edition, the web."""
