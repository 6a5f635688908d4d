-- A ticket whose talk waits for somebody waits with it: whoever gets the talk gets the ticket.
CREATE FUNCTION waits_with_talk(talks jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM conversation v WHERE v.id IN (SELECT talk::uuid FROM jsonb_array_elements_text(talks) talk) AND v.state = 'waiting' AND v.waiting_since IS NOT NULL AND v.assignee_id IS NULL)
$$;

CREATE OR REPLACE FUNCTION work_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent_to uuid := NULL;
  left_by uuid := NULL;
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM work WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM follow_work('ticket', NEW.id, NULL, NEW.language, CASE WHEN TG_OP = 'INSERT' THEN NEW.created_at END, NEW.responsible_id,
    NEW.closed_at IS NULL, NEW.group_id IS NOT NULL OR NOT waits_with_talk(NEW.talks), NEW.postponed_until IS NOT NULL OR NEW.paused_at IS NOT NULL);
  IF NEW.closed_at IS NULL THEN
    IF NEW.group_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.group_id IS DISTINCT FROM OLD.group_id) THEN
      sent_to := NEW.group_id;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.responsible_id IS NULL THEN
      left_by := OLD.responsible_id;
    END IF;
    UPDATE work SET facts = jsonb_build_object('topic', NEW.topic, 'branch', NEW.branch, 'region', NEW.region),
        ahead_s = CASE NEW.priority WHEN 'urgent' THEN 3600 WHEN 'high' THEN 900 WHEN 'low' THEN -900 ELSE 0 END,
        group_id = coalesce(sent_to, group_id), sent = sent OR sent_to IS NOT NULL,
        placed_at = CASE WHEN sent_to IS NOT NULL THEN now() ELSE placed_at END,
        -- whoever gives it back is not asked again
        tried = CASE WHEN left_by IS NULL THEN tried ELSE array_append(array_remove(tried, left_by), left_by) END
      WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

-- The talk waits no more, and nobody has taken it (it was closed, or answered by a program): its ticket looks for somebody by itself.
CREATE FUNCTION ticket_without_talk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_work('ticket', t.id, NULL, t.language, t.created_at, NULL, true, true, t.postponed_until IS NOT NULL OR t.paused_at IS NOT NULL)
    FROM ticket t WHERE t.id = NEW.ticket_id AND t.closed_at IS NULL AND t.responsible_id IS NULL AND NOT waits_with_talk(t.talks);
  INSERT INTO poke (target, what) SELECT 'ticket:' || w.id, 'poke' FROM work w WHERE w.id = NEW.ticket_id AND w.assignee_id IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_ticket_waits AFTER UPDATE ON conversation FOR EACH ROW
  WHEN (NEW.ticket_id IS NOT NULL AND OLD.state = 'waiting' AND OLD.assignee_id IS NULL AND NEW.state <> 'waiting' AND NEW.assignee_id IS NULL)
  EXECUTE FUNCTION ticket_without_talk();
