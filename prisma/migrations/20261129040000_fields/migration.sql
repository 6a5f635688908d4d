-- Fields of the house: there on every lead, contact or company, beside those of a pipeline.
CREATE TABLE field (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  noun TEXT NOT NULL,
  key TEXT NOT NULL,
  type TEXT NOT NULL,
  name JSONB NOT NULL,
  options JSONB NOT NULL DEFAULT '[]',
  required TEXT[] NOT NULL DEFAULT '{}',
  visible_to JSONB,
  position INTEGER NOT NULL,
  archived_at TIMESTAMPTZ(3),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX field_noun_key_key ON field (noun, key);

-- Rises with every change of a field, so that whoever reads it beside something else knows whether the fields it has cached are the newest.
CREATE TABLE field_revision (
  one BOOLEAN NOT NULL DEFAULT true PRIMARY KEY CHECK (one),
  revision INTEGER NOT NULL
);
INSERT INTO field_revision (revision) VALUES (1);
