-- primary_email, primary_phone and the two counts repeat what contact_email and contact_phone say, so that a row of the
-- list and a line of an export read one row. Custom fields will be further columns, named by the id of their definition.
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  primary_email TEXT,
  email_count INTEGER NOT NULL,
  primary_phone TEXT,
  phone_count INTEGER NOT NULL,
  source TEXT NOT NULL,
  submission_count INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  last_activity_at INTEGER NOT NULL,
  deleted_at INTEGER,
  -- Who gave each value and when, as JSON: contacts/origin.rs.
  origins TEXT NOT NULL,
  -- The operation that made the contact, and the last one that changed it.
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX contact_by_name ON contact (sort_name, id);
CREATE INDEX contact_in_bin ON contact (deleted_at) WHERE deleted_at IS NOT NULL;

-- key is the canonical form that matching compares; NULL while the contact is in the bin, so that it claims nothing.
CREATE TABLE contact_email (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT,
  address TEXT NOT NULL,
  origin_at INTEGER NOT NULL,
  by_member INTEGER NOT NULL CHECK (by_member IN (0, 1)),
  added_by INTEGER NOT NULL REFERENCES operation (id),
  PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX contact_email_by_key ON contact_email (key) WHERE key IS NOT NULL;

CREATE TABLE contact_phone (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT,
  number TEXT NOT NULL,
  origin_at INTEGER NOT NULL,
  by_member INTEGER NOT NULL CHECK (by_member IN (0, 1)),
  added_by INTEGER NOT NULL REFERENCES operation (id),
  PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX contact_phone_by_key ON contact_phone (key) WHERE key IS NOT NULL;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE TABLE contact_tag (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id, contact_id);

-- Timeline entries that no other row tells. A contact's creation is its created_at, a submission's start and completion
-- are its own times: the view below reads them there.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  submission_id INTEGER,
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX activity_by_contact ON activity (contact_id, at, id);
CREATE INDEX activity_by_operation ON activity (operation_id);
