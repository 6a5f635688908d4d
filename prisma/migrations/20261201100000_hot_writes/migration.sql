-- What comes most often, a new client's form and an order to one lead, is written by statements with values of their own (prisma/hot-write.ts): unpacking
-- rows from JSON cost PostgreSQL more than writing them. A form as JSON is written row by row, as every other change.
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
DROP FUNCTION add_form(jsonb, bigint);

-- The condition of a trigger is read from its text for every statement, a function's only once for a connection: the long one of undo points made every event
-- dearer, whoever caused it. It stands in the one trigger that every event passes; what the process remembered is still read after the event has its number.
DROP TRIGGER event_undo_point ON event;
DROP FUNCTION keep_undo_point();
CREATE FUNCTION keep_undo_point(e event) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  run uuid := coalesce(e.data ->> 'massChange', e.data ->> 'publication')::uuid;
BEGIN
  INSERT INTO undo_point AS p (click, lead_id, tx, events, number, memory, bulk_run_id, held_until, kept_until)
    SELECT e.id, e.subject_id, pg_current_xact_id()::text::bigint, ARRAY[e.id], e.number,
      (SELECT memory FROM process WHERE workflow_id = 'lead:' || e.subject_id), run, h.held,
      CASE WHEN run IS NULL THEN h.held ELSE h.held + interval '30 days' END
    FROM (SELECT clock_timestamp() AS began, clock_timestamp() + undo_time() AS held) h
    WHERE run IS NOT NULL OR h.held > h.began
    ON CONFLICT (lead_id, tx) DO UPDATE SET events = p.events || e.id;
END $$;

CREATE OR REPLACE FUNCTION spread_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  woken text;
BEGIN
  IF NEW.subject_id IS NOT NULL THEN
    -- the subject of a later event stands there already, as a rule; to try to add it first would cost more
    IF NEW.seq > 1 THEN
      UPDATE subject SET seq = seq + 1 WHERE kind = NEW.subject_kind AND id = NEW.subject_id RETURNING seq INTO NEW.number;
    END IF;
    IF NEW.seq = 1 OR NOT FOUND THEN
      INSERT INTO subject AS s (kind, id, seq) VALUES (NEW.subject_kind, NEW.subject_id, 1)
        ON CONFLICT (kind, id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq INTO NEW.number;
    END IF;
  END IF;
  INSERT INTO feed_waiting (event_id) VALUES (NEW.id);
  FOREACH woken IN ARRAY NEW.pokes LOOP
    INSERT INTO poke (target, what) VALUES (woken, CASE WHEN NEW.seq = 1 AND woken = NEW.noun || ':' || NEW.noun_id THEN 'begin' ELSE 'poke' END);
  END LOOP;
  -- A click is all that a user writes about a lead in one transaction. What steers the process, joins or merges is put back by an order of its own.
  IF NEW.subject_kind = 'lead' AND NEW.cause IS NULL AND NEW.actor ->> 'kind' = 'user' AND NEW.noun IN ('lead', 'task')
    AND NEW.type NOT IN ('lead.created', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.skipped', 'lead.undone', 'task.undone',
      'lead.contact_added', 'lead.contact_removed', 'lead.contact_role_changed', 'lead.contact_chosen', 'lead.joined', 'lead.parted',
      'lead.merged', 'lead.took_in', 'lead.unmerged', 'lead.let_go')
    AND NOT NEW.data ? 'undo' AND (NEW.type <> 'lead.steered' OR NEW.data ->> 'order' IN ('press', 'run')) THEN
    PERFORM keep_undo_point(NEW);
  END IF;
  RETURN NEW;
END $$;

-- what is there is written as it is: a union of what might be there cost more than all of its rows
CREATE FUNCTION values_of_fields(fields jsonb) RETURNS TABLE (key text, number double precision, text text) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'fields.' || f.key,
      CASE jsonb_typeof(f.value) WHEN 'number' THEN (f.value #>> '{}')::double precision WHEN 'boolean' THEN (f.value = 'true')::int
        WHEN 'object' THEN coalesce(CASE jsonb_typeof(f.value -> 'amount') WHEN 'number' THEN (f.value ->> 'amount')::double precision END, 0) ELSE 0 END,
      CASE jsonb_typeof(f.value) WHEN 'string' THEN left(f.value #>> '{}', 100) WHEN 'array' THEN left(f.value #>> '{}', 100) ELSE '' END
    FROM jsonb_each(fields) f WHERE f.value NOT IN ('null', '""', '[]')
$$;
CREATE OR REPLACE FUNCTION values_of_lead(name text, amount bigint, fields jsonb) RETURNS TABLE (key text, number double precision, text text) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'name', 0::double precision, left(name, 100)
  UNION ALL SELECT 'amount', amount::double precision, '' WHERE amount IS NOT NULL
  UNION ALL SELECT f.key, f.number, f.text FROM values_of_fields(fields) f
$$;
CREATE OR REPLACE FUNCTION add_lead_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_value (lead_id, pipeline_id, key, number, text) VALUES (NEW.id, NEW.pipeline_id, 'name', 0, left(NEW.name, 100));
  IF NEW.amount IS NOT NULL THEN
    INSERT INTO lead_value (lead_id, pipeline_id, key, number, text) VALUES (NEW.id, NEW.pipeline_id, 'amount', NEW.amount, '');
  END IF;
  IF NEW.fields <> '{}' THEN
    INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
    SELECT NEW.id, NEW.pipeline_id, v.key, v.number, v.text FROM values_of_fields(NEW.fields) v;
  END IF;
  RETURN NULL;
END $$;
