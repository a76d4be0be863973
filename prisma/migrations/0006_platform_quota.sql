-- What a platform bills by the month, counted by all processes together.
CREATE TABLE platform_quota (
  channel text NOT NULL,
  -- YYYY-MM in Asia/Shanghai.
  month   text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
  kind    text NOT NULL,
  used    bigint NOT NULL DEFAULT 0 CHECK (used >= 0),
  PRIMARY KEY (channel, month, kind)
);

-- What the administrators were told once, such as that a month's allowance nears its end.
CREATE TABLE told_notice (
  key     text PRIMARY KEY,
  told_at timestamptz(3) NOT NULL DEFAULT now()
);
