-- What became of each digest, bulletin and reminder that a plan's schedule asked for. One row for each:
-- whoever writes it first holds the workspace's lock, so nothing goes out twice.
CREATE TABLE occasion (
  workspace_id text NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  kind         text NOT NULL,
  -- Empty where it concerns all plans of the workspace.
  plan_id      text NOT NULL,
  -- Such as 2026-W48, 2026-11 or a day.
  key          text NOT NULL,
  -- Empty where it concerns no single person.
  member_id    text NOT NULL,
  state        text NOT NULL,
  note         text,
  at           timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, kind, plan_id, key, member_id)
);
CREATE INDEX occasion_recent ON occasion (workspace_id, at);

-- Days that were announced to be off or, moved, to be worked, beyond the years that the calendar
-- library knows; imported by the office, for all workspaces.
CREATE TABLE calendar_day (
  date       date NOT NULL PRIMARY KEY,
  is_workday boolean NOT NULL
);

-- A reminder that its platform did not take in working hours must not come at night.
ALTER TABLE delivery ADD COLUMN not_after timestamptz(3);
