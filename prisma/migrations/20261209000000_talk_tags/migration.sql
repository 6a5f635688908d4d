-- Tags of conversations, whom a note there names, and their saved views.
ALTER TABLE conversation ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
CREATE INDEX conversation_tags_idx ON conversation USING gin (tags) WHERE tags <> '{}';
CREATE INDEX notification_mention_idx ON notification (user_id) WHERE kind = 'note.mention';
