-- News without other people's transactions: a subject numbers its own events, pokes are rows with a fate of their own, and live screens
-- read a feed that is numbered after the commit. Nothing compares transactions any more.

CREATE TABLE subject (
  kind text NOT NULL,
  id uuid NOT NULL,
  seq integer NOT NULL,
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 70);

ALTER TABLE event ADD COLUMN number integer;

-- events keep their order of until now: the transaction first, then the id
ALTER TABLE event DISABLE TRIGGER event_immutable;
UPDATE event e SET number = n.number
  FROM (SELECT id, row_number() OVER (PARTITION BY lead_id ORDER BY xid, id) AS number FROM event WHERE lead_id IS NOT NULL) n
  WHERE n.id = e.id;
ALTER TABLE event ENABLE TRIGGER event_immutable;
INSERT INTO subject (kind, id, seq) SELECT 'lead', lead_id, max(number) FROM event WHERE lead_id IS NOT NULL GROUP BY lead_id;

-- what a process has heard becomes the number of its last event: whoever reads less than all would hear it again
UPDATE process p SET memory = jsonb_set(p.memory, '{cursor}', to_jsonb(coalesce((
    SELECT max(e.number) FROM event e WHERE e.lead_id = p.noun_id
      AND (e.xid, e.id) <= ((p.memory #>> '{cursor,xid}')::xid8, (p.memory #>> '{cursor,id}')::bigint)), 0)))
  WHERE p.noun = 'lead' AND jsonb_typeof(p.memory -> 'cursor') = 'object';

CREATE TABLE poke (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- the process to wake, by workflow id
  target text NOT NULL,
  -- begin, poke, end
  what text NOT NULL,
  -- of an event that ends its noun: its number, and the lead
  seq integer,
  lead_id uuid,
  since timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- claimed, or put off, until then
  not_before timestamptz(3),
  -- the connection that claimed it; when that is gone the claim is void
  holder integer,
  attempts integer NOT NULL DEFAULT 0,
  failing_since timestamptz(3),
  error text,
  parked_at timestamptz(3)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX poke_parked_idx ON poke (parked_at) WHERE parked_at IS NOT NULL;

-- an event waits here until the feed has numbered it
CREATE TABLE feed_waiting (
  event_id bigint PRIMARY KEY
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE TABLE feed (
  n bigint PRIMARY KEY,
  event_id bigint NOT NULL
);
CREATE TABLE feed_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  n bigint NOT NULL
);
INSERT INTO feed_head (n) VALUES (0);

-- the row of the subject is locked until the commit, so its numbers are seen in their order and without a gap
CREATE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.lead_id IS NOT NULL THEN
    INSERT INTO subject AS s (kind, id, seq) VALUES ('lead', NEW.lead_id, 1)
      ON CONFLICT (kind, id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq INTO NEW.number;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_numbered BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION number_event();

-- the first event of a noun begins its process, a task that is over ends its own
CREATE FUNCTION spread_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO feed_waiting (event_id) SELECT id FROM told;
  INSERT INTO poke (target, what, seq, lead_id)
  SELECT target, CASE WHEN over THEN 'end' WHEN t.seq = 1 AND target = t.noun || ':' || t.noun_id THEN 'begin' ELSE 'poke' END,
    CASE WHEN over THEN t.seq END, CASE WHEN over THEN t.lead_id END
  FROM told t CROSS JOIN LATERAL unnest(t.pokes) AS target
    CROSS JOIN LATERAL (SELECT t.type IN ('task.done', 'task.cancelled') AND target = 'task:' || t.noun_id AS over) o;
  RETURN NULL;
END $$;
CREATE TRIGGER event_spread AFTER INSERT ON event REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION spread_news();

-- Numbers what waits, behind what is numbered already; answers the last number. Any node may ask at any time: the head's lock puts them in a row.
-- `after` skips what is known to be numbered, so that dead rows need not be gone through.
CREATE FUNCTION number_feed(after bigint, most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head bigint;
  numbered integer;
BEGIN
  PERFORM 1 FROM feed_waiting WHERE event_id > after LIMIT 1;
  IF NOT FOUND THEN
    RETURN (SELECT n FROM feed_head);
  END IF;
  SELECT n INTO head FROM feed_head FOR UPDATE;
  WITH taken AS (
    DELETE FROM feed_waiting WHERE event_id IN (SELECT event_id FROM feed_waiting WHERE event_id > after ORDER BY event_id LIMIT most)
    RETURNING event_id)
  INSERT INTO feed (n, event_id) SELECT head + row_number() OVER (ORDER BY event_id), event_id FROM taken;
  GET DIAGNOSTICS numbered = ROW_COUNT;
  UPDATE feed_head SET n = head + numbered WHERE numbered > 0;
  -- nobody catches up by more than some thousand: who is further behind loads anew
  IF head / 10000 < (head + numbered) / 10000 THEN
    DELETE FROM feed WHERE n <= head - 100000;
  END IF;
  RETURN head + numbered;
END $$;

-- nobody has carried these yet
INSERT INTO poke (target, what)
SELECT target, 'poke' FROM event e CROSS JOIN LATERAL unnest(e.pokes) AS target
WHERE (e.xid, e.id) > (SELECT coalesce(max(c.xid::text), '0')::xid8, coalesce(max(c.id), 0) FROM cursor c WHERE c.name = 'relay')
ORDER BY e.xid, e.id;

CREATE UNIQUE INDEX event_lead_id_number_key ON event (lead_id, number);
DROP INDEX event_lead_id_id_idx;
DROP INDEX event_xid_idx;
ALTER TABLE event DROP COLUMN xid;
DROP TABLE cursor;
