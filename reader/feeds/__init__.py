"""From the bytes of a feed, of any kind and age, to a `Feed`: a fast way for what is well-formed, mending, a slow way
for the rest. Also where pages and lists name feeds: discovery and OPML.
"""
