-- Those that a machine is to call, in the order in which they wait: also one whose hour has come and whose process has not woken yet.
DROP INDEX "callback_says_idx";
CREATE INDEX "callback_says_idx" ON "callback"("queued_at", "id") WHERE says IS NOT NULL AND closed_at IS NULL;
