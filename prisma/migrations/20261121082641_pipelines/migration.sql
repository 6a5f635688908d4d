-- AlterTable
ALTER TABLE "process" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "lead" ADD COLUMN     "checklist" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "pipeline" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "pack" TEXT;

-- AlterTable
ALTER TABLE "pipeline_version" ADD COLUMN     "author_id" UUID;

-- AlterTable
ALTER TABLE "form" ADD COLUMN     "disabled_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "template" ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "skills" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "calendar" ADD COLUMN     "holiday_sets" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "pipeline_draft" (
    "pipeline_id" UUID NOT NULL,
    "base_id" UUID,
    "definition" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pipeline_draft_pkey" PRIMARY KEY ("pipeline_id")
);

-- CreateTable
CREATE TABLE "presence" (
    "place" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "focus" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "presence_pkey" PRIMARY KEY ("place","user_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "pipeline_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "choice" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "event_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_lead" (
    "publication_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "fate" TEXT NOT NULL,
    "reason" TEXT,
    "from_version_id" UUID NOT NULL,
    "from_stage" TEXT NOT NULL,
    "to_stage" TEXT,
    "fires" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'planned',
    "error" TEXT,

    CONSTRAINT "publication_lead_pkey" PRIMARY KEY ("publication_id","lead_id")
);

-- CreateTable
CREATE TABLE "trial" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "pipeline_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "definition" JSONB NOT NULL,
    "choice" JSONB NOT NULL DEFAULT '{}',
    "progress" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB,
    "error" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trial_lead" (
    "trial_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "groups" TEXT[],
    "steps" JSONB NOT NULL,

    CONSTRAINT "trial_lead_pkey" PRIMARY KEY ("trial_id","lead_id")
);

-- CreateTable
CREATE TABLE "mass_change" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "state" TEXT NOT NULL DEFAULT 'planned',
    "order" JSONB NOT NULL,
    "automations" JSONB NOT NULL DEFAULT '"fire"',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "event_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mass_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mass_change_lead" (
    "mass_change_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "before" JSONB,
    "error" TEXT,

    CONSTRAINT "mass_change_lead_pkey" PRIMARY KEY ("mass_change_id","lead_id")
);

-- CreateTable
CREATE TABLE "form_day" (
    "form_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "spam" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "form_day_pkey" PRIMARY KEY ("form_id","day")
);

-- CreateTable
CREATE TABLE "ad_source" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "pipeline_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "last_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ad_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "options" JSONB NOT NULL DEFAULT '{}',
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL DEFAULT 'other',
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday_set" (
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "days" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holiday_set_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "publication_pipeline_id_idx" ON "publication"("pipeline_id");

-- CreateIndex
CREATE INDEX "publication_lead_publication_id_state_lead_id_idx" ON "publication_lead"("publication_id", "state", "lead_id");

-- CreateIndex
CREATE INDEX "trial_pipeline_id_created_at_idx" ON "trial"("pipeline_id", "created_at");

-- CreateIndex
CREATE INDEX "mass_change_lead_mass_change_id_state_lead_id_idx" ON "mass_change_lead"("mass_change_id", "state", "lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "ad_source_key_key" ON "ad_source"("key");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_key_channel_language_revision_key" ON "template_version"("key", "channel", "language", "revision");

-- CreateIndex
CREATE INDEX "absence_user_id_starts_at_idx" ON "absence"("user_id", "starts_at");

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
