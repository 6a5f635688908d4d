-- A change of a message that has gone: it is sent as any other, after it.
ALTER TABLE delivery ADD COLUMN changes_id uuid, ADD COLUMN change text;
CREATE INDEX delivery_changes_id_idx ON delivery (changes_id) WHERE changes_id IS NOT NULL;
