"""The tables of a book and the two numbers in its header that say whose it is and how new."""

APPLICATION_ID = 0x43424F4B
"""`CBOK`; a file with another number belongs to another program."""

VERSION = 1
"""The schema version this program reads and writes; newer books are refused without a byte changed."""

TABLES = (
    """CREATE TABLE change (
        seq INTEGER PRIMARY KEY,
        batch TEXT NOT NULL,
        at TEXT NOT NULL,
        device TEXT NOT NULL,
        source TEXT NOT NULL,
        uid TEXT NOT NULL,
        kind TEXT NOT NULL,
        verb TEXT NOT NULL CHECK (verb IN ('create', 'set', 'purge')),
        patch TEXT NOT NULL
    )""",
    "CREATE INDEX change_uid ON change(uid, seq)",
    "CREATE INDEX change_batch ON change(batch, seq)",
    "CREATE INDEX change_undo ON change(source, seq) WHERE source LIKE 'undo %'",
    "CREATE INDEX change_purge ON change(kind) WHERE verb = 'purge'",
    """CREATE TABLE record (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        on_date TEXT,
        state TEXT,
        parent TEXT REFERENCES record(uid) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        visibility TEXT,
        removed INTEGER NOT NULL DEFAULT 0,
        body TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX record_number ON record(kind, number)",
    "CREATE INDEX record_on ON record(kind, on_date)",
    "CREATE INDEX record_state ON record(kind, state, number, visibility)",
    "CREATE INDEX record_parent ON record(parent, kind, on_date)",
    "CREATE INDEX record_again ON record(kind, on_date) WHERE instr(body, '\"result_check_on\":')",
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TABLE gate (hash INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (hash, record)) WITHOUT ROWID",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)
