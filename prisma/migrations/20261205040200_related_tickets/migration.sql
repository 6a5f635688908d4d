-- Tickets that have to do with one another, and who wants to hear of one.
ALTER TABLE ticket ADD COLUMN related jsonb NOT NULL DEFAULT '[]', ADD COLUMN watchers jsonb NOT NULL DEFAULT '[]';
