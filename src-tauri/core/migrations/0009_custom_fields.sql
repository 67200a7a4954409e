-- Custom fields: what they are, the groups of the profile that they stand in, and the values that must differ.
--
-- A value is a column of contact, “f” and the field's id: the core adds and drops it (db/columns.rs).

CREATE TABLE field_group (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- The folded name; NULL once the group is deleted. The row stays, so that undo finds it.
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- The last operation that changed it; NULL for a group that came with the workspace.
  changed_by INTEGER REFERENCES operation (id)
) STRICT;

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  help TEXT NOT NULL,
  type TEXT NOT NULL,
  -- What the type needs to know, and the default, as JSON.
  config TEXT NOT NULL,
  default_value TEXT NOT NULL,
  group_id INTEGER REFERENCES field_group (id),
  position INTEGER NOT NULL,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  is_unique INTEGER NOT NULL CHECK (is_unique IN (0, 1)),
  archived_at INTEGER,
  -- The row stays, so that no other field gets its column.
  deleted_at INTEGER,
  changed_by INTEGER REFERENCES operation (id)
) STRICT;

CREATE UNIQUE INDEX custom_field_by_key ON custom_field (key) WHERE deleted_at IS NULL;

CREATE TABLE field_option (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  field_id INTEGER NOT NULL REFERENCES custom_field (id),
  -- The folded label.
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  color TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- The import that made it; NULL for one that a member made.
  created_by INTEGER REFERENCES operation (id),
  UNIQUE (field_id, key)
) STRICT;

-- Values of fields whose values must differ: the folded value and who has it. Contacts in the bin claim nothing.
CREATE TABLE unique_value (
  field_id INTEGER NOT NULL REFERENCES custom_field (id),
  key TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (field_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX unique_value_by_contact ON unique_value (contact_id);

-- Which groups a member has folded, and whether empty fields are hidden, as JSON.
ALTER TABLE member ADD COLUMN profile_layout TEXT NOT NULL DEFAULT '{}';
