-- What a line does about recordings: whether the client was told, where one is silent, and when it was deleted as its time was over.
ALTER TABLE "call" ADD COLUMN "consent" TEXT, ADD COLUMN "gaps" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "recording_deleted_at" TIMESTAMPTZ(3);
CREATE INDEX call_recording_kept_idx ON call (account_id, ended_at) WHERE recording_file IS NOT NULL;
