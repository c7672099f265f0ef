"""Panes, lines to type in, the lines at the top and at the foot; all painted in roles, line by line."""
