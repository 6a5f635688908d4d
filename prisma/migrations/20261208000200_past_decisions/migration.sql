-- Last week's decisions are made again by a group as it would be.
CREATE INDEX routing_what_at_id_idx ON routing (what, at, id);
