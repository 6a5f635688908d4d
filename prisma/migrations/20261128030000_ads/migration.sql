-- AlterTable
ALTER TABLE "channel_account" ADD COLUMN     "trouble" TEXT;

-- CreateTable
CREATE TABLE "address_trouble" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "address_trouble_pkey" PRIMARY KEY ("kind","value")
);

-- Leads that ads brought without a phone or an e-mail were dropped into the settings; now they are leads with a task for a person.
UPDATE "inbox" SET "state" = 'new', "attempts" = 0, "error" = NULL WHERE "source" LIKE 'ad:%' AND "state" = 'failed' AND "error" = 'no_contact';
