-- Calls by a line, and what is asked of those that go on.
CREATE TABLE "call" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "direction" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "callback_id" UUID,
    "contact_id" UUID,
    "lead_id" UUID,
    "user_id" UUID,
    "phone" TEXT,
    "own_number" TEXT,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "on_hold" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rang_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "cause" INTEGER,
    "tech_cause" INTEGER,
    "how" TEXT,
    "outcome" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "legs" JSONB NOT NULL DEFAULT '[]',
    "parts" JSONB NOT NULL DEFAULT '[]',
    "recording" TEXT NOT NULL DEFAULT 'none',
    "recording_file" UUID,
    "recording_ms" INTEGER,
    "machine" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "event_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "call_lead_id_id_idx" ON "call"("lead_id", "id");
CREATE INDEX "call_contact_id_id_idx" ON "call"("contact_id", "id");
CREATE INDEX "call_user_id_id_idx" ON "call"("user_id", "id");
CREATE INDEX "call_callback_id_idx" ON "call"("callback_id");
CREATE INDEX call_living_idx ON call (account_id, id) WHERE state <> 'ended';
-- a client is never called twice at once
CREATE UNIQUE INDEX call_to_client_idx ON call (phone) WHERE state <> 'ended' AND direction = 'out';

CREATE TABLE "call_order" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "call_id" UUID NOT NULL,
    "order" JSONB NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_order_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "call_order_call_id_id_idx" ON "call_order"("call_id", "id");
CREATE INDEX call_order_open_idx ON call_order (call_id, id) WHERE taken_at IS NULL;

-- The owner of its line acts at once, and open screens follow. Calls are few beside events, so a transaction may tell of them itself.
CREATE FUNCTION call_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM pg_notify('line', NEW.account_id); END IF;
  PERFORM pg_notify('call', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER call_added AFTER INSERT ON call FOR EACH ROW EXECUTE FUNCTION call_told();
CREATE TRIGGER call_changed AFTER UPDATE ON call FOR EACH ROW EXECUTE FUNCTION call_told();
CREATE FUNCTION call_order_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('line', (SELECT account_id FROM call WHERE id = NEW.call_id));
  RETURN NULL;
END $$;
CREATE TRIGGER call_order_added AFTER INSERT ON call_order FOR EACH ROW EXECUTE FUNCTION call_order_told();
