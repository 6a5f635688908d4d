-- What a row of a file has made, so that a whole import can be taken back: ["lead", "contact", "company"]; null: nothing.
ALTER TABLE import_row ADD COLUMN made JSONB;
