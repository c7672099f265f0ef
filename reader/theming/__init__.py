"""Themes: YAML files that give each role a colour, and the contrast that they must keep."""
