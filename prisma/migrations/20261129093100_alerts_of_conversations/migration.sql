-- One who has not read that a client has written is not told again.
CREATE INDEX notification_of_conversation_idx ON notification ((data ->> 'conversationId')) WHERE read_at IS NULL AND data ->> 'conversationId' IS NOT NULL;
