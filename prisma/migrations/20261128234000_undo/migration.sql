-- What a user's click can be taken back by, as long as its undo time lasts.
CREATE TABLE undo_point (
  click BIGINT NOT NULL PRIMARY KEY,
  lead_id UUID NOT NULL,
  tx BIGINT NOT NULL,
  events BIGINT[] NOT NULL,
  number INTEGER NOT NULL,
  memory JSONB,
  bulk_run_id UUID,
  held_until TIMESTAMPTZ(3) NOT NULL,
  kept_until TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX undo_point_lead_id_tx_key ON undo_point (lead_id, tx);
CREATE INDEX undo_point_kept_until_idx ON undo_point (kept_until);
ALTER TABLE notification ADD COLUMN cause JSONB;

CREATE FUNCTION undo_time() RETURNS interval LANGUAGE sql STABLE AS
  $$ SELECT coalesce((SELECT (value ->> 'seconds')::float8 FROM setting WHERE key = 'undo'), 10) * interval '1 second' $$;

-- A click is all that a user writes about a lead in one transaction, of whatever table and by whatever command. What steers the process (a pause,
-- a skip) is put back by an order of its own. What the process remembered is
-- read after the event has its number: whoever had the lead's lock before has committed.
CREATE FUNCTION keep_undo_point() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run uuid := coalesce(NEW.data ->> 'massChange', NEW.data ->> 'publication')::uuid;
  held timestamptz := clock_timestamp() + undo_time();
BEGIN
  IF run IS NULL AND held <= clock_timestamp() THEN RETURN NULL; END IF;
  INSERT INTO undo_point AS p (click, lead_id, tx, events, number, memory, bulk_run_id, held_until, kept_until)
    SELECT NEW.id, NEW.subject_id, pg_current_xact_id()::text::bigint, ARRAY[NEW.id], NEW.number,
      (SELECT memory FROM process WHERE workflow_id = 'lead:' || NEW.subject_id), run, held,
      CASE WHEN run IS NULL THEN held ELSE held + interval '30 days' END
    ON CONFLICT (lead_id, tx) DO UPDATE SET events = p.events || NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER event_undo_point AFTER INSERT ON event FOR EACH ROW
  WHEN (NEW.subject_kind = 'lead' AND NEW.cause IS NULL AND NEW.actor ->> 'kind' = 'user' AND NEW.noun IN ('lead', 'task')
    AND NEW.type NOT IN ('lead.created', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.skipped', 'lead.undone', 'task.undone')
    AND NOT NEW.data ? 'undo' AND (NEW.type <> 'lead.steered' OR NEW.data ->> 'order' IN ('press', 'run')))
  EXECUTE FUNCTION keep_undo_point();

-- Whether what an automation does now comes of a clock or a run of before a click: a run whose time is not up was woken by something since. In
-- doubt a message is held; what the click has really brought about, an undo finds out (workflows/undo/chain.ts).
CREATE FUNCTION goes_on(memory jsonb, automation text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(jsonb_build_array(memory -> 'passOn') || (memory -> 'timers')) t
      WHERE t ->> 'automation' = automation AND (t ->> 'at')::timestamptz <= at)
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(memory -> 'runs') r
      WHERE r ->> 'automation' = automation AND coalesce((r #>> '{wait,until}')::timestamptz <= at, r -> 'wait' = 'null'))
$$;

-- A delivery that comes of a click waits until that click cannot be undone any more.
CREATE FUNCTION hold_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM undo_point WHERE lead_id = NEW.lead_id AND held_until > clock_timestamp()) THEN
    NEW.not_before := greatest(NEW.not_before, (
      WITH RECURSIVE chain(id, automation) AS (
        SELECT (NEW.cause ->> 'event')::bigint, NEW.cause ->> 'automation'
        UNION SELECT (e.cause ->> 'event')::bigint, e.cause ->> 'automation' FROM chain c JOIN event e ON e.id = c.id WHERE e.cause ->> 'event' ~ '^\d{1,18}$')
      SELECT max(p.held_until) FROM undo_point p
      WHERE p.lead_id = NEW.lead_id AND p.held_until > clock_timestamp()
        AND (p.events && (SELECT array_agg(id) FROM chain)
          OR EXISTS (SELECT 1 FROM (SELECT id, automation FROM chain WHERE id < p.click ORDER BY id DESC LIMIT 1) c JOIN event e ON e.id = c.id
            WHERE e.number <= (p.memory ->> 'cursor')::int AND NOT goes_on(p.memory, c.automation, NEW.created_at)))));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_held BEFORE INSERT ON delivery FOR EACH ROW
  WHEN (NEW.state = 'queued' AND NEW.lead_id IS NOT NULL AND NEW.cause ->> 'event' ~ '^\d{1,18}$') EXECUTE FUNCTION hold_delivery();
