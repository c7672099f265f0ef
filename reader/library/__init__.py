"""What outlives a session: feeds, entries and marks in SQLite (`store.Library`); state, drafts, saved pages and
threads in files of their own. Each file is written whole or not at all, and several programs may use it at once.
"""
