-- Who may see an event is asked when it is told; the column that froze it goes. Events of one write are numbered lead by lead, in the order of their ids.
CREATE OR REPLACE FUNCTION write_change(change jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part jsonb;
  target text;
  told jsonb;
  names text;
  touched int;
  numbered bigint;
  told_events jsonb := change -> 'events';
BEGIN
  FOR part IN SELECT value FROM jsonb_array_elements(change -> 'updates') LOOP
    target := part ->> 'table';
    told := part -> 'set';
    IF target = 'lead' AND told - '{name,stage,stage_entered_at,entries,responsible_id,amount,currency,tags,fields,loss_reason,clock_offset,paused_at,paused_reason,paused_until,checklist,pipeline_version_id,source,search,updated_at,closed_at}'::text[] = '{}' THEN
      UPDATE lead t SET (name, stage, stage_entered_at, entries, responsible_id, amount, currency, tags, fields, loss_reason,
        clock_offset, paused_at, paused_reason, paused_until, checklist, pipeline_version_id, source, search, updated_at, closed_at, version, event_seq)
        = (SELECT n.name, n.stage, n.stage_entered_at, n.entries, n.responsible_id, n.amount, n.currency, n.tags, n.fields, n.loss_reason,
        n.clock_offset, n.paused_at, n.paused_reason, n.paused_until, n.checklist, n.pipeline_version_id, n.source, n.search, n.updated_at, n.closed_at, t.version + 1, t.event_seq + (part ->> 'events')::int
        FROM jsonb_populate_record(t, told) n)
        WHERE t.id = (part ->> 'id')::uuid AND t.version = (part ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
    ELSIF target = 'task' AND told - '{due_at,responsible_id,state,outcome,result,reminded_at,overdue_at,escalated_at,done_at}'::text[] = '{}' THEN
      UPDATE task t SET (due_at, responsible_id, state, outcome, result, reminded_at, overdue_at, escalated_at, done_at, version, event_seq)
        = (SELECT n.due_at, n.responsible_id, n.state, n.outcome, n.result, n.reminded_at, n.overdue_at, n.escalated_at, n.done_at,
        t.version + 1, t.event_seq + (part ->> 'events')::int FROM jsonb_populate_record(t, told) n)
        WHERE t.id = (part ->> 'id')::uuid AND t.version = (part ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
    ELSIF target = 'address' AND told - '{contact_id,trust,origin,main_since,owner,refused_at,apart}'::text[] = '{}' THEN
      UPDATE address t SET (contact_id, trust, origin, main_since, owner, refused_at, apart, version)
        = (SELECT n.contact_id, n.trust, n.origin, n.main_since, n.owner, n.refused_at, n.apart, t.version + 1 FROM jsonb_populate_record(t, told) n)
        WHERE t.id = (part ->> 'id')::uuid AND t.version = (part ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
    ELSIF target = 'lead_contact' AND told - '{contact_id}'::text[] = '{}' THEN
      -- the version of its lead, which the same change bumps, guards it
      UPDATE lead_contact t SET contact_id = (told ->> 'contact_id')::uuid WHERE t.lead_id = (part ->> 'id')::uuid AND t.is_main;
      GET DIAGNOSTICS touched = ROW_COUNT;
    ELSE
      SELECT string_agg(quote_ident(k), ', ') INTO names FROM jsonb_object_keys(told) k;
      EXECUTE format('UPDATE %I t SET (%s, version, event_seq) = (SELECT %s, t.version + 1, t.event_seq + %s FROM jsonb_populate_record(t, $1) n)
        WHERE t.id = $2 AND t.version = $3', target, names, regexp_replace(names, '(^|, )', '\1n.', 'g'), (part ->> 'events')::int)
        USING told, (part ->> 'id')::uuid, (part ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
    END IF;
    IF touched = 0 THEN
      RAISE EXCEPTION 'the % is no longer as it was read', target USING ERRCODE = 'VK001';
    END IF;
  END LOOP;

  FOR part IN SELECT value FROM jsonb_array_elements(change -> 'inserts') LOOP
    target := part ->> 'table';
    told := part -> 'row';
    IF target = 'lead' AND has_columns(told, '{id,number,name,pipeline_id,pipeline_version_id,stage,stage_entered_at,entries,responsible_id,amount,currency,source,tags,fields,search,created_at,updated_at,closed_at,loss_reason,version,event_seq}') THEN
      IF told -> 'number' = 'null' THEN
        numbered := nextval('lead_number');
        told := jsonb_set(told, '{number}', to_jsonb(numbered));
        told_events := jsonb_set(told_events, '{0,data,set,number}', jsonb_build_array(NULL, numbered));
      END IF;
      INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, responsible_id, amount, currency,
        source, tags, fields, search, created_at, updated_at, closed_at, loss_reason, version, event_seq)
      SELECT id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, responsible_id, amount, currency,
        source, tags, fields, search, created_at, updated_at, closed_at, loss_reason, version, event_seq FROM jsonb_populate_record(NULL::lead, told);
    ELSIF target = 'contact' AND has_columns(told, '{id,name,language,consent_at}') THEN
      INSERT INTO contact (id, name, language, consent_at) SELECT id, name, language, consent_at FROM jsonb_populate_record(NULL::contact, told);
    ELSIF target = 'address' AND has_columns(told, '{id,contact_id,kind,value,trust,origin,owner,since}') THEN
      INSERT INTO address (id, contact_id, kind, value, trust, origin, owner, since)
      SELECT id, contact_id, kind, value, trust, origin, owner, since FROM jsonb_populate_record(NULL::address, told);
    ELSIF target = 'lead_contact' AND has_columns(told, '{lead_id,contact_id,role,is_main,name,phone,email,since}') THEN
      INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, phone, email, since)
      SELECT lead_id, contact_id, role, is_main, name, phone, email, since FROM jsonb_populate_record(NULL::lead_contact, told);
    ELSIF target = 'inbox' AND has_columns(told, '{source,external_id,headers,body,state,handled_at}') THEN
      INSERT INTO inbox (source, external_id, headers, body, state, handled_at)
      SELECT source, external_id, headers, body, state, handled_at FROM jsonb_populate_record(NULL::inbox, told);
    ELSIF target = 'task' AND has_columns(told, '{id,type,text,due_at,responsible_id,lead_id,state,cause,created_at,event_seq}') THEN
      INSERT INTO task (id, type, text, due_at, responsible_id, lead_id, state, cause, created_at, event_seq)
      SELECT id, type, text, due_at, responsible_id, lead_id, state, cause, created_at, event_seq FROM jsonb_populate_record(NULL::task, told);
    ELSIF target = 'delivery' AND has_columns(told, '{id,account,lead_id,contact_id,invoice_id,template,language,recipient,variables,attachments,state,cause,priority,created_at,event_seq}') THEN
      INSERT INTO delivery (id, account, lead_id, contact_id, invoice_id, template, language, recipient, variables, attachments, state, cause, priority, created_at, event_seq)
      SELECT id, account, lead_id, contact_id, invoice_id, template, language, recipient, variables, attachments, state, cause, priority, created_at, event_seq
      FROM jsonb_populate_record(NULL::delivery, told);
    ELSIF target = 'notification' AND has_columns(told, '{user_id,kind,lead_id,data}') THEN
      INSERT INTO notification (user_id, kind, lead_id, data) SELECT user_id, kind, lead_id, data FROM jsonb_populate_record(NULL::notification, told);
    ELSE
      SELECT string_agg(quote_ident(k), ', ') INTO names FROM jsonb_object_keys(told) k;
      EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_populate_record(null::%I, $1)', target, names, names, target) USING told;
    END IF;
  END LOOP;

  IF change ->> 'key' IS NOT NULL THEN
    INSERT INTO idempotency_key (key, hash, result) VALUES (change ->> 'key', change ->> 'hash', change -> 'result');
  END IF;

  INSERT INTO event (noun, noun_id, seq, type, at, lead_id, actor, cause, data, pokes)
  SELECT e.noun, e.noun_id, e.seq, e.type, e.at, e.lead_id, e.actor, nullif(e.cause, 'null'::jsonb), e.data, e.pokes
  FROM ROWS FROM (jsonb_to_recordset(told_events) AS (noun text, noun_id uuid, seq int, type text, at timestamptz, lead_id uuid,
    actor jsonb, cause jsonb, data jsonb, pokes text[])) WITH ORDINALITY AS e(noun, noun_id, seq, type, at, lead_id, actor, cause, data, pokes, place)
  ORDER BY e.lead_id, e.place;
END $$;
ALTER TABLE event DROP COLUMN audience;
