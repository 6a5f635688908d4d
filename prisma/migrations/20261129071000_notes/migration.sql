-- Notes that were changed, pinned or removed, and those of clients and companies. A lead's note that nobody touched stays only an event.
CREATE TABLE note (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  event_id BIGINT,
  subject_kind TEXT NOT NULL,
  subject_id UUID NOT NULL,
  text TEXT NOT NULL,
  by UUID,
  at TIMESTAMPTZ(3) NOT NULL,
  edited_at TIMESTAMPTZ(3),
  pinned_at TIMESTAMPTZ(3),
  removed_at TIMESTAMPTZ(3),
  version INTEGER NOT NULL DEFAULT 1,
  event_seq INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX note_event_id_key ON note (event_id);
-- the few that stand on top of a story
CREATE INDEX note_pinned_idx ON note (subject_kind, subject_id) WHERE pinned_at IS NOT NULL AND removed_at IS NULL;
