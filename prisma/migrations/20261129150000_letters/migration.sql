-- Up to where each folder of a mailbox was read: {folder: {validity, uid, at}}.
ALTER TABLE channel_account ADD COLUMN places JSONB NOT NULL DEFAULT '{}';

-- A message as it was marked up, beside its words: read only by whoever opens it.
CREATE TABLE message_html (
  message_id UUID NOT NULL,
  html TEXT NOT NULL,
  CONSTRAINT message_html_pkey PRIMARY KEY (message_id),
  CONSTRAINT message_html_message_id_fkey FOREIGN KEY (message_id) REFERENCES message (id) ON DELETE CASCADE ON UPDATE NO ACTION
);

