-- Tasks and invoices of a lead are clocks of the lead's process: no event ends a process any more, each ends by its own turn.
UPDATE poke SET what = 'poke' WHERE what = 'end';
ALTER TABLE poke DROP COLUMN seq, DROP COLUMN lead_id;

CREATE OR REPLACE FUNCTION spread_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  woken text;
BEGIN
  IF NEW.lead_id IS NOT NULL THEN
    INSERT INTO subject AS s (kind, id, seq) VALUES ('lead', NEW.lead_id, 1)
      ON CONFLICT (kind, id) DO UPDATE SET seq = s.seq + 1 RETURNING s.seq INTO NEW.number;
  END IF;
  INSERT INTO feed_waiting (event_id) VALUES (NEW.id);
  FOREACH woken IN ARRAY NEW.pokes LOOP
    INSERT INTO poke (target, what) VALUES (woken, CASE WHEN NEW.seq = 1 AND woken = NEW.noun || ':' || NEW.noun_id THEN 'begin' ELSE 'poke' END);
  END LOOP;
  RETURN NEW;
END $$;
