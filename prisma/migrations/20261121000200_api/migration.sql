-- How often an address has called lately. Losing it in a crash harms nothing, so it is not logged and no call waits for the disk.
CREATE UNLOGGED TABLE rate (
  key text PRIMARY KEY,
  count int NOT NULL,
  ends_at timestamptz NOT NULL
);

-- A column of the board, newest first; and a person's leads.
CREATE INDEX lead_column_idx ON lead (pipeline_id, stage, number DESC);
CREATE INDEX lead_responsible_idx ON lead (responsible_id, number DESC);
CREATE INDEX task_due_idx ON task (state, due_at, id);
