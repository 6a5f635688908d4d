-- Names are found however they are composed: "й" may come as one sign or as two.
CREATE OR REPLACE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT translate(lower(normalize($1, NFC)), 'әғқңөұүһіёїєґʼ', 'агкноуухиеиег') $$;

-- What came decomposed before is composed as everything is from now on; a row that is so already is not written.
UPDATE lead SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
UPDATE lead SET search = fold(search) WHERE search IS NOT NFC NORMALIZED OR fold(search) <> search;
UPDATE lead SET fields = normalize(fields::text, NFC)::jsonb WHERE fields::text IS NOT NFC NORMALIZED;
UPDATE contact SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
UPDATE company SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;

-- Challenges of forms are signed with it: one secret for all nodes.
INSERT INTO setting (key, value) VALUES ('form_secret', to_jsonb(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')));

-- CreateTable
CREATE TABLE "stranger_message" (
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "country" TEXT,
    "held" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "stranger_message_pkey" PRIMARY KEY ("delivery_id")
);

-- CreateTable
CREATE TABLE "kept_aside" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "form_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "typed" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "origin" JSONB NOT NULL DEFAULT '{}',
    "lead_id" UUID,
    "taken_by" UUID,

    CONSTRAINT "kept_aside_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stranger_message_recipient_at_idx" ON "stranger_message"("recipient", "at");

-- CreateIndex
CREATE INDEX "stranger_message_form_at_idx" ON "stranger_message"("form", "at");

-- CreateIndex
CREATE INDEX "stranger_message_account_country_at_idx" ON "stranger_message"("account", "country", "at");

-- CreateIndex
CREATE INDEX "kept_aside_form_id_received_at_idx" ON "kept_aside"("form_id", "received_at");

-- CreateIndex
CREATE INDEX "kept_aside_digest_received_at_idx" ON "kept_aside"("digest", "received_at");

