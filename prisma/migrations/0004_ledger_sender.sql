-- The birth certificate of a figure names who sent the message and when, apart from who confirmed it
-- and when. Entries of earlier releases do not hold it; their hashes stay as they are.

ALTER TABLE ledger_entry
  ADD COLUMN source_member_id text,
  ADD COLUMN source_sent_at timestamptz(3),
  ADD CONSTRAINT ledger_entry_sender CHECK (
    source_channel IS NOT NULL OR (source_member_id IS NULL AND source_sent_at IS NULL)
  );
