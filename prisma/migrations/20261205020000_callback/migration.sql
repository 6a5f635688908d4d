-- Promises to call clients, and numbers that nobody calls.
CREATE TABLE "callback" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_id" UUID,
    "lead_id" UUID,
    "phone" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'ru',
    "zone" TEXT NOT NULL,
    "zones" TEXT[],
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "exact" BOOLEAN NOT NULL DEFAULT false,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" JSONB NOT NULL DEFAULT '[]',
    "called_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "late_at" TIMESTAMPTZ(3),
    "climbed" JSONB NOT NULL DEFAULT '[]',
    "responsible_id" UUID,
    "group_id" UUID,
    "call_id" UUID,
    "caller_id" UUID,
    "outcome" TEXT,
    "token" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "clock_offset" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "event_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "callback_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "do_not_call" (
    "phone" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "do_not_call_pkey" PRIMARY KEY ("phone")
);
CREATE UNIQUE INDEX "callback_token_key" ON "callback"("token");
CREATE INDEX "callback_lead_id_idx" ON "callback"("lead_id");
CREATE INDEX "callback_contact_id_idx" ON "callback"("contact_id");
CREATE INDEX "callback_created_at_idx" ON "callback"("created_at");
-- One request stands open of a number.
CREATE UNIQUE INDEX "callback_open_phone_idx" ON "callback"("phone") WHERE closed_at IS NULL;
CREATE INDEX "callback_open_idx" ON "callback"("next_at", "id") WHERE closed_at IS NULL;

-- It is work while somebody must call now; between attempts nobody has it in hand.
CREATE FUNCTION work_of_callback() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  left_by uuid := NULL;
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM work WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM follow_work('callback', NEW.id, NULL, NEW.language, NEW.queued_at, NEW.responsible_id, NEW.state IN ('due', 'calling'), true, false);
  IF TG_OP = 'UPDATE' AND NEW.responsible_id IS NULL AND OLD.state = NEW.state THEN
    left_by := OLD.responsible_id;
  END IF;
  UPDATE work SET since = NEW.queued_at, group_id = coalesce(NEW.group_id, group_id), sent = sent OR NEW.group_id IS NOT NULL,
      placed_at = CASE WHEN NEW.group_id IS NOT NULL THEN now() ELSE placed_at END,
      -- whoever did not call is not asked again
      tried = CASE WHEN left_by IS NULL THEN tried ELSE array_append(array_remove(tried, left_by), left_by) END
    WHERE id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER callback_work_added AFTER INSERT OR DELETE ON callback FOR EACH ROW EXECUTE FUNCTION work_of_callback();
CREATE TRIGGER callback_work_changed AFTER UPDATE ON callback FOR EACH ROW
  WHEN ((OLD.state, OLD.responsible_id, OLD.group_id) IS DISTINCT FROM (NEW.state, NEW.responsible_id, NEW.group_id))
  EXECUTE FUNCTION work_of_callback();
