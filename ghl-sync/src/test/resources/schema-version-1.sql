CREATE TABLE ghl_fence (
  location TEXT PRIMARY KEY,
  token    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE ghl_link (
  id            TEXT PRIMARY KEY,
  location      TEXT NOT NULL,
  type          TEXT NOT NULL,
  app_id        TEXT,
  ghl_id        TEXT,
  state         TEXT NOT NULL,
  version       INTEGER NOT NULL,
  app_base      TEXT NOT NULL,
  ghl_base      TEXT NOT NULL,
  ghl_version   INTEGER,
  seen_states   TEXT NOT NULL,
  seen_at       INTEGER,
  intent        TEXT,
  missing_since INTEGER,
  problem       TEXT,
  UNIQUE (location, type, app_id),
  UNIQUE (location, type, ghl_id)
) STRICT;
CREATE INDEX ghl_link_page ON ghl_link (location, type, id);
CREATE TABLE ghl_signal (
  location  TEXT NOT NULL,
  type      TEXT NOT NULL,
  side      TEXT NOT NULL,
  record_id TEXT NOT NULL,
  sequence  INTEGER NOT NULL,
  due_at    INTEGER NOT NULL,
  causes    TEXT NOT NULL,
  PRIMARY KEY (location, type, side, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ghl_signal_due ON ghl_signal (location, due_at, sequence);
CREATE TABLE ghl_signal_sequence (
  location TEXT PRIMARY KEY,
  last     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE ghl_inbox (
  sequence    INTEGER PRIMARY KEY,
  webhook_id  TEXT NOT NULL UNIQUE,
  event       TEXT NOT NULL,
  location    TEXT,
  type        TEXT,
  record_id   TEXT,
  sent_at     INTEGER,
  received_at INTEGER NOT NULL,
  payload     TEXT NOT NULL
) STRICT;
CREATE INDEX ghl_inbox_about ON ghl_inbox (location, type, record_id, received_at, sequence);
CREATE INDEX ghl_inbox_received ON ghl_inbox (received_at);
CREATE TABLE ghl_cursor (
  location TEXT NOT NULL,
  stream   TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (location, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE ghl_audit (
  sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  location     TEXT NOT NULL,
  type         TEXT NOT NULL,
  link_id      TEXT NOT NULL,
  action       TEXT NOT NULL,
  field        TEXT,
  written      TEXT,
  value_before TEXT,
  value_after  TEXT,
  value_other  TEXT,
  value_base   TEXT,
  rule         TEXT NOT NULL,
  evidence     TEXT NOT NULL,
  operation_id TEXT
) STRICT;
CREATE INDEX ghl_audit_link ON ghl_audit (link_id, sequence);
CREATE INDEX ghl_audit_location ON ghl_audit (location, sequence);
CREATE TABLE ghl_review (
  id         TEXT PRIMARY KEY,
  location   TEXT NOT NULL,
  type       TEXT NOT NULL,
  link_id    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  field      TEXT NOT NULL,
  app_base   TEXT,
  ghl_base   TEXT,
  app        TEXT,
  ghl        TEXT,
  candidates TEXT NOT NULL,
  reason     TEXT NOT NULL,
  opened_at  INTEGER NOT NULL,
  status     TEXT NOT NULL,
  decision   TEXT,
  version    INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ghl_review_question ON ghl_review (link_id, field) WHERE status <> 'CLOSED';
CREATE INDEX ghl_review_open ON ghl_review (location, opened_at, id) WHERE status = 'OPEN';
CREATE TABLE ghl_schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT;
INSERT INTO ghl_schema_version VALUES (1, 1796000000000000000);
INSERT INTO ghl_audit (at, location, type, link_id, action, field, written, value_before, value_after, value_other, value_base, rule, evidence, operation_id) VALUES (1796000000000000000, 'loc-1', 'CONTACT', 'l1', 'UPDATED', 'city', 'GHL', 'null', '"London"', '"London"', 'null', 'only APP changed it', '', 'op-1');
INSERT INTO ghl_review VALUES ('q1', 'loc-1', 'CONTACT', 'l1', 'FIELD', 'city', 'null', 'null', '"London"', '"Paris"', '[]', 'both sides changed it', 1796000000000000000, 'OPEN', NULL, 3);
