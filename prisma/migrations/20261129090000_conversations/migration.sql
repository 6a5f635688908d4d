-- Accounts that an admin connects: whose they are and who answers; what is secret of them is in "secret". Those of the environment have only their state here.
ALTER TABLE channel_account
  ADD COLUMN provider TEXT,
  ADD COLUMN name TEXT,
  ADD COLUMN desk JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN people UUID[] NOT NULL DEFAULT '{}',
  ADD COLUMN pipeline_id UUID,
  ADD COLUMN place BIGINT,
  ADD COLUMN intake_error TEXT,
  ADD COLUMN blocked_at TIMESTAMPTZ(3),
  ADD COLUMN created_at TIMESTAMPTZ(3),
  ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- What one client and we write to each other by one account.
CREATE TABLE conversation (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  account TEXT NOT NULL,
  thread TEXT NOT NULL,
  contact_id UUID NOT NULL,
  lead_id UUID,
  state TEXT NOT NULL,
  assignee_id UUID,
  language TEXT NOT NULL DEFAULT 'ru',
  unread INTEGER NOT NULL DEFAULT 0,
  waiting_since TIMESTAMPTZ(3),
  snoozed_until TIMESTAMPTZ(3),
  blocked_at TIMESTAMPTZ(3),
  last_at TIMESTAMPTZ(3) NOT NULL,
  last_text TEXT NOT NULL DEFAULT '',
  last_direction TEXT NOT NULL DEFAULT 'in',
  result TEXT,
  clock_offset BIGINT NOT NULL DEFAULT 0,
  paused_at TIMESTAMPTZ(3),
  paused_until TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL,
  closed_at TIMESTAMPTZ(3),
  version INTEGER NOT NULL DEFAULT 1,
  event_seq INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX conversation_account_thread_key ON conversation (account, thread);
CREATE INDEX conversation_contact_id_idx ON conversation (contact_id);
CREATE INDEX conversation_lead_id_idx ON conversation (lead_id);
CREATE INDEX conversation_last_at_id_idx ON conversation (last_at, id);
CREATE INDEX conversation_state_last_at_id_idx ON conversation (state, last_at, id);
CREATE INDEX conversation_assignee_id_last_at_id_idx ON conversation (assignee_id, last_at, id);

CREATE TABLE message (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  conversation_id UUID NOT NULL,
  account TEXT NOT NULL,
  number INTEGER NOT NULL,
  direction TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  parts JSONB NOT NULL DEFAULT '[]',
  at TIMESTAMPTZ(3) NOT NULL,
  place TIMESTAMPTZ(3) NOT NULL,
  written_by UUID,
  external_id TEXT,
  reply_to UUID,
  edited_at TIMESTAMPTZ(3),
  earlier JSONB NOT NULL DEFAULT '[]',
  deleted_at TIMESTAMPTZ(3),
  version INTEGER NOT NULL DEFAULT 1,
  event_seq INTEGER NOT NULL DEFAULT 0
);
-- the provider's id means one message, however often and in how many updates it comes
CREATE UNIQUE INDEX message_account_external_id_key ON message (account, external_id);
CREATE UNIQUE INDEX message_conversation_id_number_key ON message (conversation_id, number);
CREATE INDEX message_conversation_id_place_number_idx ON message (conversation_id, place, number);

ALTER TABLE delivery ADD COLUMN conversation_id UUID, ADD COLUMN message_id UUID;
CREATE INDEX delivery_message_id_idx ON delivery (message_id) WHERE message_id IS NOT NULL;
