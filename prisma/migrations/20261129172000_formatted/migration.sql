-- Words as they were formatted, beside the same words plain.
ALTER TABLE draft ADD COLUMN html TEXT;
