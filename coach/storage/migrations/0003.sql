-- What is planned from the day local_date on, until a later one: days are weekdays, 0 for Monday,
-- joined by commas ("0,2,4"), or empty; times is the number of sessions on each. A change on the
-- same day is the next version of that day's record.

CREATE TABLE schedule (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    device TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    days TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times >= 1),
    crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
