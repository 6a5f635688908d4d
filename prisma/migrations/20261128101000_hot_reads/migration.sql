-- When somebody was given a lead last: read for everybody who is asked, at each assignment.
CREATE INDEX notification_given_idx ON notification (user_id, created_at) WHERE kind = 'lead.assigned';

-- What the ops page asks for.
CREATE INDEX delivery_failed_idx ON delivery (created_at) WHERE state = 'failed';
CREATE INDEX inbox_failed_idx ON inbox (received_at) WHERE state = 'failed';
-- by ranges of pages, so that turns still write their rows in place
CREATE INDEX process_updated_idx ON process USING brin (updated_at) WITH (pages_per_range = 16, autosummarize = on);
