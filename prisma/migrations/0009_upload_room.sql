-- Files of a link that are being kept at this moment and have no row yet: what a link holds is bounded
-- before anything is written, also when many come at once. One that a killed process left behind takes a
-- place until the link is over.
ALTER TABLE upload_link ADD COLUMN reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0);
