-- What concerns the same thing goes in order (its lane), everything else beside it; several nodes share the work by claims that end with their connection.
ALTER TABLE inbox ADD COLUMN lane text, ADD COLUMN not_before timestamptz(3), ADD COLUMN holder integer;
DROP INDEX inbox_new_idx;
CREATE INDEX inbox_new_idx ON inbox (received_at, id) WHERE state = 'new';
CREATE INDEX inbox_lane_idx ON inbox (source, lane, received_at, id) WHERE state = 'new' AND lane IS NOT NULL;
