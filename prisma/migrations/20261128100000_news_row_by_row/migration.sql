-- What an event brings with it is written by one trigger for each row, by statements whose plans are kept: a trigger before and a transition table after
-- cost a form as much again as the event itself. Nobody who writes an event gets past it.
DROP TRIGGER event_numbered ON event;
DROP TRIGGER event_spread ON event;
DROP FUNCTION number_event();
DROP FUNCTION spread_news();

-- the row of the subject is locked until the commit, so its numbers are seen in their order and without a gap; the event waits for its number in
-- the feed; and each process that it names is poked: the first event of a noun begins its process, a task that is over ends its own
CREATE FUNCTION spread_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  woken text;
BEGIN
  IF NEW.lead_id IS NOT NULL THEN
    INSERT INTO subject AS s (kind, id, seq) VALUES ('lead', NEW.lead_id, 1)
      ON CONFLICT (kind, id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq INTO NEW.number;
  END IF;
  INSERT INTO feed_waiting (event_id) VALUES (NEW.id);
  FOREACH woken IN ARRAY NEW.pokes LOOP
    IF NEW.type IN ('task.done', 'task.cancelled') AND woken = 'task:' || NEW.noun_id THEN
      INSERT INTO poke (target, what, seq, lead_id) VALUES (woken, 'end', NEW.seq, NEW.lead_id);
    ELSE
      INSERT INTO poke (target, what) VALUES (woken, CASE WHEN NEW.seq = 1 AND woken = NEW.noun || ':' || NEW.noun_id THEN 'begin' ELSE 'poke' END);
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER event_spread BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION spread_event();

-- a lead that is nobody's yet, as every lead from a form is, changes no load
CREATE OR REPLACE FUNCTION add_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM told WHERE responsible_id IS NOT NULL AND closed_at IS NULL) THEN
    UPDATE load o SET leads = o.leads + CASE TG_OP WHEN 'INSERT' THEN c.count ELSE -c.count END
    FROM (SELECT responsible_id, count(*) AS count FROM told WHERE responsible_id IS NOT NULL AND closed_at IS NULL GROUP BY 1 ORDER BY 1) c
    WHERE o.user_id = c.responsible_id;
  END IF;
  RETURN NULL;
END $$;

-- numbers what waits, behind what is numbered already; answers the last number. Any node may ask at any time: the head's lock puts them in a row.
-- The queue is short and read as a whole, so an index would only make each event dearer.
ALTER TABLE feed_waiting DROP CONSTRAINT feed_waiting_pkey;
DROP FUNCTION number_feed(bigint, integer);
CREATE FUNCTION number_feed(most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head bigint;
  numbered integer;
BEGIN
  PERFORM 1 FROM feed_waiting LIMIT 1;
  IF NOT FOUND THEN
    RETURN (SELECT n FROM feed_head);
  END IF;
  SELECT n INTO head FROM feed_head FOR UPDATE;
  WITH taken AS (
    DELETE FROM feed_waiting WHERE ctid = ANY (ARRAY(SELECT ctid FROM feed_waiting ORDER BY event_id LIMIT most)) RETURNING event_id)
  INSERT INTO feed (n, event_id) SELECT head + row_number() OVER (ORDER BY event_id), event_id FROM taken;
  GET DIAGNOSTICS numbered = ROW_COUNT;
  UPDATE feed_head SET n = head + numbered WHERE numbered > 0;
  -- nobody catches up by more than some thousand: who is further behind loads anew
  IF head / 10000 < (head + numbered) / 10000 THEN
    DELETE FROM feed WHERE n <= head - 100000;
  END IF;
  RETURN head + numbered;
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
    INSERT INTO event (noun, noun_id, seq, type, at, lead_id, actor, cause, data, pokes)
    SELECT noun, noun_id, seq, type, at, lead_id, actor, nullif(cause, 'null'::jsonb), data, pokes FROM jsonb_populate_record(NULL::event, told_events -> 0);
  ELSE
    -- several leads are locked in the order of their ids
    INSERT INTO event (noun, noun_id, seq, type, at, lead_id, actor, cause, data, pokes)
    SELECT e.noun, e.noun_id, e.seq, e.type, e.at, e.lead_id, e.actor, nullif(e.cause, 'null'::jsonb), e.data, e.pokes
    FROM ROWS FROM (jsonb_to_recordset(told_events) AS (noun text, noun_id uuid, seq int, type text, at timestamptz, lead_id uuid,
      actor jsonb, cause jsonb, data jsonb, pokes text[])) WITH ORDINALITY AS e(noun, noun_id, seq, type, at, lead_id, actor, cause, data, pokes, place)
    ORDER BY e.lead_id, e.place;
  END IF;
END $$;

-- two indexes that each new lead paid for: leads that are nobody's are found by lead_responsible_idx, those of a stage by lead_column_idx
DROP INDEX lead_open_idx;
CREATE INDEX lead_open_idx ON lead (responsible_id) WHERE closed_at IS NULL AND responsible_id IS NOT NULL;
DROP INDEX lead_pipeline_id_stage_id_idx;
