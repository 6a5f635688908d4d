-- Texts that operators put into an answer: shared ones, and those of one user (owner_id).
CREATE TABLE quick_reply (
  id UUID NOT NULL DEFAULT uuidv7(),
  owner_id UUID,
  name TEXT NOT NULL,
  texts JSONB NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT quick_reply_pkey PRIMARY KEY (id)
);
CREATE INDEX quick_reply_owner_id_idx ON quick_reply (owner_id);

-- Whose favourite it is.
CREATE TABLE quick_reply_star (
  user_id UUID NOT NULL,
  reply_id UUID NOT NULL,
  CONSTRAINT quick_reply_star_pkey PRIMARY KEY (user_id, reply_id)
);
-- checked at once: both tables are empty
ALTER TABLE quick_reply_star ADD CONSTRAINT quick_reply_star_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES quick_reply (id) ON DELETE CASCADE ON UPDATE CASCADE;

-- Several orders to a conversation in one choice.
CREATE TABLE macro (
  id UUID NOT NULL DEFAULT uuidv7(),
  name TEXT NOT NULL,
  steps JSONB NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT macro_pkey PRIMARY KEY (id)
);
