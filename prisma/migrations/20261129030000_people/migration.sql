-- Contacts and companies that users make, change, merge and part by hand. Constants as defaults rewrite nothing.
ALTER TABLE "contact" ADD COLUMN "position" TEXT NOT NULL DEFAULT '', ADD COLUMN "created_by" UUID, ADD COLUMN "search" TEXT;
ALTER TABLE "address" ADD COLUMN "stopped_at" TIMESTAMPTZ(3);
ALTER TABLE "company" ADD COLUMN "tax_id" TEXT, ADD COLUMN "merged_into_id" UUID, ADD COLUMN "created_by" UUID, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "event_seq" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "search" TEXT NOT NULL DEFAULT '';
UPDATE company SET search = fold(name);
ALTER TABLE "company" ADD CONSTRAINT "company_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- an intake's contact has none of these and pays for none of these indexes
CREATE INDEX contact_search_idx ON contact USING gin (search gin_trgm_ops) WHERE search IS NOT NULL;
CREATE INDEX contact_created_by_idx ON contact (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX contact_company_idx ON contact (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX lead_company_idx ON lead (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX company_search_idx ON company USING gin (search gin_trgm_ops);
CREATE INDEX company_merged_idx ON company (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX company_tax_idx ON company (tax_id) WHERE tax_id IS NOT NULL;

CREATE TABLE "merge" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "noun" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "merge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "merge_from_id_idx" ON "merge"("from_id");
CREATE INDEX "merge_to_id_idx" ON "merge"("to_id");
-- until now an event alone said what had moved; the last one of a contact that is still merged counts
INSERT INTO merge (noun, from_id, to_id, moved, made_by, made_at)
SELECT 'contact', c.id, (e.data ->> 'to')::uuid, e.data, (e.actor ->> 'id')::uuid, e.at
FROM contact c JOIN LATERAL (SELECT data, actor, at FROM event WHERE noun = 'contact' AND noun_id = c.id AND type = 'contact.merged' ORDER BY seq DESC LIMIT 1) e ON true
WHERE c.merged_into_id IS NOT NULL;
CREATE UNIQUE INDEX merge_standing_idx ON merge (from_id) WHERE undone_at IS NULL;

-- Whom a lead is about is not among its own columns, by which a click is undone: these are put back by orders of their own.
DROP TRIGGER event_undo_point ON event;
CREATE TRIGGER event_undo_point AFTER INSERT ON event FOR EACH ROW
  WHEN (NEW.subject_kind = 'lead' AND NEW.cause IS NULL AND NEW.actor ->> 'kind' = 'user' AND NEW.noun IN ('lead', 'task')
    AND NEW.type NOT IN ('lead.created', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.skipped', 'lead.undone', 'task.undone',
      'lead.contact_added', 'lead.contact_removed', 'lead.contact_role_changed', 'lead.contact_chosen', 'lead.joined', 'lead.parted')
    AND NOT NEW.data ? 'undo' AND (NEW.type <> 'lead.steered' OR NEW.data ->> 'order' IN ('press', 'run')))
  EXECUTE FUNCTION keep_undo_point();
