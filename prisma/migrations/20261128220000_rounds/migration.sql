-- A round of a lead's process in one statement: what the process remembers, under the revision that it read, and all that its commands decided. Answers
-- the events that the process has not taken in, its own among them, as a turn reads them.
CREATE FUNCTION write_round(change jsonb, remembered jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF remembered IS NULL THEN
    PERFORM write_change(change);
    RETURN NULL;
  END IF;
  INSERT INTO process AS p (workflow_id, noun, noun_id, state, memory, revision, updated_at)
    VALUES (remembered ->> 'workflowId', remembered #>> '{subject,kind}', (remembered #>> '{subject,id}')::uuid, 'running', remembered -> 'memory', 1, now())
    ON CONFLICT (workflow_id) DO UPDATE SET state = 'running', memory = excluded.memory, revision = p.revision + 1, updated_at = now()
    WHERE p.revision = (remembered ->> 'revision')::int;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'another turn of this process was written down' USING ERRCODE = 'VK001';
  END IF;
  PERFORM write_change(change);
  RETURN (SELECT jsonb_agg(jsonb_build_object('id', e.id::text, 'number', e.number, 'type', e.type, 'at', (extract(epoch FROM e.at) * 1000)::float8, 'data', e.data, 'cause', e.cause, 'actor', e.actor) ORDER BY e.number)
    FROM event e WHERE e.subject_id = (remembered #>> '{subject,id}')::uuid AND e.number > (remembered #>> '{memory,cursor}')::int);
END $$;
