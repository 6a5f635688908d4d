-- Processes that are to begin once there is room: nobody waits for them. Those that are under way keep their row until they have begun.
CREATE TABLE beginning (
  id bigserial PRIMARY KEY,
  workflow_id text NOT NULL,
  poked_at timestamptz(3)
);
CREATE INDEX beginning_poked_idx ON beginning (id) WHERE poked_at IS NOT NULL;
