-- Segments: saved filters, who passes them, and everybody who ever came or went.

CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- The folded name; NULL once the segment is deleted, so that the name is free. The row stays: its events name it.
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  color TEXT NOT NULL CHECK (color IN ('gray', 'red', 'orange', 'yellow', 'lime', 'green', 'teal', 'sky', 'blue', 'violet', 'pink')),
  -- As JSON, with every name as a public id.
  filter TEXT NOT NULL,
  -- The types that the custom fields it names had when it was saved, as JSON.
  field_types TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  -- The last operation that changed it; NULL for one that came with the workspace.
  changed_by INTEGER REFERENCES operation (id),
  -- Why it cannot be kept current, a whole sentence; its members stay as they were.
  problem TEXT,
  -- A hash of what the filter means in this workspace, under which the members were evaluated; NULL where they have to be
  -- evaluated anew.
  meaning INTEGER,
  on_clock INTEGER NOT NULL CHECK (on_clock IN (0, 1)),
  -- When it was last evaluated over everybody.
  evaluated_at INTEGER NOT NULL,
  -- How many rows of segment_member it has.
  member_count INTEGER NOT NULL
) STRICT;

CREATE TABLE segment_member (
  segment_id INTEGER NOT NULL REFERENCES segment (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  since INTEGER NOT NULL,
  PRIMARY KEY (segment_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX segment_member_by_contact ON segment_member (contact_id, segment_id);

-- Members also go with their contact, which nobody counts.
CREATE TRIGGER segment_member_gone AFTER DELETE ON segment_member
BEGIN
  UPDATE segment SET member_count = member_count - 1 WHERE id = OLD.segment_id;
END;

-- Append-only. A contact is a member of a segment that is there if its last event is that it joined.
CREATE TABLE segment_event (
  id INTEGER PRIMARY KEY,
  segment_id INTEGER NOT NULL REFERENCES segment (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  event TEXT NOT NULL CHECK (event IN ('joined', 'left')),
  at INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('edit', 'bulk', 'import', 'undo', 'clock', 'segment')),
  -- The operation that was done, or taken back, and by whom; NULL where time passed.
  operation_id INTEGER REFERENCES operation (id),
  member_id INTEGER REFERENCES member (id)
) STRICT;

-- Covers how a segment grew and shrank.
CREATE INDEX segment_event_by_segment ON segment_event (segment_id, at, id, event);
CREATE INDEX segment_event_by_contact ON segment_event (contact_id, at, id);
CREATE INDEX segment_event_by_operation ON segment_event (operation_id, segment_id) WHERE operation_id IS NOT NULL;

-- Every entry of every timeline. (at, rank, entry) is its place: at one time a segment's entry stands above what made the
-- contact come or go, the completion above what it changed, that above the start of the conversation, and the contact's
-- creation below all.
DROP VIEW contact_timeline;
CREATE VIEW contact_timeline (contact_id, kind, at, rank, entry, operation_id, submission_id, detail) AS
SELECT id, 'contact.created', created_at, 0, id, created_by, NULL, '{}'
FROM contact
UNION ALL
SELECT contact_id, 'submission.started', COALESCE(started_at, own_at), 1, id, created_by, id, '{}'
FROM submission
WHERE contact_id IS NOT NULL AND (started_at IS NOT NULL OR status = 'incomplete')
UNION ALL
SELECT contact_id, kind, at, 2, id, operation_id, submission_id, detail
FROM activity
UNION ALL
SELECT contact_id, 'submission.completed', COALESCE(completed_at, own_at), 3, id, created_by, id, '{}'
FROM submission
WHERE contact_id IS NOT NULL AND status = 'completed'
UNION ALL
SELECT contact_id, 'segment.' || event, at, 4, id, operation_id, NULL,
  json_object('segment', segment_id, 'cause', cause, 'member', member_id)
FROM segment_event;
