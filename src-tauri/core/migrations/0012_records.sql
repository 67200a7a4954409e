-- Records: types that the team defined, instances of them, what contacts are to them, and what happened to them.

CREATE TABLE record_type (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  flow_app_id INTEGER REFERENCES flow_app (id),
  -- The folded name; NULL once the type is deleted. The row stays: records, bots and filters name it.
  key TEXT UNIQUE,
  -- Of one (“Invoice”) and of many (“Invoices”).
  name TEXT NOT NULL,
  plural TEXT NOT NULL,
  icon TEXT NOT NULL,
  color TEXT NOT NULL,
  -- The custom field whose value is a record's title: one of the type's own, a text. Each has a row in custom_field.
  title_field_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

-- What a contact can be to a record.
CREATE TABLE record_role (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  record_type_id INTEGER NOT NULL REFERENCES record_type (id),
  -- What the contact is to the record (“Buyer”), and the record to the contact (“Purchase”).
  name TEXT NOT NULL,
  inverse_name TEXT NOT NULL,
  -- How many contacts of a record can have it; NULL for any number.
  contact_limit INTEGER CHECK (contact_limit > 0),
  -- What whoever sends a submission becomes, where the submission makes the record.
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  position INTEGER NOT NULL,
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX record_role_by_type ON record_role (record_type_id, position);

-- A field of records of one type, or of contacts where NULL.
ALTER TABLE custom_field ADD COLUMN record_type_id INTEGER REFERENCES record_type (id);
DROP INDEX custom_field_by_key;
CREATE UNIQUE INDEX custom_field_by_key ON custom_field (COALESCE(record_type_id, 0), key) WHERE deleted_at IS NULL;

-- The values of its fields are columns, “f” and the field's id, as those of contacts are (db/columns.rs).
CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  record_type_id INTEGER NOT NULL REFERENCES record_type (id),
  -- The value of the type's title field, and the same folded, for order and search.
  title TEXT NOT NULL,
  sort_title TEXT NOT NULL,
  -- The submission that made it; a submission makes one record at most, in the bin or not.
  submission_id INTEGER UNIQUE REFERENCES submission (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX record_by_type ON record (record_type_id, sort_title, id);
CREATE INDEX record_by_operation ON record (created_by);

-- Values of fields whose values must differ. Records in the bin claim nothing.
CREATE TABLE record_unique_value (
  field_id INTEGER NOT NULL REFERENCES custom_field (id),
  key TEXT NOT NULL,
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (field_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_unique_value_by_record ON record_unique_value (record_id);

-- A contact's link to a record. One that was taken away stays, with the time: both timelines read it here.
CREATE TABLE record_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  role_id INTEGER REFERENCES record_role (id),
  linked_at INTEGER NOT NULL,
  unlinked_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE UNIQUE INDEX record_link_once ON record_link (record_id, contact_id, COALESCE(role_id, 0)) WHERE unlinked_at IS NULL;
CREATE INDEX record_link_by_contact ON record_link (contact_id, record_id);
CREATE INDEX record_link_by_record ON record_link (record_id);

-- Two records that belong together; the one with the smaller row id comes first.
CREATE TABLE record_relation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  related_at INTEGER NOT NULL,
  unrelated_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id),
  CHECK (record_id < other_id)
) STRICT;

CREATE UNIQUE INDEX record_relation_once ON record_relation (record_id, other_id) WHERE unrelated_at IS NULL;
CREATE INDEX record_relation_by_other ON record_relation (other_id);

-- What happened to a record that no other row tells, append-only. detail is JSON: changes with old and new.
CREATE TABLE record_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX record_event_by_record ON record_event (record_id, at, id);
CREATE INDEX record_event_by_operation ON record_event (operation_id);
