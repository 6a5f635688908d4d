-- Texts as the speech server said them for a client.
CREATE TABLE "spoken" (
    "hash" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spoken_pkey" PRIMARY KEY ("hash")
);
CREATE UNIQUE INDEX "spoken_token_key" ON "spoken"("token");
CREATE INDEX "spoken_said_at_idx" ON "spoken"("said_at");
