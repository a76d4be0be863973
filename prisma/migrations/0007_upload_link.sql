-- Files come by a page for phones too, and wait for the report that they belong to.

-- A one-time address of the upload page. Of its token only the hash is kept.
CREATE TABLE upload_link (
  token_hash   text PRIMARY KEY CHECK (length(token_hash) = 64),
  workspace_id text NOT NULL,
  member_id    text NOT NULL,
  -- Where it was asked for, and by which account: what is uploaded counts as sent from there.
  channel      text NOT NULL,
  -- NULL is a private chat.
  group_id     text,
  user_id      text NOT NULL,
  -- The id of the message that the files will be said to come with.
  message_id   text NOT NULL,
  -- The report that they were meant for when the address was asked for.
  quoted_id    text,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  used_at      timestamptz(3),
  UNIQUE (channel, message_id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);

-- Kept with a message that said nothing; the sender's next report may be what it belongs to.
ALTER TABLE evidence ADD COLUMN waits_for_report boolean NOT NULL DEFAULT false;

CREATE INDEX evidence_waiting ON evidence (channel, message_id) WHERE waits_for_report;
