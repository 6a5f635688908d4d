-- Phones of the practice network; recordings that are still to be fetched, and who has listened to one.
CREATE TABLE "sandbox_leg" (
    "channel" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "phone" TEXT,
    "extension" TEXT,
    "shows" TEXT,
    "entered" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'dialled',
    "cause" INTEGER,
    "tech_cause" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_leg_pkey" PRIMARY KEY ("channel")
);
CREATE INDEX "sandbox_leg_account_id_at_idx" ON "sandbox_leg"("account_id", "at");
CREATE INDEX call_recording_idx ON call (account_id, id) WHERE recording = 'going';
CREATE INDEX call_legs_idx ON call USING gin (legs jsonb_path_ops) WHERE state <> 'ended';

CREATE TABLE "call_listening" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "call_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_listening_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "call_listening_call_id_at_idx" ON "call_listening"("call_id", "at");
