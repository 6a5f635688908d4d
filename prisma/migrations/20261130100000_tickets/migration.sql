-- Which noun goes through a pipeline.
ALTER TABLE pipeline ADD COLUMN noun text NOT NULL DEFAULT 'lead';

-- What a client asks for: a subject with a pipeline. Its track number is of the same sequence as tasks', so that one number is one thing.
CREATE TABLE ticket (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  track text NOT NULL DEFAULT track_of(nextval('task_track')),
  pipeline_id uuid NOT NULL REFERENCES pipeline (id),
  pipeline_version_id uuid NOT NULL REFERENCES pipeline_version (id),
  stage text NOT NULL,
  stage_entered_at timestamptz(3) NOT NULL,
  entries jsonb NOT NULL DEFAULT '{}',
  subject text NOT NULL,
  description text NOT NULL DEFAULT '',
  type text NOT NULL DEFAULT '',
  topic text NOT NULL DEFAULT '',
  priority text NOT NULL DEFAULT 'normal',
  source text NOT NULL,
  language text NOT NULL DEFAULT 'ru',
  branch text NOT NULL DEFAULT '',
  region text NOT NULL DEFAULT '',
  contact_id uuid REFERENCES contact (id),
  lead_id uuid REFERENCES lead (id),
  parent_id uuid REFERENCES ticket (id),
  follows_id uuid REFERENCES ticket (id),
  merged_into_id uuid REFERENCES ticket (id),
  group_id uuid,
  responsible_id uuid REFERENCES app_user (id),
  due_at timestamptz(3),
  postponed_until timestamptz(3),
  tags text[] NOT NULL DEFAULT '{}',
  fields jsonb NOT NULL DEFAULT '{}',
  talks jsonb NOT NULL DEFAULT '[]',
  reason text,
  created_at timestamptz(3) NOT NULL,
  clock_offset bigint NOT NULL DEFAULT 0,
  paused_at timestamptz(3),
  paused_until timestamptz(3),
  closed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  event_seq integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX ticket_track_key ON ticket (track);
CREATE INDEX ticket_open_idx ON ticket (pipeline_id, stage, stage_entered_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_responsible_id_idx ON ticket (responsible_id) WHERE closed_at IS NULL;
CREATE INDEX ticket_contact_id_idx ON ticket (contact_id);
CREATE INDEX ticket_lead_id_idx ON ticket (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX ticket_parent_id_idx ON ticket (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ticket_talks_idx ON ticket USING gin (talks);

-- The ticket that hears what is said in a talk now.
ALTER TABLE conversation ADD COLUMN ticket_id uuid REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX conversation_ticket_id_idx ON conversation (ticket_id) WHERE ticket_id IS NOT NULL;
