-- Flow apps group bots, boards, record types and routing rules; what becomes of a bot's submissions beside their contact.

ALTER TABLE flow_app ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE flow_app ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
-- The last operation that changed it by a member's hand; NULL where only imports have spoken of it.
ALTER TABLE flow_app ADD COLUMN changed_by INTEGER REFERENCES operation (id);
UPDATE flow_app SET position = id;

-- Where a completed submission's card goes that no rule claims: to the first phase of this board.
ALTER TABLE intake_bot ADD COLUMN default_board_id INTEGER REFERENCES board (id);
-- What a completed submission makes a record of, and which answer each field takes, as JSON.
ALTER TABLE intake_bot ADD COLUMN record_type_id INTEGER REFERENCES record_type (id);
ALTER TABLE intake_bot ADD COLUMN record_mapping TEXT NOT NULL DEFAULT '{}';
ALTER TABLE intake_bot ADD COLUMN changed_by INTEGER REFERENCES operation (id);

-- Tried in their order; the first that matches says where the card goes.
CREATE TABLE routing_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  flow_app_id INTEGER NOT NULL REFERENCES flow_app (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- A filter over a submission, as JSON, with every name as a public id.
  filter TEXT NOT NULL,
  board_id INTEGER NOT NULL REFERENCES board (id),
  phase_id INTEGER NOT NULL REFERENCES phase (id),
  priority TEXT CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  assignee_id INTEGER REFERENCES member (id),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX routing_rule_by_flow_app ON routing_rule (flow_app_id, position);

-- What lists of submissions and the numbers of bots are read from, without the rows and their long answers.
DROP INDEX submission_by_bot;
CREATE INDEX submission_by_bot ON submission (bot_id, own_at, status, is_test, contact_id);

-- Every entry of every timeline. (at, rank, entry) is its place: at one time a segment's entry stands above what made the
-- contact come or go, what became of a submission above its completion, that above what it changed, that above the start of
-- the conversation, and the contact's creation below all.
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
SELECT contact_id, 'card.created', created_at, 5, id, created_by, submission_id, json_object('card', id)
FROM card
WHERE contact_id IS NOT NULL
UNION ALL
SELECT k.contact_id, e.kind, e.at, 6, e.id, e.operation_id, NULL, json_insert(e.detail, '$.card', e.card_id)
FROM card_event e JOIN card k ON k.id = e.card_id
WHERE k.contact_id IS NOT NULL AND e.kind <> 'card.updated'
UNION ALL
SELECT k.contact_id, 'card.commented', m.created_at, 7, m.id, m.created_by, NULL, json_object('card', m.card_id, 'note', m.text)
FROM comment m JOIN card k ON k.id = m.card_id
WHERE k.contact_id IS NOT NULL AND m.deleted_at IS NULL
UNION ALL
SELECT contact_id, 'record.linked', linked_at, 8, id, created_by, NULL, json_object('record', record_id, 'role', role_id)
FROM record_link
UNION ALL
SELECT contact_id, 'record.unlinked', unlinked_at, 9, id, changed_by, NULL, json_object('record', record_id, 'role', role_id)
FROM record_link
WHERE unlinked_at IS NOT NULL
UNION ALL
SELECT l.contact_id, e.kind, e.at, 10, e.id, e.operation_id, NULL, json_insert(e.detail, '$.record', e.record_id)
FROM record_event e JOIN record_link l ON l.record_id = e.record_id
WHERE e.at >= l.linked_at AND (l.unlinked_at IS NULL OR e.at < l.unlinked_at)
  -- A contact with two roles on the record hears of its change once.
  AND NOT EXISTS (
    SELECT 1 FROM record_link o
    WHERE o.record_id = l.record_id AND o.contact_id = l.contact_id AND o.id < l.id
      AND e.at >= o.linked_at AND (o.unlinked_at IS NULL OR e.at < o.unlinked_at)
  )
UNION ALL
SELECT contact_id, 'segment.' || event, at, 11, id, operation_id, NULL,
  json_object('segment', segment_id, 'cause', cause, 'member', member_id)
FROM segment_event;
