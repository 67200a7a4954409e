CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  operation_id INTEGER NOT NULL UNIQUE REFERENCES operation (id),
  state TEXT NOT NULL CHECK (state IN ('applying', 'applied', 'undone')),
  -- Names and sizes of the files, settings, and the report, as JSON.
  files TEXT NOT NULL,
  report TEXT NOT NULL,
  -- Staged rows up to here are written: continues from the next one after a stop.
  done_through INTEGER NOT NULL
) STRICT;

-- What became of every row. History: it keeps naming rows that an undo took away, hence no references.
CREATE TABLE import_row (
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  -- Place in the order in which rows were applied, so that an import only ever appends; and in the order of the files.
  rank INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  file INTEGER NOT NULL,
  number INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'rejected')),
  contact_outcome TEXT NOT NULL CHECK (contact_outcome IN ('created', 'matched', 'unmatched', 'none')),
  contact_id INTEGER,
  submission_id INTEGER,
  checked INTEGER NOT NULL CHECK (checked IN (0, 1)),
  -- Why it was refused; with the row as it stood in the file.
  reason TEXT,
  raw TEXT,
  PRIMARY KEY (import_id, rank)
) STRICT, WITHOUT ROWID;

-- How columns of the same headers were mapped last time.
CREATE TABLE saved_mapping (
  signature TEXT PRIMARY KEY,
  mapping TEXT NOT NULL,
  bot TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
