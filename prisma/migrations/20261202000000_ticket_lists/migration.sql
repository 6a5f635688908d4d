-- When what is promised runs out next, as the ticket's process last saw it. Lists go by it, or by what somebody promised by hand where that is sooner.
ALTER TABLE ticket ADD COLUMN promise_at timestamptz(3);
CREATE INDEX ticket_due_idx ON ticket (least(promise_at, due_at), id) WHERE closed_at IS NULL;
CREATE INDEX ticket_words_idx ON ticket USING gin (fold(subject) gin_trgm_ops);
-- the process of each open one says it at its next turn
INSERT INTO poke (target, what) SELECT 'ticket:' || id, 'poke' FROM ticket WHERE closed_at IS NULL ORDER BY id;

-- Tickets are sorted by the fields of their pipelines, too.
CREATE TRIGGER ticket_values_added AFTER INSERT ON ticket FOR EACH ROW WHEN (NEW.fields <> '{}') EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER ticket_values_changed AFTER UPDATE OF fields ON ticket FOR EACH ROW WHEN (OLD.fields IS DISTINCT FROM NEW.fields) EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER ticket_values_removed AFTER DELETE ON ticket FOR EACH ROW WHEN (OLD.fields <> '{}') EXECUTE FUNCTION keep_record_values();
INSERT INTO record_value (noun, key, number, text, record_id)
  SELECT 'ticket', w.key, w.number, w.text, k.id FROM ticket k CROSS JOIN LATERAL values_of_lead('', NULL, k.fields) w WHERE k.fields <> '{}' AND w.key <> 'name'
  ON CONFLICT DO NOTHING;

-- Views of tickets: of all, or of one pipeline of theirs. Somebody begins with a view of any list.
ALTER TABLE view DROP CONSTRAINT view_of;
ALTER TABLE view ADD CONSTRAINT view_of CHECK (noun = 'ticket' OR (noun = 'lead') = (pipeline_id IS NOT NULL)) NOT VALID;
ALTER TABLE view VALIDATE CONSTRAINT view_of;
CREATE UNIQUE INDEX view_default_user_id_pipeline_id_key ON view_default (user_id, pipeline_id);
ALTER TABLE view_default DROP CONSTRAINT view_default_pkey;
ALTER TABLE view_default ADD CONSTRAINT view_default_pkey PRIMARY KEY (user_id, view_id);
ALTER TABLE view_default ALTER COLUMN pipeline_id DROP NOT NULL;
