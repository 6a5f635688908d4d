-- What a field holds on a new record that says nothing of it; records that are there stay as they are.
ALTER TABLE "field" ADD COLUMN "default_value" JSONB;
