-- What a contact's page reads: its timeline, its submissions, and the file that each came from.

-- Covers the view below: the times of thousands of submissions are read without their answers.
DROP INDEX submission_by_contact;
CREATE INDEX submission_by_contact ON submission (contact_id, own_at, started_at, completed_at, status, is_test, created_by);

CREATE INDEX import_row_by_submission ON import_row (submission_id) WHERE submission_id IS NOT NULL;

-- Every entry of every timeline. (at, rank, entry) is its place: at one time the completion stands above what it changed,
-- that above the start of the conversation, and the contact's creation below all.
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
WHERE contact_id IS NOT NULL AND status = 'completed';
