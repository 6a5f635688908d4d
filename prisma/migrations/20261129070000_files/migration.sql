-- Files of users, what they are attached to, and uploads that come in parts.
CREATE TABLE file (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER,
  height INTEGER,
  thumbnail BOOLEAN NOT NULL DEFAULT false,
  created_by UUID NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  loose_since TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
  version INTEGER NOT NULL DEFAULT 1,
  event_seq INTEGER NOT NULL DEFAULT 0
);
-- the few that are attached to nothing: what is swept, and what bounds one user
CREATE INDEX file_loose_idx ON file (created_by, loose_since) WHERE loose_since IS NOT NULL;

CREATE TABLE file_attachment (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  file_id UUID NOT NULL,
  noun TEXT NOT NULL,
  noun_id UUID NOT NULL,
  attached_by UUID NOT NULL,
  attached_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  removed_at TIMESTAMPTZ(3),
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT file_attachment_file_id_fkey FOREIGN KEY (file_id) REFERENCES file (id) ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX file_attachment_noun_noun_id_file_id_key ON file_attachment (noun, noun_id, file_id);
CREATE INDEX file_attachment_file_id_idx ON file_attachment (file_id);

CREATE TABLE upload (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  name TEXT NOT NULL,
  size BIGINT NOT NULL,
  arrived BIGINT NOT NULL DEFAULT 0,
  parts TEXT[] DEFAULT ARRAY[]::TEXT[],
  file_id UUID,
  created_by UUID NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX upload_created_at_idx ON upload (created_at);
CREATE INDEX upload_created_by_idx ON upload (created_by);
