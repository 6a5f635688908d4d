-- Call scripts, their versions, and what was answered in a call.
CREATE TABLE "script" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "draft" JSONB,
    "revision" INTEGER NOT NULL,
    "published_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "script_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "script_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "script_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "script_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "script_version_script_id_number_key" ON "script_version"("script_id", "number");
CREATE TABLE "call_script" (
    "call_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "raised" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "written" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_script_pkey" PRIMARY KEY ("call_id")
);
CREATE INDEX "call_script_version_id_idx" ON "call_script"("version_id");

-- A published version never changes.
CREATE TRIGGER script_version_immutable BEFORE UPDATE OR DELETE ON script_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
