-- Tasks that repeat: the rule and the local time from which it counts, in the zone of the responsible user. There is one open task of an occurrence.
CREATE TABLE task_series (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  repeat JSONB NOT NULL,
  starts TEXT NOT NULL,
  zone TEXT NOT NULL,
  task JSONB NOT NULL,
  ended_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  event_seq INTEGER NOT NULL DEFAULT 0
);
ALTER TABLE task ADD COLUMN series_id UUID REFERENCES task_series (id) DEFERRABLE INITIALLY DEFERRED, ADD COLUMN occurrence TEXT;
CREATE UNIQUE INDEX task_series_open_key ON task (series_id, occurrence) WHERE state = 'open' AND series_id IS NOT NULL;
