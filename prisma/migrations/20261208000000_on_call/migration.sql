-- Who was on call and was called to a ticket sees it.
ALTER TABLE ticket ADD COLUMN called jsonb NOT NULL DEFAULT '[]';
