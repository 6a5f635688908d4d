-- By itself, since it writes every task: writers wait for no lock of the table meanwhile.
UPDATE task SET track = track_of(nextval('task_track')) WHERE track IS NULL;
ALTER TABLE task ALTER COLUMN track SET NOT NULL;
CREATE UNIQUE INDEX task_track_key ON task (track);
