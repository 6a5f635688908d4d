-- A client sends files, too: nobody of ours has uploaded them.
ALTER TABLE file ALTER COLUMN created_by DROP NOT NULL;
ALTER TABLE file_attachment ALTER COLUMN attached_by DROP NOT NULL;

-- Files of messages that lie at their provider and are to be fetched; a row goes when its file is here or given up.
CREATE TABLE file_fetch (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  message_id uuid NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  -- which of the message's parts
  part int NOT NULL,
  account text NOT NULL,
  tries int NOT NULL DEFAULT 0,
  -- not before; also how long whoever fetches it is believed to be alive
  next_at timestamptz(3) NOT NULL DEFAULT now(),
  answer text
);
CREATE INDEX file_fetch_next_idx ON file_fetch (next_at);
CREATE INDEX file_fetch_message_id_idx ON file_fetch (message_id);

INSERT INTO file_fetch (message_id, part, account)
SELECT m.id, p.place - 1, m.account FROM message m, jsonb_array_elements(m.parts) WITH ORDINALITY AS p (part, place)
WHERE m.direction = 'in' AND p.part ->> 'kind' = 'file' AND p.part ->> 'state' = 'waits' AND m.deleted_at IS NULL;
