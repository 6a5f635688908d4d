-- Whoever waits longest, first.
CREATE INDEX conversation_waiting_since_id_idx ON conversation (waiting_since, id) WHERE waiting_since IS NOT NULL;
