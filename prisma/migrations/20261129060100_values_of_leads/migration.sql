-- Of the leads that were there before, apart from the triggers: their table is not locked while this is written.
INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
  SELECT l.id, l.pipeline_id, v.key, v.number, v.text FROM lead l CROSS JOIN LATERAL values_of_lead(l.name, l.amount, l.fields) v
  ON CONFLICT DO NOTHING;
