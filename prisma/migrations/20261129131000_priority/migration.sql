-- How much a task matters to whoever must do it: low or high; null: as usual.
ALTER TABLE task ADD COLUMN priority text;
