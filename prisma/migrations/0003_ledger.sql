-- The append-only ledger: one chain of hashes per workspace. The database itself refuses to change
-- it, whatever the program does; who may disable triggers is found out by `zhanbao audit verify`.

CREATE TABLE ledger_entry (
  workspace_id      text NOT NULL REFERENCES workspace (id),
  seq               integer NOT NULL CHECK (seq > 0),
  at                timestamptz(3) NOT NULL,
  kind              text NOT NULL,
  unit              text,
  -- No foreign keys: a person's record or a receipt may have to go one day, the ledger stays.
  member_id         text,
  source_channel    text,
  source_message_id text,
  source_text_hash  text,
  -- Who sent that message and when, apart from who confirmed it and when.
  source_member_id  text,
  source_sent_at    timestamptz(3),
  receipt_id        text,
  body              jsonb NOT NULL,
  prev_hash         text NOT NULL CHECK (length(prev_hash) = 64),
  hash              text NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (workspace_id, seq),
  CONSTRAINT ledger_entry_source CHECK (
    (source_channel IS NULL) = (source_message_id IS NULL)
    AND (source_channel IS NULL) = (source_text_hash IS NULL)
    AND (source_channel IS NOT NULL OR (source_member_id IS NULL AND source_sent_at IS NULL))
  )
);

-- An entry must continue the chain. The update also locks the workspace's row, so that two writers
-- can never fork it.
CREATE FUNCTION ledger_entry_continue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE workspace SET ledger_seq = NEW.seq, ledger_hash = NEW.hash
    WHERE id = NEW.workspace_id AND ledger_seq = NEW.seq - 1 AND ledger_hash = NEW.prev_hash;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'ledger entry % does not continue the chain', NEW.seq;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ledger_entry_continue BEFORE INSERT ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_entry_continue();

-- The setting says that this very transaction drops this very demonstration.
CREATE FUNCTION is_dropping_demo(text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('zhanbao.drop_demo', true) IS NOT DISTINCT FROM $1
    AND EXISTS (SELECT 1 FROM workspace w WHERE w.id = $1 AND w.is_demo)
$$;

CREATE FUNCTION ledger_entry_forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF is_dropping_demo(OLD.workspace_id) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'the ledger is append-only: % is forbidden', TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_entry_forbid();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_forbid();

-- As a whole: whoever deletes an entry has to delete the workspace in the same transaction.
CREATE FUNCTION ledger_entry_dropped_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM workspace WHERE id = OLD.workspace_id) THEN
    RAISE EXCEPTION 'a demonstration is dropped as a whole or not at all'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_entry_dropped_whole AFTER DELETE ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ledger_entry_dropped_whole();

CREATE FUNCTION workspace_protect() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.id = OLD.id AND NEW.is_demo = OLD.is_demo THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF is_dropping_demo(OLD.id) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'what a workspace was created as is fixed, and only a demonstration is dropped: % is forbidden', TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER workspace_protect BEFORE UPDATE OR DELETE ON workspace
  FOR EACH ROW EXECUTE FUNCTION workspace_protect();
CREATE TRIGGER workspace_no_truncate BEFORE TRUNCATE ON workspace
  FOR EACH STATEMENT EXECUTE FUNCTION workspace_protect();
