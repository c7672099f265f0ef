"""Comments by open standards: from where a page says that they are to a thread.

One module a source, behind one Protocol (`base.Source`). None of them knows an HTTP client: they ask for documents
through a function that they are given, one after the other, so that loading can be watched and stopped.
"""
