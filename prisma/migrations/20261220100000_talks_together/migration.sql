CREATE OR REPLACE FUNCTION spread_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  woken text;
  called text;
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
    called := CASE WHEN NEW.seq = 1 AND woken = NEW.noun || ':' || NEW.noun_id THEN 'begin' ELSE 'poke' END;
    -- what one transaction tells a process again and again it tells once: all of it is there when the process looks
    IF current_setting('voronka.poked', true) IS DISTINCT FROM called || ' ' || woken THEN
      INSERT INTO poke (target, what) VALUES (woken, called);
      PERFORM set_config('voronka.poked', called || ' ' || woken, true);
    END IF;
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

-- messages of talks have no lead of their own, and none has its provider's id before it has left
DROP INDEX "delivery_lead_id_idx";
CREATE INDEX "delivery_lead_id_idx" ON "delivery"("lead_id") WHERE lead_id IS NOT NULL;
DROP INDEX "delivery_provider_id_idx";
CREATE INDEX "delivery_provider_id_idx" ON "delivery"("provider_id") WHERE provider_id IS NOT NULL;
