-- The ledger takes what goes back, too, and money that no invoice expects.
ALTER TABLE "invoice" ADD COLUMN     "refunded" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "share" JSONB,
ADD COLUMN     "trouble" JSONB;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "payment_ref" TEXT,
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_by" UUID,
ALTER COLUMN "invoice_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "payment_provider_payment_ref_idx" ON "payment"("provider", "payment_ref");

-- The rows that were there name the payment that they are of, as new ones do.
UPDATE payment SET payment_ref = external_id WHERE payment_ref IS NULL;
