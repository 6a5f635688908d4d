-- A conversation may follow a pipeline of its own, chosen at its account: what every subject with a pipeline has.
ALTER TABLE conversation ADD COLUMN pipeline_id uuid, ADD COLUMN pipeline_version_id uuid, ADD COLUMN stage text,
  ADD COLUMN stage_entered_at timestamptz(3), ADD COLUMN entries jsonb;
CREATE INDEX conversation_pipeline_idx ON conversation (pipeline_id, id) WHERE pipeline_id IS NOT NULL;

-- The automations of the talks that come to an account.
ALTER TABLE channel_account ADD COLUMN talk_pipeline_id uuid;
