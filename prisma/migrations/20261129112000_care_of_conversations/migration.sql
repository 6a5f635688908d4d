-- Which emergency notice the client was told, how they rated the talk, and that nobody reads what this sender writes.
ALTER TABLE conversation
  ADD COLUMN notice_told TIMESTAMPTZ(3),
  ADD COLUMN rating_stage TEXT,
  ADD COLUMN rating_asked_at TIMESTAMPTZ(3),
  ADD COLUMN rating INTEGER,
  ADD COLUMN rating_comment TEXT,
  ADD COLUMN spam_at TIMESTAMPTZ(3),
  ADD COLUMN spam_reason TEXT;
CREATE INDEX conversation_spam_at_idx ON conversation (spam_at) WHERE spam_at IS NOT NULL;
-- What a user has answered today.
CREATE INDEX message_written_by_at_idx ON message (written_by, at) WHERE written_by IS NOT NULL;
