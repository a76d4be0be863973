-- Messages in and out, and receipts waiting for confirmation.

-- One count for what people and the bot said. Numbers are drawn under the workspace's lock, and those of
-- messages of no workspace while nobody else draws (src/store/message-order.ts), so that a number never
-- becomes visible after a higher one: a reader may go on from the last.
CREATE SEQUENCE message_seq AS bigint;

CREATE TABLE inbound_message (
  channel       text NOT NULL,
  -- The platform's id: the primary key is what makes intake happen once.
  id            text NOT NULL,
  -- NULL when neither group nor sender belonged to a workspace.
  workspace_id  text REFERENCES workspace (id),
  -- NULL is a private chat.
  group_id      text,
  user_id       text NOT NULL,
  member_id     text,
  quoted_id     text,
  seq           bigint NOT NULL DEFAULT nextval('message_seq'),
  sent_at       timestamptz(3) NOT NULL,
  retention     text NOT NULL,
  text          text,
  screen_reason text,
  PRIMARY KEY (channel, id),
  -- Of an erased text nothing stays but id, time and sender, of a screened one the reason too. No hash:
  -- a short text can be found by trying. Where the ledger goes back to a text, its entry holds the hash.
  CONSTRAINT inbound_message_retention CHECK (
    (retention = 'keep' AND text IS NOT NULL AND screen_reason IS NULL)
    OR (retention = 'erase' AND text IS NULL AND quoted_id IS NULL AND screen_reason IS NULL)
    OR (retention = 'screened' AND text IS NULL AND quoted_id IS NULL AND screen_reason IS NOT NULL)
  )
);

-- A chat window shows the newest of its channel.
CREATE INDEX inbound_message_channel ON inbound_message (channel, seq);
-- The last half hour of one person, for follow-ups.
CREATE INDEX inbound_message_sender ON inbound_message (channel, user_id, sent_at);

CREATE TABLE outbound_message (
  id           text PRIMARY KEY,
  seq          bigint NOT NULL DEFAULT nextval('message_seq'),
  workspace_id text REFERENCES workspace (id),
  -- The message it answers; NULL when a sweep wrote it.
  in_channel   text,
  in_id        text,
  -- 1, 2, 3 … among the replies to one message.
  ordinal      integer NOT NULL CHECK (ordinal > 0),
  to_channel   text NOT NULL,
  -- Exactly one of both.
  to_group     text,
  to_user      text,
  reply        jsonb NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  -- By the machine's clock, whatever time it is in the workspace: how long the reply is kept goes by it.
  stored_at    timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (in_channel, in_id, ordinal),
  FOREIGN KEY (in_channel, in_id) REFERENCES inbound_message (channel, id),
  CONSTRAINT outbound_message_origin CHECK ((in_channel IS NULL) = (in_id IS NULL)),
  CONSTRAINT outbound_message_address CHECK ((to_group IS NULL) <> (to_user IS NULL))
);

CREATE INDEX outbound_message_channel ON outbound_message (to_channel, seq);
CREATE INDEX outbound_message_age ON outbound_message (workspace_id, stored_at);

-- The bytes of a reply's pictures and files, apart so that a chat can be listed without them.
CREATE TABLE attachment (
  message_id text NOT NULL REFERENCES outbound_message (id) ON DELETE CASCADE,
  -- The block's place in the reply, from 0.
  index      integer NOT NULL CHECK (index >= 0),
  content    bytea NOT NULL,
  PRIMARY KEY (message_id, index)
);

CREATE TABLE receipt (
  id           text PRIMARY KEY,
  workspace_id text NOT NULL REFERENCES workspace (id),
  no           integer NOT NULL CHECK (no > 0),
  status       text NOT NULL
    CHECK (status IN ('pending', 'confirmed', 'withdrawn', 'replaced', 'expired')),
  member_id    text NOT NULL,
  unit         text NOT NULL,
  group_id     text,
  channel      text NOT NULL,
  message_id   text NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL,
  closed_at    timestamptz(3),
  -- Hash of the text, figures and events: read as a whole, never queried.
  content      jsonb NOT NULL,
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id),
  CONSTRAINT receipt_closed CHECK ((status = 'pending') = (closed_at IS NULL))
);

-- 确认2 must mean one receipt.
CREATE UNIQUE INDEX receipt_pending_no ON receipt (workspace_id, no) WHERE status = 'pending';
CREATE INDEX receipt_closed_at ON receipt (workspace_id, closed_at);
