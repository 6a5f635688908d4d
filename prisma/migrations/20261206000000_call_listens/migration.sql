-- Who oversees and heard a call.
ALTER TABLE "call" ADD COLUMN "listens" JSONB NOT NULL DEFAULT '[]';
