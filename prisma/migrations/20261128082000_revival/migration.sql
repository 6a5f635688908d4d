-- Temporal's store may be lost, moved, or older than the record: which one was served last, and every process that is begun anew for another.
CREATE TABLE revival (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  namespace_id text NOT NULL,
  -- first, moved (another store answers), hand
  reason text NOT NULL,
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at timestamptz(3)
);
CREATE TABLE revival_process (
  workflow_id text PRIMARY KEY,
  revival_id uuid NOT NULL
);
-- a process whose moment passed unserved was poked then
ALTER TABLE process ADD COLUMN swept_at timestamptz(3);
