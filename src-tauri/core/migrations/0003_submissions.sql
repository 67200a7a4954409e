CREATE TABLE flow_app (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE TABLE intake_bot (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  flow_app_id INTEGER REFERENCES flow_app (id),
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  external_id TEXT UNIQUE,
  description TEXT NOT NULL,
  -- Questions in their order, as JSON.
  schema TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  bot_id INTEGER NOT NULL REFERENCES intake_bot (id),
  -- What makes two rows the same submission: a hash of the source's id, or of answers and times where there is none.
  identity BLOB NOT NULL,
  external_id TEXT,
  contact_id INTEGER REFERENCES contact (id),
  status TEXT NOT NULL CHECK (status IN ('incomplete', 'completed')),
  is_test INTEGER NOT NULL CHECK (is_test IN (0, 1)),
  started_at INTEGER,
  completed_at INTEGER,
  updated_at INTEGER,
  -- The submission's own time: completion, else last update, else start, else import.
  own_at INTEGER NOT NULL,
  -- Answers as a JSON object in their order; the conversation as a JSON array.
  answers TEXT NOT NULL,
  transcript TEXT NOT NULL,
  summary TEXT NOT NULL,
  -- Hash of everything above that the source says.
  content_hash INTEGER NOT NULL,
  -- Hashes of earlier forms, joined by commas: a form that was seen before is no news.
  seen TEXT NOT NULL,
  -- Who the row says it is about, for review: name, e-mail, phone as JSON.
  given TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE UNIQUE INDEX submission_by_identity ON submission (identity, bot_id);
CREATE INDEX submission_by_contact ON submission (contact_id, own_at);
CREATE INDEX submission_by_bot ON submission (bot_id);

-- Matches that a person should look at.
CREATE TABLE suspicion (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  submission_id INTEGER NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  other_contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  reasons TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'split')),
  created_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX suspicion_by_contact ON suspicion (contact_id, other_contact_id);
CREATE INDEX suspicion_open ON suspicion (state, id);
CREATE INDEX suspicion_by_submission ON suspicion (submission_id);
CREATE INDEX suspicion_by_other ON suspicion (other_contact_id);
