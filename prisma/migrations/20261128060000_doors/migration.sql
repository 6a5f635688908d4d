-- Links that let somebody in once; only the sha-256 of a token is kept.
CREATE TABLE "entry_link" (
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entry_link_pkey" PRIMARY KEY ("token_hash")
);
