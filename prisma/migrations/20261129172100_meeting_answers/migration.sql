-- What the client has answered to the invitation of a meeting.
ALTER TABLE task ADD COLUMN answer JSONB;
