-- A claim costs the same however many messages wait: what may go now, what is put off and what is under way are found by an index each, and a message
-- that has to let an earlier one of its conversation go first names it, and is not looked at before that one has gone or is as free to go as it is.
ALTER TABLE delivery ADD COLUMN not_after timestamptz(3), ADD COLUMN behind_id uuid;
ALTER TABLE delivery ADD CONSTRAINT delivery_behind_id_fkey FOREIGN KEY (behind_id) REFERENCES delivery (id) ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
ALTER TABLE delivery VALIDATE CONSTRAINT delivery_behind_id_fkey;

CREATE INDEX delivery_ready_idx ON delivery (account, priority, created_at, id) WHERE state = 'queued' AND not_before IS NULL AND behind_id IS NULL;
CREATE INDEX delivery_put_off_idx ON delivery (account, not_before) WHERE state = 'queued' AND not_before IS NOT NULL AND behind_id IS NULL;
CREATE INDEX delivery_under_way_idx ON delivery (account, state, not_before) WHERE state IN ('sending', 'unknown');
CREATE INDEX delivery_open_idx ON delivery (account, contact_id, priority, created_at, id) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX delivery_late_idx ON delivery (account, not_after) WHERE state = 'queued' AND not_after IS NOT NULL;
CREATE INDEX delivery_behind_idx ON delivery (behind_id) WHERE behind_id IS NOT NULL;
DROP INDEX delivery_due_idx;

-- Whoever stood behind it may be looked at again: it is out of the way, or as ready as they are and goes first.
CREATE FUNCTION release_followers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE delivery SET behind_id = NULL WHERE behind_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_released AFTER UPDATE OF state, not_before, behind_id ON delivery FOR EACH ROW
  WHEN (OLD.state IN ('queued', 'sending', 'unknown') AND (NEW.state NOT IN ('queued', 'sending', 'unknown')
    OR NEW.state = 'queued' AND NEW.not_before IS NULL AND NEW.behind_id IS NULL
      AND (OLD.state <> 'queued' OR OLD.not_before IS NOT NULL OR OLD.behind_id IS NOT NULL)))
  EXECUTE FUNCTION release_followers();

CREATE FUNCTION leave_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.behind_id := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_left_queue BEFORE UPDATE OF state ON delivery FOR EACH ROW
  WHEN (NEW.behind_id IS NOT NULL AND NEW.state <> 'queued') EXECUTE FUNCTION leave_queue();
