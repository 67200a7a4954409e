-- Tags get a public id and a colour, and every tag on a contact says which operation put it there.

CREATE TABLE tag_in_colour (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- The folded name; NULL once the tag is deleted, so that the name is free. The row stays, so that no other tag gets its id.
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  color TEXT NOT NULL CHECK (color IN ('gray', 'red', 'orange', 'yellow', 'lime', 'green', 'teal', 'sky', 'blue', 'violet', 'pink')),
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  -- The last operation that changed the tag, or a contact's having it, by a member's hand.
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

INSERT INTO tag_in_colour (id, uuid, key, name, color, deleted_at, created_by, changed_by)
SELECT id, randomblob(16), key, name,
  CASE id % 10 WHEN 0 THEN 'blue' WHEN 1 THEN 'green' WHEN 2 THEN 'violet' WHEN 3 THEN 'orange' WHEN 4 THEN 'sky'
    WHEN 5 THEN 'pink' WHEN 6 THEN 'teal' WHEN 7 THEN 'yellow' WHEN 8 THEN 'red' ELSE 'lime' END,
  NULL, created_by, created_by
FROM tag;

CREATE TABLE contact_tag_by_whom (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag_in_colour (id),
  added_by INTEGER NOT NULL REFERENCES operation (id),
  PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID;

-- So far only imports gave tags: with the contact, or later, and then the contact's image before that lacks the tag.
INSERT INTO contact_tag_by_whom (contact_id, tag_id, added_by)
SELECT t.contact_id, t.tag_id, c.created_by FROM contact_tag t JOIN contact c ON c.id = t.contact_id;

UPDATE contact_tag_by_whom SET added_by = later.operation_id FROM (
  SELECT t.contact_id, t.tag_id, max(i.operation_id) AS operation_id
  FROM row_image i JOIN contact_tag t ON t.contact_id = i.row_id
  WHERE i.table_name = 'contact' AND json_type(i.before, '$.tags') = 'array'
    AND NOT EXISTS (SELECT 1 FROM json_each(i.before, '$.tags') AS had WHERE had.value = t.tag_id)
  GROUP BY t.contact_id, t.tag_id
) AS later
WHERE contact_tag_by_whom.contact_id = later.contact_id AND contact_tag_by_whom.tag_id = later.tag_id;

DROP TABLE contact_tag;
DROP TABLE tag;
ALTER TABLE tag_in_colour RENAME TO tag;
ALTER TABLE contact_tag_by_whom RENAME TO contact_tag;
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id, contact_id);
