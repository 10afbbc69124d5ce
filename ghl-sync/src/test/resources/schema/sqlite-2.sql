CREATE TABLE ghl_schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT;

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

INSERT INTO ghl_schema_version (version, applied_at) VALUES (1, 1795000000000000000);

INSERT INTO ghl_fence (location, token)
  VALUES ('loc-1', 2);

INSERT INTO ghl_link (id, location, type, app_id, ghl_id, state, version, app_base, ghl_base, ghl_version, seen_states, seen_at, intent, missing_since, problem)
  VALUES ('l1', 'loc-1', 'CONTACT', 'app-l1', 'ghl-l1', 'PARKED', 1, '{"email":"ada@example.com","phone":null}', '{"born":{"day":"2000-01-05"},"note":{"empty":true},"score":12345678901234567890.000000001,"tags":["a","b"],"vip":true}', 1795256125123456789, '[]', 1795256130123456789, '{"operationId":"op-1","side":"GHL","operation":"PATCH","sent":{"email":"new@example.com"},"source":{},"createdAt":"2026-11-21T10:15:30.123456789Z","attempt":2}', 1795256130123456790, 'HighLevel refused the phone number');

INSERT INTO ghl_signal (location, type, side, record_id, sequence, due_at, causes)
  VALUES ('loc-1', 'CONTACT', 'GHL', 'ghl-l1', 1, 1795256130123456789, '{"WEBHOOK":1}');

INSERT INTO ghl_signal_sequence (location, last)
  VALUES ('loc-1', 1);

INSERT INTO ghl_inbox (webhook_id, event, location, type, record_id, sent_at, received_at, payload)
  VALUES ('w1', 'ContactUpdate', 'loc-1', 'CONTACT', 'ghl-l1', 1795256129123456789, 1795256130123456789, '{"id":"ghl-l1","firstName":"Ada 😀"}');

INSERT INTO ghl_cursor (location, stream, value)
  VALUES ('loc-1', 'feed', '2026-11-21T10:00:00Z');

INSERT INTO ghl_audit (at, location, type, link_id, action, field, written, value_before, value_after, value_other, value_base, rule, evidence, operation_id)
  VALUES (1795256130123456789, 'loc-1', 'CONTACT', 'l1', 'CONFLICT_SETTLED', 'email', 'GHL', NULL, '"new"', 'null', '{"empty":true}', 'newer wins', 'why', 'op-1');

INSERT INTO ghl_review (id, location, type, link_id, kind, field, app_base, ghl_base, app, ghl, candidates, reason, opened_at, status, decision, version)
  VALUES ('q1', 'loc-1', 'CONTACT', 'l1', 'FIELD', 'email', NULL, 'null', '"app"', '["x"]', '["candidate-1","candidate-2"]', 'both sides changed', 1795256130123456789, 'OPEN', NULL, 1);

CREATE TABLE ghl_place (
  location  TEXT NOT NULL,
  type      TEXT NOT NULL,
  ghl_id    TEXT NOT NULL,
  parent_id TEXT NOT NULL,
  PRIMARY KEY (location, type, ghl_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ghl_place_parent ON ghl_place (location, type, parent_id, ghl_id);

CREATE TABLE ghl_waiting (
  location  TEXT NOT NULL,
  on_type   TEXT NOT NULL,
  on_side   TEXT NOT NULL,
  on_id     TEXT NOT NULL,
  type      TEXT NOT NULL,
  side      TEXT NOT NULL,
  record_id TEXT NOT NULL,
  PRIMARY KEY (location, on_type, on_side, on_id, type, side, record_id)
) STRICT, WITHOUT ROWID;

INSERT INTO ghl_schema_version (version, applied_at) VALUES (2, 1795000000000000001);

INSERT INTO ghl_place (location, type, ghl_id, parent_id)
  VALUES ('loc-1', 'TASK', 'task-1', 'ghl-l1');

INSERT INTO ghl_waiting (location, on_type, on_side, on_id, type, side, record_id)
  VALUES ('loc-1', 'CONTACT', 'APP', 'app-l2', 'TASK', 'APP', 'app-t1');
