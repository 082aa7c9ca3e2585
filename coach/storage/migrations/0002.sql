-- Whether the pain of a session had settled, asked once on a later day. local_date and
-- utc_offset_minutes are those of the day on which it was asked; answer is NULL from then until it
-- is answered. version grows with each answer that takes the place of an earlier one.

CREATE TABLE follow_up (
    session TEXT PRIMARY KEY NOT NULL REFERENCES session (id),
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    device TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    answer TEXT CHECK (answer IN ('settled', 'not-settled', 'unanswered')),
    crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
