-- One person on several platforms is one member; groups ask to be bound; members are away for a time.

DROP INDEX member_account;

-- Where a member writes from. The first is where he was bound, further ones he linked himself with a
-- one-time code: nothing else tells that two accounts are one person.
CREATE TABLE member_account (
  workspace_id text NOT NULL,
  channel      text NOT NULL,
  user_id      text NOT NULL,
  member_id    text NOT NULL,
  -- 1 is the first.
  ordinal      integer NOT NULL CHECK (ordinal > 0),
  bound_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, channel, user_id),
  UNIQUE (member_id, ordinal),
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);

-- A private message finds its workspace by its sender.
CREATE INDEX member_account_person ON member_account (channel, user_id);

INSERT INTO member_account (workspace_id, channel, user_id, member_id, ordinal, bound_at)
  SELECT workspace_id, channel, user_id, id, 1, bound_at FROM member;

ALTER TABLE member DROP COLUMN channel;
ALTER TABLE member DROP COLUMN user_id;

-- Until when somebody is away and who reports for him. Nothing of it stays once it is over.
ALTER TABLE member ADD COLUMN leave jsonb;

-- One-time codes that join an account to a member. As of an administrator's code only the hash is kept.
CREATE TABLE link_code (
  code_hash    text PRIMARY KEY CHECK (length(code_hash) = 64),
  workspace_id text NOT NULL,
  member_id    text NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  used_at      timestamptz(3),
  FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);

-- Wrong codes of the last hour, so that nobody tries them one after the other.
CREATE TABLE wrong_code (
  id      text PRIMARY KEY,
  channel text NOT NULL,
  user_id text NOT NULL,
  at      timestamptz(3) NOT NULL
);

CREATE INDEX wrong_code_sender ON wrong_code (channel, user_id, at);

-- All that is kept of a group that no workspace has.
CREATE TABLE group_request (
  channel      text NOT NULL,
  group_id     text NOT NULL,
  -- Whose administrators were asked; NULL while there are several workspaces.
  workspace_id text REFERENCES workspace (id),
  name         text NOT NULL,
  state        text NOT NULL CHECK (state IN ('waiting', 'refused')),
  -- The last day on which the group was told how it can be used: once a day is enough.
  told_on      date,
  PRIMARY KEY (channel, group_id)
);

CREATE INDEX group_request_workspace ON group_request (workspace_id);
