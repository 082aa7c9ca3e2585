-- What the person says of whole days ("ill", "away", "pain": not counted against anybody; "done":
-- done without a session of ours), what was said in weekly reviews, and what was put right by hand.

CREATE TABLE day_mark (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    device TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('ill', 'away', 'pain', 'done')),
    crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX day_mark_by_day ON day_mark (local_date);

-- local_date is the first day of the week that was reviewed.
CREATE TABLE review (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    device TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    obstacle TEXT CHECK (obstacle IN ('pain', 'time', 'ill', 'away', 'forgot', 'nothing')),
    suggestion TEXT CHECK (suggestion IN ('keep-going', 'fewer-days', 'shorter', 'ease', 'more')),
    taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
    crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One step by hand: adding, correcting or deleting sessions, marking days, bringing in a file.
-- changes is a JSON list: for each record what stood there before (or, of an undone step, what it
-- was changed to), and the version that stands now. A step is undone by putting these back as the
-- records' next versions. A dropped one can no longer be undone or redone, as something else was done
-- since; it is kept, as every earlier version of a record is.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY NOT NULL,
    written_at INTEGER NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    changes TEXT NOT NULL,
    crc INTEGER NOT NULL
) STRICT;
