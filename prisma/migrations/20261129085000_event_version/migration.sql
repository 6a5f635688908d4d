-- In which words an event is stored: 1 says some of it by its columns alone (workflows/event/upcast.ts), 2 says all of it. A constant default is no
-- rewrite, and the default of new rows costs whoever writes them nothing.
ALTER TABLE event ADD COLUMN version smallint NOT NULL DEFAULT 1;
ALTER TABLE event ALTER COLUMN version SET DEFAULT 2;

-- what happened never changes; how it is told may become later words
CREATE FUNCTION refuse_other_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <= OLD.version OR NEW.data -> 'set' IS DISTINCT FROM OLD.data -> 'set'
    OR to_jsonb(NEW) - 'data' - 'version' IS DISTINCT FROM to_jsonb(OLD) - 'data' - 'version' THEN
    RAISE EXCEPTION 'a published event never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER event_immutable ON event;
CREATE TRIGGER event_immutable BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_other_words();

-- how far the events of before are told in the words of a version: those up to "last" were there when it came
CREATE TABLE event_rewriting (
  version smallint PRIMARY KEY,
  -- the id of the last event that was looked at
  place bigint NOT NULL DEFAULT 0,
  last bigint NOT NULL,
  rewritten integer NOT NULL DEFAULT 0,
  ended_at timestamptz(3)
);
INSERT INTO event_rewriting (version, last) SELECT 2, coalesce(max(id), 0) FROM event;
