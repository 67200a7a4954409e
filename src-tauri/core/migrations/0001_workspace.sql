-- Members, the workspace's settings, and the record of what was done. See README.md beside this file.

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE workspace (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  timezone TEXT NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member (id),
  created_at INTEGER NOT NULL
) STRICT;

-- One row per change that a person can undo.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN (
    'contact.create', 'contact.update', 'contact.delete', 'contact.restore',
    'import', 'submission.link', 'match.accept', 'match.split'
  )),
  member_id INTEGER NOT NULL REFERENCES member (id),
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

-- Before-images: a row, with what belongs to it alone, as JSON, as it was before the operation touched it first.
-- What an operation created needs none: it carries the operation in created_by.
CREATE TABLE row_image (
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL CHECK (table_name IN ('contact', 'submission', 'suspicion')),
  row_id INTEGER NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (operation_id, table_name, row_id)
) STRICT, WITHOUT ROWID;
