-- An event belongs to a subject: what has a life of its own and numbers what happens to it and to what belongs to it. Until now only leads did.
ALTER TABLE event RENAME COLUMN lead_id TO subject_id;
ALTER INDEX event_lead_id_number_key RENAME TO event_subject_id_number_key;
-- a constant default is no rewrite; only the few events of no lead are touched
ALTER TABLE event ADD COLUMN subject_kind text DEFAULT 'lead';
ALTER TABLE event ALTER COLUMN subject_kind DROP DEFAULT;

-- a task on nothing is a subject: its events are numbered as they happened, by their order within the task
ALTER TABLE event DISABLE TRIGGER event_immutable;
UPDATE event SET subject_kind = NULL WHERE subject_id IS NULL AND noun <> 'task';
UPDATE event e SET subject_kind = 'task', subject_id = noun_id, number = n.number
  FROM (SELECT id, row_number() OVER (PARTITION BY noun_id ORDER BY seq) AS number FROM event WHERE subject_id IS NULL AND noun = 'task') n
  WHERE n.id = e.id;
ALTER TABLE event ENABLE TRIGGER event_immutable;
INSERT INTO subject (kind, id, seq) SELECT 'task', subject_id, max(number) FROM event WHERE subject_kind = 'task' GROUP BY subject_id;

-- what is true of every row by now is checked from now on
ALTER TABLE event ADD CONSTRAINT event_subject CHECK ((subject_kind IS NULL) = (subject_id IS NULL)) NOT VALID;

CREATE OR REPLACE FUNCTION spread_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  woken text;
BEGIN
  IF NEW.subject_id IS NOT NULL THEN
    INSERT INTO subject AS s (kind, id, seq) VALUES (NEW.subject_kind, NEW.subject_id, 1)
      ON CONFLICT (kind, id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq INTO NEW.number;
  END IF;
  INSERT INTO feed_waiting (event_id) VALUES (NEW.id);
  FOREACH woken IN ARRAY NEW.pokes LOOP
    INSERT INTO poke (target, what) VALUES (woken, CASE WHEN NEW.seq = 1 AND woken = NEW.noun || ':' || NEW.noun_id THEN 'begin' ELSE 'poke' END);
  END LOOP;
  RETURN NEW;
END $$;

-- the rows of one command: a list is walked by its places, which costs no statement, and only a lead without a number changes its event
CREATE OR REPLACE FUNCTION write_change(change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  updates jsonb := change -> 'updates';
  inserts jsonb := change -> 'inserts';
  told_events jsonb := change -> 'events';
  told jsonb;
  numbered bigint;
BEGIN
  FOR place IN 0 .. jsonb_array_length(updates) - 1 LOOP
    PERFORM change_row(updates -> place);
  END LOOP;

  FOR place IN 0 .. jsonb_array_length(inserts) - 1 LOOP
    told := inserts -> place -> 'row';
    IF inserts -> place ->> 'table' = 'lead' AND told -> 'number' = 'null' THEN
      numbered := nextval('lead_number');
      told := jsonb_set(told, '{number}', to_jsonb(numbered));
      told_events := jsonb_set(told_events, '{0,data,set,number}', jsonb_build_array(NULL, numbered));
    END IF;
    PERFORM add_row(inserts -> place ->> 'table', told);
  END LOOP;

  IF change ->> 'key' IS NOT NULL THEN
    INSERT INTO idempotency_key (key, hash, result) VALUES (change ->> 'key', change ->> 'hash', change -> 'result');
  END IF;

  IF jsonb_array_length(told_events) = 1 THEN
    INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, cause, data, pokes)
    SELECT noun, noun_id, seq, type, at, subject_kind, subject_id, actor, nullif(cause, 'null'::jsonb), data, pokes FROM jsonb_populate_record(NULL::event, told_events -> 0);
  ELSE
    -- several subjects are locked in the order of their ids
    INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, cause, data, pokes)
    SELECT e.noun, e.noun_id, e.seq, e.type, e.at, e.subject_kind, e.subject_id, e.actor, nullif(e.cause, 'null'::jsonb), e.data, e.pokes
    FROM ROWS FROM (jsonb_to_recordset(told_events) AS (noun text, noun_id uuid, seq int, type text, at timestamptz, subject_kind text, subject_id uuid,
      actor jsonb, cause jsonb, data jsonb, pokes text[])) WITH ORDINALITY AS e(noun, noun_id, seq, type, at, subject_kind, subject_id, actor, cause, data, pokes, place)
    ORDER BY e.subject_id, e.place;
  END IF;
END $$;

-- whose process it is says its noun
ALTER TABLE process DROP COLUMN lead_id;
