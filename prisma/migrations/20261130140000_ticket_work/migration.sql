ALTER TABLE ticket ADD CONSTRAINT ticket_group_id_fkey FOREIGN KEY (group_id) REFERENCES work_group (id);

-- A ticket is work, too, as long as it is open. What it is about says which group takes it, its priority how far ahead it stands.
CREATE FUNCTION work_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sent_to uuid := NULL;
  left_by uuid := NULL;
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM work WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM follow_work('ticket', NEW.id, NULL, NEW.language, CASE WHEN TG_OP = 'INSERT' THEN NEW.created_at END, NEW.responsible_id,
    NEW.closed_at IS NULL, true, NEW.postponed_until IS NOT NULL OR NEW.paused_at IS NOT NULL);
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
CREATE TRIGGER ticket_work_added AFTER INSERT OR DELETE ON ticket FOR EACH ROW EXECUTE FUNCTION work_of_ticket();
CREATE TRIGGER ticket_work_changed AFTER UPDATE ON ticket FOR EACH ROW
  WHEN ((OLD.responsible_id, OLD.group_id, OLD.closed_at, OLD.postponed_until, OLD.paused_at, OLD.priority, OLD.topic, OLD.branch, OLD.region)
    IS DISTINCT FROM (NEW.responsible_id, NEW.group_id, NEW.closed_at, NEW.postponed_until, NEW.paused_at, NEW.priority, NEW.topic, NEW.branch, NEW.region))
  EXECUTE FUNCTION work_of_ticket();
