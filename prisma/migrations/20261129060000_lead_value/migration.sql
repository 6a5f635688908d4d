-- What a table sorts leads by: a row for each value that is not empty, in one index for all pipelines, keys and types. An index for each
-- field would be paid for at every move of every lead; this one only when the value itself is another.
CREATE TABLE "lead_value" (
  "pipeline_id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "number" DOUBLE PRECISION NOT NULL,
  "text" TEXT COLLATE "ru-x-icu" NOT NULL,
  "lead_id" UUID NOT NULL,
  CONSTRAINT "lead_value_pkey" PRIMARY KEY ("pipeline_id", "key", "number", "text", "lead_id")
);

-- a number has no text and a text the number 0, so that both stand in one order
CREATE FUNCTION values_of_lead(name text, amount bigint, fields jsonb) RETURNS TABLE (key text, number double precision, text text) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'name', 0::double precision, left(name, 100)
  UNION ALL SELECT 'amount', amount::double precision, '' WHERE amount IS NOT NULL
  UNION ALL SELECT 'fields.' || f.key,
      CASE jsonb_typeof(f.value) WHEN 'number' THEN (f.value #>> '{}')::double precision WHEN 'boolean' THEN (f.value = 'true')::int
        WHEN 'object' THEN coalesce(CASE jsonb_typeof(f.value -> 'amount') WHEN 'number' THEN (f.value ->> 'amount')::double precision END, 0) ELSE 0 END,
      CASE jsonb_typeof(f.value) WHEN 'string' THEN left(f.value #>> '{}', 100) WHEN 'array' THEN left(f.value #>> '{}', 100) ELSE '' END
    FROM jsonb_each(fields) f WHERE f.value NOT IN ('null', '""', '[]')
$$;

CREATE FUNCTION add_lead_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
    SELECT l.id, l.pipeline_id, v.key, v.number, v.text FROM told l CROSS JOIN LATERAL values_of_lead(l.name, l.amount, l.fields) v;
  RETURN NULL;
END $$;
CREATE FUNCTION change_lead_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- by the whole key: there is no other index, which every new lead would pay for
  DELETE FROM lead_value v USING (SELECT OLD.pipeline_id, w.* FROM values_of_lead(OLD.name, OLD.amount, OLD.fields) w
      EXCEPT SELECT NEW.pipeline_id, w.* FROM values_of_lead(NEW.name, NEW.amount, NEW.fields) w) gone
    WHERE v.pipeline_id = gone.pipeline_id AND v.key = gone.key AND v.number = gone.number AND v.text = gone.text AND v.lead_id = OLD.id;
  INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
    SELECT NEW.id, NEW.pipeline_id, w.* FROM values_of_lead(NEW.name, NEW.amount, NEW.fields) w ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION drop_lead_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM lead_value v USING told l CROSS JOIN LATERAL values_of_lead(l.name, l.amount, l.fields) w
    WHERE v.pipeline_id = l.pipeline_id AND v.key = w.key AND v.number = w.number AND v.text = w.text AND v.lead_id = l.id;
  RETURN NULL;
END $$;
CREATE TRIGGER lead_values_added AFTER INSERT ON lead REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION add_lead_values();
CREATE TRIGGER lead_values_changed AFTER UPDATE OF name, amount, fields, pipeline_id ON lead FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.amount IS DISTINCT FROM NEW.amount OR OLD.fields IS DISTINCT FROM NEW.fields OR OLD.pipeline_id <> NEW.pipeline_id)
  EXECUTE FUNCTION change_lead_values();
CREATE TRIGGER lead_values_removed AFTER DELETE ON lead REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION drop_lead_values();
