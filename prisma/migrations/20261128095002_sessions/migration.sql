-- A person sees where she is signed in and ends what she does not know; the token's hash never leaves the record.
ALTER TABLE "session" ADD COLUMN "id" UUID NOT NULL DEFAULT uuidv7(), ADD COLUMN "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "session" SET "seen_at" = greatest("created_at", least("expires_at" - interval '30 days', now()));

CREATE UNIQUE INDEX "session_id_key" ON "session"("id");
