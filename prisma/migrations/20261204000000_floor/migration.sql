-- What each user has done since when: her statuses as they followed one another. Who watches the floor hears of a change at once.
CREATE TABLE "operator_state" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_state_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "operator_state_user_id_at_idx" ON "operator_state"("user_id", "at");
INSERT INTO operator_state (user_id, status, reason, at) SELECT id, status, reason, since FROM operator WHERE since IS NOT NULL;

CREATE FUNCTION operator_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.since IS NOT NULL AND (TG_OP = 'INSERT' OR (NEW.status, NEW.since) IS DISTINCT FROM (OLD.status, OLD.since)) THEN
    INSERT INTO operator_state (user_id, status, reason, at) VALUES (NEW.id, NEW.status, NEW.reason, NEW.since);
  END IF;
  PERFORM pg_notify('floor', '');
  RETURN NULL;
END $$;
CREATE TRIGGER operator_added AFTER INSERT ON operator FOR EACH ROW EXECUTE FUNCTION operator_told();
CREATE TRIGGER operator_changed AFTER UPDATE ON operator FOR EACH ROW
  WHEN ((OLD.status, OLD.reason, OLD.since, OLD.limits) IS DISTINCT FROM (NEW.status, NEW.reason, NEW.since, NEW.limits)) EXECUTE FUNCTION operator_told();

-- The day's contacts by channel: when clients began, were answered, left.
CREATE INDEX event_contacts_idx ON event (at) WHERE type IN ('conversation.began', 'conversation.received', 'conversation.answered',
  'conversation.withdrawn', 'conversation.closed', 'conversation.shut_out', 'conversation.continued', 'conversation.recognized');
