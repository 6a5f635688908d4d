-- How much of whose time a task's due takes, where it was set by minutes and hours: then a pause stops it. Null: a promise, which nothing moves.
ALTER TABLE task ADD COLUMN span jsonb;

-- Open tasks that an automation has set so: the step of the version that set them says it.
UPDATE task SET span = said.span FROM (
  SELECT t.id, jsonb_strip_nulls(jsonb_build_object(
      'ms', (due ->> 'amount')::bigint * CASE due ->> 'unit' WHEN 'hours' THEN 3600000 ELSE 60000 END,
      'working', CASE due ->> 'by' WHEN 'working' THEN coalesce((SELECT c.key FROM app_user u JOIN calendar c ON c.id = u.calendar_id WHERE u.id = t.responsible_id), '') END)) AS span
    FROM task t JOIN lead l ON l.id = t.lead_id JOIN pipeline_version v ON v.pipeline_id = l.pipeline_id AND v.number = (t.cause ->> 'version')::int
      CROSS JOIN LATERAL jsonb_array_elements(v.definition -> 'automations') a
      CROSS JOIN LATERAL (SELECT a #> (ARRAY['then'] || string_to_array(t.cause ->> 'step', '.') || ARRAY['due']) AS due) step
    WHERE t.state = 'open' AND t.overdue_at IS NULL AND a ->> 'key' = t.cause ->> 'automation'
      AND due ->> 'by' IN ('after', 'working') AND due ->> 'unit' IN ('minutes', 'hours')) said
  WHERE said.id = task.id;
