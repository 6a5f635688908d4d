-- How its client found a ticket, 1 to 5, and what she added.
ALTER TABLE ticket ADD COLUMN rating INTEGER, ADD COLUMN rating_comment TEXT;
