-- Members in colour, members who left, and their notes; and the words for kinds of change move into the code.

-- Every feature brings kinds of operation and tables that undo restores. A CHECK that lists them would have to be rebuilt
-- each time; operations/words.rs lists them now, and the check of a workspace compares. Dropping a column takes its CHECK
-- along without touching what refers to the table.
ALTER TABLE operation ADD COLUMN word TEXT NOT NULL DEFAULT '';
UPDATE operation SET word = kind;
ALTER TABLE operation DROP COLUMN kind;
ALTER TABLE operation RENAME COLUMN word TO kind;

DROP INDEX row_image_by_row;
ALTER TABLE row_image ADD COLUMN word TEXT NOT NULL DEFAULT '';
UPDATE row_image SET word = table_name;
ALTER TABLE row_image DROP COLUMN table_name;
ALTER TABLE row_image RENAME COLUMN word TO table_name;
CREATE INDEX row_image_by_row ON row_image (operation_id, table_name, row_id);

-- A word of the palette, or empty for the colour that follows from the id.
ALTER TABLE member ADD COLUMN color TEXT NOT NULL DEFAULT '';
-- Whoever left stays, so that what they did keeps a name.
ALTER TABLE member ADD COLUMN left_at INTEGER;
CREATE UNIQUE INDEX member_by_ownership ON member (role) WHERE role = 'owner';

-- What a member wrote about a contact. text is Markdown; a mention is [Name](member:UUID) after an @.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  author_id INTEGER NOT NULL REFERENCES member (id),
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- When and by whom the present text was written, where that is not the first one.
  edited_at INTEGER,
  editor_id INTEGER REFERENCES member (id),
  pinned_at INTEGER,
  deleted_at INTEGER,
  -- How many earlier texts there are.
  versions INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX note_by_contact ON note (contact_id, deleted_at, created_at);

-- Earlier texts, counted from 1.
CREATE TABLE note_version (
  note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  member_id INTEGER NOT NULL REFERENCES member (id),
  PRIMARY KEY (note_id, number)
) STRICT, WITHOUT ROWID;
