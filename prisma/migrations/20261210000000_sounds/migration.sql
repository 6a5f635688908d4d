-- What clients hear of us on the phone, and calls that a machine makes to say it.
CREATE TABLE "sound" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "key" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "sound_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "sound_key_key" ON "sound"("key");

CREATE TABLE "sound_voice" (
  "sound_id" UUID NOT NULL,
  "language" TEXT NOT NULL,
  "token" TEXT NOT NULL,
  "seconds" INTEGER NOT NULL,
  "bytes" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "sound_voice_pkey" PRIMARY KEY ("sound_id", "language")
);
CREATE UNIQUE INDEX "sound_voice_token_key" ON "sound_voice"("token");
ALTER TABLE "sound_voice" ADD CONSTRAINT "sound_voice_sound_id_fkey" FOREIGN KEY ("sound_id") REFERENCES "sound"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "callback" ADD COLUMN "says" JSONB;
ALTER TABLE "sandbox_leg" ADD COLUMN "pressed" TEXT;
-- Those that a machine is to call now, in order of their promise.
CREATE INDEX "callback_says_idx" ON "callback"("queued_at", "id") WHERE state = 'due' AND says IS NOT NULL;

-- What a machine does is nobody's work, until it falls to a person.
CREATE OR REPLACE FUNCTION work_of_callback() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  left_by uuid := NULL;
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM work WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM follow_work('callback', NEW.id, NULL, NEW.language, NEW.queued_at, NEW.responsible_id, NEW.state IN ('due', 'calling') AND NEW.says IS NULL, true, false);
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
DROP TRIGGER callback_work_changed ON callback;
CREATE TRIGGER callback_work_changed AFTER UPDATE ON callback FOR EACH ROW
  WHEN ((OLD.state, OLD.responsible_id, OLD.group_id, OLD.says) IS DISTINCT FROM (NEW.state, NEW.responsible_id, NEW.group_id, NEW.says))
  EXECUTE FUNCTION work_of_callback();
