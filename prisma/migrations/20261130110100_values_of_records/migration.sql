-- Of those that were there before, apart from the triggers: their tables are not locked while this is written.
INSERT INTO record_value (noun, key, number, text, record_id)
  SELECT 'contact', w.key, w.number, w.text, c.id FROM contact c CROSS JOIN LATERAL values_of_lead('', NULL, c.fields) w WHERE c.fields <> '{}' AND w.key <> 'name'
  ON CONFLICT DO NOTHING;
INSERT INTO record_value (noun, key, number, text, record_id)
  SELECT 'company', w.key, w.number, w.text, c.id FROM company c CROSS JOIN LATERAL values_of_lead('', NULL, c.fields) w WHERE c.fields <> '{}' AND w.key <> 'name'
  ON CONFLICT DO NOTHING;
