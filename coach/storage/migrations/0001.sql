-- The log's first form. Instants are UTC in microseconds since 1970; local_date and
-- utc_offset_minutes are those of the session, where it was done.
--
-- version starts at 1 and grows with each correction by the person; deleted marks a record that the
-- person took away. A running session fills in its own rows of version 1, rep by rep: they are one
-- record coming into being on one device, and nothing else has seen them yet.
--
-- crc is the CRC-32 of the row's other columns, in order, as a compact JSON list.

PRAGMA application_id = 0x4261636B;     -- "Back"

CREATE TABLE prescription (
    digest TEXT PRIMARY KEY NOT NULL,   -- SHA-256 of routine, in hex
    routine TEXT NOT NULL               -- the routine as it stood, as JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    device TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT NOT NULL CHECK (outcome IN ('completed', 'ended', 'interrupted')),
    trial INTEGER NOT NULL CHECK (trial IN (0, 1)),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    note TEXT NOT NULL,
    prescription TEXT NOT NULL REFERENCES prescription (digest),
    crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_day ON session (local_date, started_at);

-- Clustered by session, so that a stretch of time is one range of the table.
CREATE TABLE set_done (
    session TEXT NOT NULL REFERENCES session (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    device TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    prescribed_reps INTEGER NOT NULL CHECK (prescribed_reps >= 0),
    prescribed_seconds REAL NOT NULL CHECK (prescribed_seconds >= 0),
    done_reps INTEGER NOT NULL CHECK (done_reps >= 0),
    done_seconds REAL NOT NULL CHECK (done_seconds >= 0),
    ended TEXT NOT NULL CHECK (ended IN ('done', 'skipped', 'pain', 'stopped')),
    crc INTEGER NOT NULL,
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;
