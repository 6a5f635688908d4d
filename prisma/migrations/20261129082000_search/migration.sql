-- Texts by which records are found besides names and addresses. They are written from the feed, some moments later, so that no command pays
-- for their index; the head begins at 0, so what was there before is read in by itself.
CREATE TABLE "search_line" (
  "noun" TEXT NOT NULL,
  "record_id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  CONSTRAINT "search_line_pkey" PRIMARY KEY ("noun", "record_id", "key")
);
CREATE INDEX search_line_text_idx ON search_line USING gin (fold(text) gin_trgm_ops);

CREATE TABLE "search_head" (
  "one" BOOLEAN NOT NULL DEFAULT true PRIMARY KEY CHECK (one),
  "n" BIGINT NOT NULL
);
INSERT INTO search_head (n) VALUES (0);

-- Texts among the values of fields; ids of users, contacts and files are none.
CREATE FUNCTION texts_of(fields jsonb) RETURNS TABLE (key text, text text) LANGUAGE sql IMMUTABLE AS $$
  SELECT 'fields.' || f.key, left(f.value #>> '{}', 2000) FROM jsonb_each(fields) f
  WHERE jsonb_typeof(f.value) = 'string' AND f.value <> '""' AND f.value #>> '{}' !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
$$;
