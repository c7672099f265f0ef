"""How the library's file is laid out, as of `VERSION`.

``documents`` holds the digests of all entries of each feed's last document, apart from ``feeds``, whose rows are
written with every mark.
``entries`` holds what lists are made of by number: it is narrow, so that marking all of it, counting and leafing
through it are quick. ``contents`` holds the texts, one row an entry, the long ones packed. ``search`` is an index of
words without the texts: what was indexed is always what `plaintext.searched` makes of the content.

The keys of an entry are 64 bits of a hash each (see `matching`). ``story`` is the id of the entry that stands for the
same story in all feeds, its own where it is alone. ``sort`` is when it was published, or first seen if that was
earlier. The counts in ``feeds`` are kept by triggers, but for new entries, which `receiving` counts a feed at a time:
``leads`` are the entries that stand for a story.
"""

from __future__ import annotations

APPLICATION_ID = 0x4E657752  # "NewR", which `file` and SQLite can tell
VERSION = 2
PAGE_SIZE = 8192  # bytes: several contents fit in one, with little left over

SCHEMA = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    own_title TEXT,
    title TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    home TEXT,
    description TEXT,
    language TEXT,
    full TEXT NOT NULL DEFAULT 'short',
    most INTEGER,
    days INTEGER,
    etag TEXT,
    last_modified TEXT,
    fingerprint BLOB,
    visited REAL,
    due REAL NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    gone INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    leads INTEGER NOT NULL DEFAULT 0,
    unread_leads INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE documents (
    feed INTEGER PRIMARY KEY,
    digests BLOB NOT NULL
);

CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL,
    story INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    received INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    kept INTEGER NOT NULL DEFAULT 0,
    edited INTEGER NOT NULL DEFAULT 0,
    pictures INTEGER NOT NULL DEFAULT 0,
    comments INTEGER,
    id_key INTEGER,
    address_key INTEGER,
    headline_key INTEGER NOT NULL,
    digest BLOB NOT NULL
);
CREATE INDEX entries_leads ON entries (sort, id) WHERE story = id;
CREATE INDEX entries_unread ON entries (sort, id) WHERE story = id AND read = 0;
CREATE INDEX entries_kept ON entries (sort, id) WHERE kept = 1;
CREATE INDEX entries_feed ON entries (feed, sort, id);
CREATE INDEX entries_story ON entries (story) WHERE story <> id;
CREATE INDEX entries_id_key ON entries (id_key);
CREATE INDEX entries_address_key ON entries (address_key);
CREATE INDEX entries_headline_key ON entries (headline_key, sort);

CREATE TABLE contents (
    entry INTEGER PRIMARY KEY,
    headline TEXT NOT NULL,
    url TEXT,
    published TEXT,
    language TEXT,
    provider TEXT,
    packed BLOB NOT NULL
);

CREATE TABLE stories (
    entry INTEGER PRIMARY KEY,
    fetched REAL NOT NULL,
    packed BLOB NOT NULL
);

CREATE TABLE tags (
    tag TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (tag, entry)
) WITHOUT ROWID;
CREATE INDEX tags_entry ON tags (entry);

CREATE TABLE undos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    tag TEXT,
    at REAL NOT NULL
);
CREATE TABLE undone (
    undo INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (undo, entry)
) WITHOUT ROWID;

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    headline, lede, body, authors, provider,
    content = '', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('automerge', 8);
INSERT INTO search (search, rank) VALUES ('hashsize', 8000000);

CREATE TRIGGER entries_marked AFTER UPDATE OF read, story ON entries
WHEN new.read <> old.read OR new.story <> old.story BEGIN
    UPDATE feeds SET
        unread = unread + (new.read = 0) - (old.read = 0),
        leads = leads + (new.story = new.id) - (old.story = old.id),
        unread_leads = unread_leads + (new.read = 0 AND new.story = new.id) - (old.read = 0 AND old.story = old.id)
    WHERE id = new.feed;
END;
CREATE TRIGGER entries_removed AFTER DELETE ON entries BEGIN
    UPDATE feeds SET
        total = total - 1,
        unread = unread - (old.read = 0),
        leads = leads - (old.story = old.id),
        unread_leads = unread_leads - (old.read = 0 AND old.story = old.id)
    WHERE id = old.feed;
END;
"""
