CREATE TABLE ghl_schema_version (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL);

CREATE TABLE ghl_fence (
  location TEXT COLLATE "C" PRIMARY KEY,
  token    BIGINT NOT NULL
);

CREATE TABLE ghl_link (
  id            TEXT COLLATE "C" PRIMARY KEY,
  location      TEXT COLLATE "C" NOT NULL,
  type          TEXT COLLATE "C" NOT NULL,
  app_id        TEXT COLLATE "C",
  ghl_id        TEXT COLLATE "C",
  state         TEXT COLLATE "C" NOT NULL,
  version       BIGINT NOT NULL,
  app_base      TEXT COLLATE "C" NOT NULL,
  ghl_base      TEXT COLLATE "C" NOT NULL,
  ghl_version   BIGINT,
  seen_states   TEXT COLLATE "C" NOT NULL,
  seen_at       BIGINT,
  intent        TEXT COLLATE "C",
  missing_since BIGINT,
  problem       TEXT COLLATE "C",
  UNIQUE (location, type, app_id),
  UNIQUE (location, type, ghl_id)
);

CREATE INDEX ghl_link_page ON ghl_link (location, type, id);

CREATE TABLE ghl_signal (
  location  TEXT COLLATE "C" NOT NULL,
  type      TEXT COLLATE "C" NOT NULL,
  side      TEXT COLLATE "C" NOT NULL,
  record_id TEXT COLLATE "C" NOT NULL,
  sequence  BIGINT NOT NULL,
  due_at    BIGINT NOT NULL,
  causes    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (location, type, side, record_id)
);

CREATE INDEX ghl_signal_due ON ghl_signal (location, due_at, sequence);

CREATE TABLE ghl_signal_sequence (
  location TEXT COLLATE "C" PRIMARY KEY,
  last     BIGINT NOT NULL
);

CREATE TABLE ghl_inbox (
  sequence    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook_id  TEXT COLLATE "C" NOT NULL UNIQUE,
  event       TEXT COLLATE "C" NOT NULL,
  location    TEXT COLLATE "C",
  type        TEXT COLLATE "C",
  record_id   TEXT COLLATE "C",
  sent_at     BIGINT,
  received_at BIGINT NOT NULL,
  payload     TEXT COLLATE "C" NOT NULL
);

CREATE INDEX ghl_inbox_about ON ghl_inbox (location, type, record_id, received_at, sequence);

CREATE INDEX ghl_inbox_received ON ghl_inbox (received_at);

CREATE TABLE ghl_cursor (
  location TEXT COLLATE "C" NOT NULL,
  stream   TEXT COLLATE "C" NOT NULL,
  value    TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (location, stream)
);

CREATE TABLE ghl_audit (
  sequence     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           BIGINT NOT NULL,
  location     TEXT COLLATE "C" NOT NULL,
  type         TEXT COLLATE "C" NOT NULL,
  link_id      TEXT COLLATE "C" NOT NULL,
  action       TEXT COLLATE "C" NOT NULL,
  field        TEXT COLLATE "C",
  written      TEXT COLLATE "C",
  value_before TEXT COLLATE "C",
  value_after  TEXT COLLATE "C",
  value_other  TEXT COLLATE "C",
  value_base   TEXT COLLATE "C",
  rule         TEXT COLLATE "C" NOT NULL,
  evidence     TEXT COLLATE "C" NOT NULL,
  operation_id TEXT COLLATE "C"
);

CREATE INDEX ghl_audit_link ON ghl_audit (link_id, sequence);

CREATE INDEX ghl_audit_location ON ghl_audit (location, sequence);

CREATE TABLE ghl_review (
  id         TEXT COLLATE "C" PRIMARY KEY,
  location   TEXT COLLATE "C" NOT NULL,
  type       TEXT COLLATE "C" NOT NULL,
  link_id    TEXT COLLATE "C" NOT NULL,
  kind       TEXT COLLATE "C" NOT NULL,
  field      TEXT COLLATE "C" NOT NULL,
  app_base   TEXT COLLATE "C",
  ghl_base   TEXT COLLATE "C",
  app        TEXT COLLATE "C",
  ghl        TEXT COLLATE "C",
  candidates TEXT COLLATE "C" NOT NULL,
  reason     TEXT COLLATE "C" NOT NULL,
  opened_at  BIGINT NOT NULL,
  status     TEXT COLLATE "C" NOT NULL,
  decision   TEXT COLLATE "C",
  version    BIGINT NOT NULL
);

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
  location  TEXT COLLATE "C" NOT NULL,
  type      TEXT COLLATE "C" NOT NULL,
  ghl_id    TEXT COLLATE "C" NOT NULL,
  parent_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (location, type, ghl_id)
);

CREATE INDEX ghl_place_parent ON ghl_place (location, type, parent_id, ghl_id);

CREATE TABLE ghl_waiting (
  location  TEXT COLLATE "C" NOT NULL,
  on_type   TEXT COLLATE "C" NOT NULL,
  on_side   TEXT COLLATE "C" NOT NULL,
  on_id     TEXT COLLATE "C" NOT NULL,
  type      TEXT COLLATE "C" NOT NULL,
  side      TEXT COLLATE "C" NOT NULL,
  record_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (location, on_type, on_side, on_id, type, side, record_id)
);

INSERT INTO ghl_schema_version (version, applied_at) VALUES (2, 1795000000000000001);

INSERT INTO ghl_place (location, type, ghl_id, parent_id)
  VALUES ('loc-1', 'TASK', 'task-1', 'ghl-l1');

INSERT INTO ghl_waiting (location, on_type, on_side, on_id, type, side, record_id)
  VALUES ('loc-1', 'CONTACT', 'APP', 'app-l2', 'TASK', 'APP', 'app-t1');
