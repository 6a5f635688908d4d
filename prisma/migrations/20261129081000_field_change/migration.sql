-- A field gets another type or other options: values are converted beside, then switched at once.
CREATE TABLE "field_change" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "field_id" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  "map" JSONB NOT NULL DEFAULT '{}',
  "undoes_id" UUID,
  "agreed" INTEGER NOT NULL,
  "counts" JSONB NOT NULL,
  "done" INTEGER NOT NULL DEFAULT 0,
  "reached" UUID,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "field_change_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "field_change_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "field_change_field_id_idx" ON "field_change"("field_id");
-- one change of a field at a time
CREATE UNIQUE INDEX field_change_open_idx ON field_change (field_id) WHERE ended_at IS NULL;
CREATE TABLE "field_change_value" (
  "change_id" UUID NOT NULL,
  "record_id" UUID NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB,
  CONSTRAINT "field_change_value_pkey" PRIMARY KEY ("change_id", "record_id"),
  CONSTRAINT "field_change_value_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "field_change"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- the switch writes what the table is sorted by itself, for all leads at once: a call for each would hold their rows several times as long
DROP TRIGGER lead_values_changed ON lead;
CREATE TRIGGER lead_values_changed AFTER UPDATE OF name, amount, fields, pipeline_id ON lead FOR EACH ROW
  WHEN ((OLD.name IS DISTINCT FROM NEW.name OR OLD.amount IS DISTINCT FROM NEW.amount OR OLD.fields IS DISTINCT FROM NEW.fields OR OLD.pipeline_id <> NEW.pipeline_id)
    AND coalesce(current_setting('voronka.switching', true), '') <> 'on')
  EXECUTE FUNCTION change_lead_values();
