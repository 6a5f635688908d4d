-- The answer that a client who waits in a talk was promised last, since it was opened.
ALTER TABLE conversation ADD COLUMN promised JSONB;
