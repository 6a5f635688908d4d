-- What somebody must take, whoever takes it, and why it went to whom.
CREATE TABLE "work" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "account" TEXT,
    "language" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "group_id" UUID,
    "queue" TEXT NOT NULL DEFAULT '',
    "sent" BOOLEAN NOT NULL DEFAULT false,
    "placed_at" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ahead_s" INTEGER NOT NULL DEFAULT 0,
    "turn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "needs" JSONB NOT NULL DEFAULT '[]',
    "known_by" UUID,
    "tried" UUID[] DEFAULT ARRAY[]::UUID[],
    "assignee_id" UUID,
    "resting" BOOLEAN NOT NULL DEFAULT false,
    "given_at" TIMESTAMPTZ(3),
    "accept_by" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "routing" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "work_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "what" TEXT NOT NULL,
    "chosen" UUID,
    "queue" TEXT NOT NULL,
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "rules" JSONB NOT NULL DEFAULT '{}',
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "routing_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "work_group" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "branches" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "calendar" TEXT,
    "rules" JSONB NOT NULL DEFAULT '{}',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "work_group_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "work_group_member" (
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "work_group_member_pkey" PRIMARY KEY ("group_id","user_id")
);
CREATE TABLE "skill" (
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("key")
);
CREATE TABLE "user_skill" (
    "user_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "user_skill_pkey" PRIMARY KEY ("user_id","skill")
);
CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'online',
    "since" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "limits" JSONB NOT NULL DEFAULT '{}',
    "given_at" TIMESTAMPTZ(3),
    "misses" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "work_waiting_idx" ON "work"("queue", "turn_at", "id") WHERE assignee_id IS NULL;
CREATE INDEX "work_in_hand_idx" ON "work"("assignee_id") WHERE assignee_id IS NOT NULL;
CREATE INDEX "work_group_id_idx" ON "work"("group_id");
CREATE INDEX "routing_work_id_at_idx" ON "routing"("work_id", "at");
CREATE INDEX "routing_queue_what_at_idx" ON "routing"("queue", "what", "at");
CREATE UNIQUE INDEX "work_group_key_key" ON "work_group"("key");
CREATE INDEX "work_group_member_user_id_idx" ON "work_group_member"("user_id");
ALTER TABLE "work_group_member" ADD CONSTRAINT "work_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "work_group"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "user_skill" ADD CONSTRAINT "user_skill_skill_fkey" FOREIGN KEY ("skill") REFERENCES "skill"("key") ON DELETE CASCADE ON UPDATE NO ACTION;

CREATE FUNCTION order_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.queue := coalesce(NEW.group_id::text, NEW.account, '');
  NEW.turn_at := NEW.since - make_interval(secs => NEW.ahead_s);
  RETURN NEW;
END $$;
CREATE TRIGGER work_ordered BEFORE INSERT OR UPDATE ON work FOR EACH ROW EXECUTE FUNCTION order_work();

-- Somebody has room again: the first who waits in each of her queues looks for itself, whatever becomes of whoever wrote this.
CREATE FUNCTION call_waiting(freed uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO poke (target, what)
  SELECT f.kind || ':' || f.id, 'poke' FROM (
    SELECT group_id::text AS queue FROM work_group_member WHERE user_id = freed
    UNION ALL SELECT id FROM channel_account WHERE freed = ANY(people)) q
  CROSS JOIN LATERAL (SELECT w.kind, w.id FROM work w WHERE w.queue = q.queue AND w.assignee_id IS NULL ORDER BY w.turn_at, w.id LIMIT 1) f
$$;

CREATE FUNCTION work_freed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM call_waiting(OLD.assignee_id);
  RETURN NULL;
END $$;
CREATE TRIGGER work_gone AFTER DELETE ON work FOR EACH ROW WHEN (OLD.assignee_id IS NOT NULL AND NOT OLD.resting) EXECUTE FUNCTION work_freed();
CREATE TRIGGER work_left AFTER UPDATE ON work FOR EACH ROW
  WHEN (OLD.assignee_id IS NOT NULL AND NOT OLD.resting AND (NEW.resting OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id)) EXECUTE FUNCTION work_freed();

-- Work is what its noun says, in the same write: `lives` while somebody may have it, `asks` while somebody must take it, `rests` while it is put aside.
CREATE FUNCTION follow_work(of_kind text, of_id uuid, by_account text, spoken text, waits_since timestamptz, whose uuid, lives boolean, asks boolean, rests boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT lives OR (whose IS NULL AND NOT asks AND NOT EXISTS (SELECT 1 FROM work WHERE id = of_id AND sent)) THEN
    DELETE FROM work WHERE id = of_id;
    RETURN;
  END IF;
  INSERT INTO work AS w (id, kind, account, language, since, assignee_id, resting, given_at, accepted_at)
  VALUES (of_id, of_kind, by_account, spoken, coalesce(waits_since, now()), whose, rests,
    CASE WHEN whose IS NOT NULL THEN now() END, CASE WHEN whose IS NOT NULL THEN now() END)
  ON CONFLICT (id) DO UPDATE SET assignee_id = excluded.assignee_id, resting = excluded.resting,
    since = CASE WHEN excluded.assignee_id IS NULL AND w.assignee_id IS NOT NULL THEN coalesce(waits_since, w.since) ELSE w.since END,
    given_at = CASE WHEN excluded.assignee_id IS DISTINCT FROM w.assignee_id THEN excluded.given_at ELSE w.given_at END,
    accept_by = CASE WHEN excluded.assignee_id IS DISTINCT FROM w.assignee_id THEN NULL ELSE w.accept_by END,
    accepted_at = CASE WHEN excluded.assignee_id IS DISTINCT FROM w.assignee_id THEN excluded.accepted_at ELSE w.accepted_at END
  WHERE (w.assignee_id, w.resting) IS DISTINCT FROM (excluded.assignee_id, excluded.resting);
END $$;

CREATE FUNCTION work_of_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM work WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM follow_work('conversation', NEW.id, NEW.account, NEW.language, NEW.waiting_since, NEW.assignee_id,
    NEW.state NOT IN ('bot', 'closed'), NEW.state = 'waiting' AND NEW.waiting_since IS NOT NULL, NEW.state = 'snoozed');
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_work_added AFTER INSERT OR DELETE ON conversation FOR EACH ROW EXECUTE FUNCTION work_of_conversation();
CREATE TRIGGER conversation_work_changed AFTER UPDATE ON conversation FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id OR (OLD.waiting_since IS NULL) <> (NEW.waiting_since IS NULL))
  EXECUTE FUNCTION work_of_conversation();

INSERT INTO work (id, kind, account, language, since, assignee_id, resting, given_at, accepted_at)
SELECT id, 'conversation', account, language, coalesce(waiting_since, last_at), assignee_id, state = 'snoozed',
  CASE WHEN assignee_id IS NOT NULL THEN last_at END, CASE WHEN assignee_id IS NOT NULL THEN last_at END
FROM conversation WHERE state NOT IN ('bot', 'closed') AND (assignee_id IS NOT NULL OR (state = 'waiting' AND waiting_since IS NOT NULL));
