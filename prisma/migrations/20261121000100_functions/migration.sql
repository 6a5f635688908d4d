CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Search folds case, Russian ё and the letters that Kazakh and Ukrainian add, so that a name is found however it is typed.
CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT translate(lower($1), 'әғқңөұүһіёїєґʼ', 'агкноуухиеиег') $$;

CREATE SEQUENCE lead_number START 1001;
CREATE SEQUENCE invoice_number START 1;

CREATE INDEX lead_search_idx ON lead USING gin (search gin_trgm_ops);
CREATE INDEX lead_open_idx ON lead (responsible_id) WHERE closed_at IS NULL;
CREATE INDEX lead_board_idx ON lead (pipeline_id, stage, stage_entered_at DESC, id);
CREATE INDEX delivery_due_idx ON delivery (account, priority, created_at) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX task_open_idx ON task (lead_id) WHERE state = 'open';
CREATE INDEX event_xid_idx ON event (xid, id);
CREATE INDEX inbox_new_idx ON inbox (received_at) WHERE state = 'new';
CREATE INDEX process_stuck_idx ON process (state) WHERE state = 'stuck';
CREATE INDEX process_next_idx ON process (next_at) WHERE next_at IS NOT NULL;

-- A published version never changes.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a published % never changes', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER pipeline_version_immutable BEFORE UPDATE OR DELETE ON pipeline_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_immutable BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Writes one command's change: rows, events and the answer kept under its key, all or nothing, in one round trip.
-- change: { key, hash, result, inserts: [{ table, row }], updates: [{ table, id, version, events, set }], events: [row] }
-- A row that is no longer at the version that was read raises VK001, and the command plans again.
CREATE FUNCTION write_change(change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part jsonb;
  names text;
  touched int;
BEGIN
  FOR part IN SELECT value FROM jsonb_array_elements(change -> 'updates') LOOP
    CASE part ->> 'table'
    WHEN 'lead' THEN
      UPDATE lead t SET (name, stage, stage_entered_at, entries, responsible_id, amount, currency, tags, fields, loss_reason,
        clock_offset, paused_at, paused_reason, search, updated_at, closed_at, version, event_seq)
        = (SELECT n.name, n.stage, n.stage_entered_at, n.entries, n.responsible_id, n.amount, n.currency, n.tags, n.fields, n.loss_reason,
        n.clock_offset, n.paused_at, n.paused_reason, n.search, n.updated_at, n.closed_at, t.version + 1, t.event_seq + (part ->> 'events')::int
        FROM jsonb_populate_record(t, part -> 'set') n)
        WHERE t.id = (part ->> 'id')::uuid AND t.version = (part ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
    ELSE
      SELECT string_agg(quote_ident(k), ', ') INTO names FROM jsonb_object_keys(part -> 'set') k;
      EXECUTE format('UPDATE %I t SET (%s, version, event_seq) = (SELECT %s, t.version + 1, t.event_seq + %s FROM jsonb_populate_record(t, $1) n)
        WHERE t.id = $2 AND t.version = $3', part ->> 'table', names, regexp_replace(names, '(^|, )', '\1n.', 'g'), (part ->> 'events')::int)
        USING part -> 'set', (part ->> 'id')::uuid, (part ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
    END CASE;
    IF touched = 0 THEN
      RAISE EXCEPTION 'the % is no longer as it was read', part ->> 'table' USING ERRCODE = 'VK001';
    END IF;
  END LOOP;

  FOR part IN SELECT value FROM jsonb_array_elements(change -> 'inserts') LOOP
    SELECT string_agg(quote_ident(k), ', ') INTO names FROM jsonb_object_keys(part -> 'row') k;
    EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_populate_record(null::%I, $1)', part ->> 'table', names, names, part ->> 'table')
      USING part -> 'row';
  END LOOP;

  IF change ->> 'key' IS NOT NULL THEN
    INSERT INTO idempotency_key (key, hash, result) VALUES (change ->> 'key', change ->> 'hash', change -> 'result');
  END IF;

  INSERT INTO event (noun, noun_id, seq, type, at, lead_id, audience, actor, cause, data, pokes)
  SELECT e.noun, e.noun_id, e.seq, e.type, e.at, e.lead_id, e.audience, e.actor, nullif(e.cause, 'null'::jsonb), e.data, e.pokes
  FROM jsonb_to_recordset(change -> 'events') AS e(noun text, noun_id uuid, seq int, type text, at timestamptz, lead_id uuid,
    audience uuid[], actor jsonb, cause jsonb, data jsonb, pokes text[]);
END $$;
