-- What somebody types in a conversation and has not sent, also for her other devices.
CREATE TABLE draft (
  user_id UUID NOT NULL,
  conversation_id UUID NOT NULL,
  direction TEXT NOT NULL,
  text TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT draft_pkey PRIMARY KEY (user_id, conversation_id, direction)
);
