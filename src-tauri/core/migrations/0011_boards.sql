-- Process boards: ordered phases, cards on them, what happened to each card, and what members say about it.

CREATE TABLE board (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  flow_app_id INTEGER REFERENCES flow_app (id),
  -- The folded name; NULL once the board is deleted, so that the name is free. The row stays: cards and rules name it.
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  color TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX board_by_flow_app ON board (flow_app_id);

CREATE TABLE phase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  board_id INTEGER NOT NULL REFERENCES board (id),
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- How many cards it should hold at most; more are shown as too many, and none is refused.
  soft_limit INTEGER CHECK (soft_limit > 0),
  -- Cards that come here are closed.
  is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX phase_by_board ON phase (board_id, position);

CREATE TABLE card (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  board_id INTEGER NOT NULL REFERENCES board (id),
  phase_id INTEGER NOT NULL REFERENCES phase (id),
  -- Its place among the cards of its phase: a text that sorts, so that a move writes one row.
  rank TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  -- The submission that made it; a submission makes one card at most, in the bin or not.
  submission_id INTEGER UNIQUE REFERENCES submission (id) ON DELETE SET NULL,
  -- Of such a card, the routing rule that said where it goes; NULL for the bot's default board. History: it keeps naming rules
  -- that were deleted since, hence no reference.
  rule_id INTEGER,
  priority TEXT CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  assignee_id INTEGER REFERENCES member (id),
  -- A calendar day.
  due_on TEXT,
  -- Row ids of tags, ascending, as ‘,3,7,’; NULL for none.
  tags TEXT,
  -- Of a card that a submission made, the submission's own time.
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- When it came to its present phase.
  moved_at INTEGER NOT NULL,
  -- When it came to a phase that is done, while it is in one.
  closed_at INTEGER,
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX card_by_phase ON card (phase_id, rank) WHERE deleted_at IS NULL;
CREATE INDEX card_by_board ON card (board_id);
CREATE INDEX card_by_contact ON card (contact_id, created_at) WHERE contact_id IS NOT NULL;
CREATE INDEX card_by_operation ON card (created_by);

-- What happened to a card after it was made, append-only. detail is JSON: changes with old and new.
CREATE TABLE card_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  card_id INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX card_event_by_card ON card_event (card_id, at, id);
CREATE INDEX card_event_by_operation ON card_event (operation_id);

CREATE TABLE comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE,
  card_id INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE,
  author_id INTEGER NOT NULL REFERENCES member (id),
  -- Markdown, as in notes.
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  edited_at INTEGER,
  deleted_at INTEGER,
  created_by INTEGER NOT NULL REFERENCES operation (id),
  changed_by INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX comment_by_card ON comment (card_id, created_at);
