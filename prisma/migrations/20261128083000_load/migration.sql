-- How many open leads a person has, kept as a number: counting them cost more with every lead of the house. It changes in the transaction that changes the lead.
CREATE TABLE load (
  user_id uuid PRIMARY KEY REFERENCES app_user (id) ON DELETE CASCADE,
  leads integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO load (user_id, leads)
SELECT u.id, (SELECT count(*) FROM lead l WHERE l.responsible_id = u.id AND l.closed_at IS NULL) FROM app_user u;

CREATE FUNCTION begin_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO load (user_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER user_load AFTER INSERT ON app_user FOR EACH ROW EXECUTE FUNCTION begin_load();

-- in the order of their ids, whoever gives to whom
CREATE FUNCTION change_load() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  loses uuid := CASE WHEN OLD.closed_at IS NULL THEN OLD.responsible_id END;
  gets uuid := CASE WHEN NEW.closed_at IS NULL THEN NEW.responsible_id END;
BEGIN
  IF loses IS DISTINCT FROM gets THEN
    PERFORM 1 FROM load WHERE user_id IN (loses, gets) ORDER BY user_id FOR UPDATE;
    UPDATE load SET leads = leads + CASE WHEN user_id = gets THEN 1 ELSE -1 END WHERE user_id IN (loses, gets);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lead_load_changed AFTER UPDATE OF responsible_id, closed_at ON lead FOR EACH ROW
  WHEN (OLD.responsible_id IS DISTINCT FROM NEW.responsible_id OR (OLD.closed_at IS NULL) <> (NEW.closed_at IS NULL)) EXECUTE FUNCTION change_load();

-- many at once are one change a person
CREATE FUNCTION add_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE load o SET leads = o.leads + CASE TG_OP WHEN 'INSERT' THEN c.count ELSE -c.count END
  FROM (SELECT responsible_id, count(*) AS count FROM told WHERE responsible_id IS NOT NULL AND closed_at IS NULL GROUP BY 1 ORDER BY 1) c
  WHERE o.user_id = c.responsible_id;
  RETURN NULL;
END $$;
CREATE TRIGGER lead_load_added AFTER INSERT ON lead REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION add_load();
CREATE TRIGGER lead_load_removed AFTER DELETE ON lead REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION add_load();
