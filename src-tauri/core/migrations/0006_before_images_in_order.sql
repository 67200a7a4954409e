-- Before-images are appended in the order of the changes: an import keeps what it changed, a part of a row at a time, and
-- writing those parts where their contacts lie cost a page each.

CREATE TABLE row_image_appended (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL CHECK (table_name IN ('contact', 'submission', 'suspicion')),
  row_id INTEGER NOT NULL,
  -- Values as they were, as JSON: of a contact those that changed, of others the whole row. A row that one operation
  -- changed in several steps has an image for each; undone from the last to the first, they give the row as it was.
  before TEXT NOT NULL
) STRICT;

INSERT INTO row_image_appended (operation_id, table_name, row_id, before)
SELECT operation_id, table_name, row_id, before FROM row_image ORDER BY operation_id, table_name, row_id;

DROP TABLE row_image;
ALTER TABLE row_image_appended RENAME TO row_image;
CREATE INDEX row_image_by_row ON row_image (operation_id, table_name, row_id);

-- The file of its import that a submission came in with, counted from 0; before, its import's rows were searched for it.
ALTER TABLE submission ADD COLUMN file INTEGER NOT NULL DEFAULT 0;

UPDATE submission SET file = COALESCE(
  (SELECT min(r.file) FROM import i JOIN import_row r ON r.import_id = i.id
   WHERE i.operation_id = submission.created_by AND r.submission_id = submission.id AND r.outcome = 'created'), 0);

DROP INDEX import_row_by_submission;
