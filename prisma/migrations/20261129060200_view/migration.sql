-- How somebody looks at the leads of a pipeline, under a name: for herself, her team or everybody. One of them may be what she begins with.
CREATE TABLE "view" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "pipeline_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "shared" TEXT NOT NULL,
  "owner_id" UUID NOT NULL,
  "search" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "view_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "view_pipeline_id_fkey" FOREIGN KEY ("pipeline_id") REFERENCES "pipeline"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "view_pipeline_id_idx" ON "view"("pipeline_id");
CREATE TABLE "view_default" (
  "user_id" UUID NOT NULL,
  "pipeline_id" UUID NOT NULL,
  "view_id" UUID NOT NULL,
  CONSTRAINT "view_default_pkey" PRIMARY KEY ("user_id", "pipeline_id"),
  CONSTRAINT "view_default_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "view"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
