CREATE TABLE "import" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "noun" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'planned',
  "file_name" TEXT NOT NULL,
  "head" JSONB NOT NULL,
  "settings" JSONB NOT NULL,
  "counts" JSONB NOT NULL DEFAULT '{}',
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "begun_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "event_seq" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "import_row" (
  "import_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "cells" JSONB NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'planned',
  "why" JSONB,
  "lead_id" UUID,
  "contact_id" UUID,
  "company_id" UUID,
  CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id", "line"),
  CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX "import_row_import_id_state_line_idx" ON "import_row"("import_id", "state", "line");
