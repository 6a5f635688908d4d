-- The lists of hot writes had fallen behind the rows: a contact has fields, a message a last moment, a lead that begins no moment of closing, so that every
-- form and every message took the general way, which plans its statement anew each time. A list names now what a row must have and what it may have
-- besides: columns that are null where they are not given. What no list knows is a function of its own, so that a test sees who took it.
CREATE FUNCTION has_columns(told jsonb, needed text[], besides text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT told ?& needed AND told - needed - besides = '{}' $$;

CREATE FUNCTION add_any_row(target text, told jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  names text;
BEGIN
  SELECT string_agg(quote_ident(k), ', ') INTO names FROM jsonb_object_keys(told) k;
  EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_populate_record(null::%I, $1)', target, names, names, target) USING told;
END $$;

CREATE OR REPLACE FUNCTION add_row(target text, told jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF target = 'lead' AND has_columns(told, '{id,number,name,pipeline_id,pipeline_version_id,stage,stage_entered_at,entries,source,tags,fields,search,created_at,updated_at,version,event_seq}', '{responsible_id,amount,currency,company_id,closed_at,loss_reason}') THEN
    INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, source, tags, fields, search, created_at, updated_at,
      version, event_seq, responsible_id, amount, currency, company_id, closed_at, loss_reason)
    SELECT id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, source, tags, fields, search, created_at, updated_at,
      version, event_seq, responsible_id, amount, currency, company_id, closed_at, loss_reason FROM jsonb_populate_record(NULL::lead, told);
  ELSIF target = 'contact' AND has_columns(told, '{id,name,language,fields}', '{consent_at}') THEN
    INSERT INTO contact (id, name, language, fields, consent_at)
    SELECT id, name, language, fields, consent_at FROM jsonb_populate_record(NULL::contact, told);
  ELSIF target = 'address' AND has_columns(told, '{id,contact_id,kind,value,trust,origin,owner,since}', '{}') THEN
    INSERT INTO address (id, contact_id, kind, value, trust, origin, owner, since)
    SELECT id, contact_id, kind, value, trust, origin, owner, since FROM jsonb_populate_record(NULL::address, told);
  ELSIF target = 'lead_contact' AND has_columns(told, '{lead_id,contact_id,role,is_main,name,since}', '{phone,email}') THEN
    INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, since, phone, email)
    SELECT lead_id, contact_id, role, is_main, name, since, phone, email FROM jsonb_populate_record(NULL::lead_contact, told);
  ELSIF target = 'inbox' AND has_columns(told, '{source,external_id,headers,body,state}', '{handled_at}') THEN
    INSERT INTO inbox (source, external_id, headers, body, state, handled_at)
    SELECT source, external_id, headers, body, state, handled_at FROM jsonb_populate_record(NULL::inbox, told);
  ELSIF target = 'task' AND has_columns(told, '{id,type,text,due_at,state,cause,created_at,event_seq}', '{responsible_id,lead_id,span,priority}') THEN
    INSERT INTO task (id, type, text, due_at, state, cause, created_at, event_seq, responsible_id, lead_id, span, priority)
    SELECT id, type, text, due_at, state, cause, created_at, event_seq, responsible_id, lead_id, span, priority FROM jsonb_populate_record(NULL::task, told);
  ELSIF target = 'delivery' AND has_columns(told, '{id,account,template,language,recipient,variables,attachments,state,cause,priority,created_at,event_seq}', '{lead_id,contact_id,invoice_id,not_before,not_after}') THEN
    INSERT INTO delivery (id, account, template, language, recipient, variables, attachments, state, cause, priority, created_at, event_seq, lead_id, contact_id,
      invoice_id, not_before, not_after)
    SELECT id, account, template, language, recipient, variables, attachments, state, cause, priority, created_at, event_seq, lead_id, contact_id,
      invoice_id, not_before, not_after FROM jsonb_populate_record(NULL::delivery, told);
  ELSIF target = 'notification' AND has_columns(told, '{user_id,kind,data}', '{lead_id}') THEN
    INSERT INTO notification (user_id, kind, data, lead_id)
    SELECT user_id, kind, data, lead_id FROM jsonb_populate_record(NULL::notification, told);
  ELSE
    PERFORM add_any_row(target, told);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION add_form(inserts jsonb, numbered bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  last CONSTANT integer := jsonb_array_length(inserts) - 1;
  of_contact CONSTANT jsonb := inserts #> '{1,row}';
  of_lead CONSTANT jsonb := inserts -> (last - 1) -> 'row';
  addresses jsonb := jsonb_build_array(inserts #> '{2,row}');
BEGIN
  IF last NOT IN (4, 5) OR inserts #>> '{1,table}' <> 'contact' OR inserts #>> '{2,table}' <> 'address' OR inserts #>> '{3,table}' <> (CASE last WHEN 5 THEN 'address' ELSE 'lead' END)
    OR inserts -> (last - 1) ->> 'table' <> 'lead' OR inserts -> last ->> 'table' <> 'lead_contact' THEN
    RETURN false;
  END IF;
  IF last = 5 THEN
    addresses := addresses || jsonb_build_array(inserts #> '{3,row}');
  END IF;
  IF NOT (has_columns(inserts #> '{0,row}', '{source,external_id,headers,body,state}', '{handled_at}')
    AND has_columns(of_contact, '{id,name,language,fields}', '{consent_at}')
    AND has_columns(addresses -> 0, '{id,contact_id,kind,value,trust,origin,owner,since}', '{}')
    AND (last = 4 OR has_columns(addresses -> 1, '{id,contact_id,kind,value,trust,origin,owner,since}', '{}'))
    AND has_columns(of_lead, '{id,number,name,pipeline_id,pipeline_version_id,stage,stage_entered_at,entries,source,tags,fields,search,created_at,updated_at,version,event_seq}', '{responsible_id,amount,currency,company_id,closed_at,loss_reason}')
    AND has_columns(inserts -> last -> 'row', '{lead_id,contact_id,role,is_main,name,since}', '{phone,email}')) THEN
    RETURN false;
  END IF;
  WITH raw AS (INSERT INTO inbox (source, external_id, headers, body, state, handled_at)
      SELECT source, external_id, headers, body, state, handled_at FROM jsonb_populate_record(NULL::inbox, inserts #> '{0,row}')),
    client AS (INSERT INTO contact (id, name, language, fields, consent_at)
      SELECT id, name, language, fields, consent_at FROM jsonb_populate_record(NULL::contact, of_contact)),
    reached AS (INSERT INTO address (id, contact_id, kind, value, trust, origin, owner, since)
      SELECT id, contact_id, kind, value, trust, origin, owner, since FROM jsonb_populate_recordset(NULL::address, addresses)),
    begun AS (INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, source, tags, fields, search, created_at, updated_at,
        version, event_seq, responsible_id, amount, currency, company_id, closed_at, loss_reason)
      SELECT id, numbered, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, source, tags, fields, search, created_at, updated_at,
        version, event_seq, responsible_id, amount, currency, company_id, closed_at, loss_reason FROM jsonb_populate_record(NULL::lead, of_lead))
  INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, since, phone, email)
  SELECT lead_id, contact_id, role, is_main, name, since, phone, email FROM jsonb_populate_record(NULL::lead_contact, inserts -> last -> 'row');
  RETURN true;
END $$;

DROP FUNCTION has_columns(jsonb, text[]);

-- a call for each lead costs less than its list of new rows, and one that is nobody's needs none
DROP TRIGGER lead_load_added ON lead;
CREATE FUNCTION add_one_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE load SET leads = leads + 1 WHERE user_id = NEW.responsible_id;
  RETURN NULL;
END $$;
CREATE TRIGGER lead_load_added AFTER INSERT ON lead FOR EACH ROW WHEN (NEW.responsible_id IS NOT NULL AND NEW.closed_at IS NULL) EXECUTE FUNCTION add_one_load();

DROP TRIGGER lead_values_added ON lead;
CREATE OR REPLACE FUNCTION add_lead_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
    SELECT NEW.id, NEW.pipeline_id, v.key, v.number, v.text FROM values_of_lead(NEW.name, NEW.amount, NEW.fields) v;
  RETURN NULL;
END $$;
CREATE TRIGGER lead_values_added AFTER INSERT ON lead FOR EACH ROW EXECUTE FUNCTION add_lead_values();
