-- what is done about a task that is late, step by step; what was escalated before has taken the first step of the ladder that says the same
ALTER TABLE "task" ADD COLUMN "climbed" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "acknowledged" JSONB;

UPDATE task SET climbed = jsonb_build_array(jsonb_build_object('rung', 'supervisors', 'round', 0, 'came', 'told',
    'at', to_char(escalated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  WHERE state = 'open' AND escalated_at IS NOT NULL;
