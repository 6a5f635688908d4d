-- What a virus scanner says of a file; those of before, and without a scanner, are as they were.
ALTER TABLE file ADD COLUMN scan TEXT NOT NULL DEFAULT 'none', ADD COLUMN scanned_at TIMESTAMPTZ(3);
-- the few that nobody may open yet
CREATE INDEX file_scan_waiting_idx ON file (id) WHERE scan = 'waiting';
