-- A working group with its plans, people and groups. Nothing here is shared between workspaces.

CREATE TABLE workspace (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  -- 演示: may be dropped as a whole. Fixed at creation by a trigger in 0003.
  is_demo     boolean NOT NULL,
  -- Where a demonstration's clock stands; a real workspace lives in real time.
  demo_now    timestamptz(3),
  settings    jsonb NOT NULL,
  -- Number and hash of the newest ledger entry, kept by a trigger, so that a missing end is noticed.
  ledger_seq  integer NOT NULL DEFAULT 0,
  ledger_hash text NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
  created_at  timestamptz(3) NOT NULL,
  CONSTRAINT workspace_demo_clock CHECK (demo_now IS NULL OR is_demo)
);

CREATE TABLE plan_version (
  workspace_id text NOT NULL REFERENCES workspace (id),
  plan_id      text NOT NULL,
  version      integer NOT NULL CHECK (version > 0),
  title        text NOT NULL,
  content      jsonb NOT NULL,
  -- What the administrator decided about the document (owner, alias, kind), for the next import.
  decisions    jsonb NOT NULL,
  -- SHA-256 in hex of the content in canonical form.
  content_hash text NOT NULL CHECK (length(content_hash) = 64),
  imported_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, plan_id, version)
);

CREATE TABLE member (
  id           text PRIMARY KEY,
  workspace_id text NOT NULL REFERENCES workspace (id),
  name         text NOT NULL,
  -- The person on one channel. The same person on two channels is two members: nothing tells that
  -- both are one, and guessing it would give one person's rights to another.
  channel      text NOT NULL,
  user_id      text NOT NULL,
  postings     jsonb NOT NULL,
  requested    jsonb,
  is_admin     boolean NOT NULL,
  -- The last day on which small talk was answered with a line of help: once a day is enough.
  helped_on    date,
  bound_at     timestamptz(3) NOT NULL,
  UNIQUE (workspace_id, channel, user_id),
  -- Target of foreign keys that keep a row and its member in one workspace.
  UNIQUE (workspace_id, id)
);

-- A private message finds its workspace by its sender.
CREATE INDEX member_account ON member (channel, user_id);

CREATE TABLE chat_group (
  channel      text NOT NULL,
  group_id     text NOT NULL,
  workspace_id text NOT NULL REFERENCES workspace (id),
  name         text NOT NULL,
  bound_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (channel, group_id)
);

CREATE INDEX chat_group_workspace ON chat_group (workspace_id);

-- One-time codes of `zhanbao bind admin`; the code itself is shown once and never stored.
CREATE TABLE admin_code (
  code_hash    text PRIMARY KEY CHECK (length(code_hash) = 64),
  workspace_id text NOT NULL REFERENCES workspace (id),
  created_at   timestamptz(3) NOT NULL,
  used_at      timestamptz(3)
);
