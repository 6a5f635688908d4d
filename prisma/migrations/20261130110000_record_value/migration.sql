-- What lists of clients and companies are sorted by: as `lead_value` for leads, a row for each value of a custom field that is not empty,
-- in one index for both nouns, all keys and types.
CREATE TABLE "record_value" (
  "noun" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "number" DOUBLE PRECISION NOT NULL,
  "text" TEXT COLLATE "ru-x-icu" NOT NULL,
  "record_id" UUID NOT NULL,
  CONSTRAINT "record_value_pkey" PRIMARY KEY ("noun", "key", "number", "text", "record_id")
);

-- what a session planned while the table was small holds for all rows of its statement: it must not be a scan
CREATE FUNCTION keep_record_values() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan TO off AS $$
DECLARE
  of CONSTANT text := TG_TABLE_NAME;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.fields <> '{}' THEN
    -- by the whole key: there is no other index
    DELETE FROM record_value v USING values_of_lead('', NULL, OLD.fields) w
      WHERE v.noun = of AND v.key = w.key AND v.number = w.number AND v.text = w.text AND v.record_id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.fields <> '{}' THEN
    INSERT INTO record_value (noun, key, number, text, record_id)
      SELECT of, w.key, w.number, w.text, NEW.id FROM values_of_lead('', NULL, NEW.fields) w WHERE w.key <> 'name' ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
-- a client of a form has none of them, and pays nothing
CREATE TRIGGER contact_values_added AFTER INSERT ON contact FOR EACH ROW WHEN (NEW.fields <> '{}') EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER contact_values_changed AFTER UPDATE OF fields ON contact FOR EACH ROW WHEN (OLD.fields IS DISTINCT FROM NEW.fields) EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER contact_values_removed AFTER DELETE ON contact FOR EACH ROW WHEN (OLD.fields <> '{}') EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER company_values_added AFTER INSERT ON company FOR EACH ROW WHEN (NEW.fields <> '{}') EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER company_values_changed AFTER UPDATE OF fields ON company FOR EACH ROW WHEN (OLD.fields IS DISTINCT FROM NEW.fields) EXECUTE FUNCTION keep_record_values();
CREATE TRIGGER company_values_removed AFTER DELETE ON company FOR EACH ROW WHEN (OLD.fields <> '{}') EXECUTE FUNCTION keep_record_values();
