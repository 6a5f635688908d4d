-- How soon a key (a network, an account from a network, an account, a known device) may try again: it has used up its tries until then.
-- One moment a key: it decays by itself, cannot overflow, and a row whose moment has passed says nothing.
CREATE TABLE "sign_in_pace" (
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_pace_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "sign_in_pace_until_idx" ON "sign_in_pace"("until");

-- Browsers from which somebody has signed in; only the sha-256 of the cookie's value is kept.
CREATE TABLE "device" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_pkey" PRIMARY KEY ("token_hash","user_id")
);
CREATE INDEX "device_user_id_seen_at_idx" ON "device"("user_id", "seen_at");
ALTER TABLE "device" ADD CONSTRAINT "device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody is locked out any more by what strangers type.
ALTER TABLE "app_user" DROP COLUMN "failed_logins", DROP COLUMN "locked_until";

-- Whoever changes what a person may do, by whatever command, tells every node at once.
CREATE FUNCTION tell_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rights', (to_jsonb(OLD) ->> TG_ARGV[0]));
  RETURN NULL;
END $$;
CREATE TRIGGER rights AFTER UPDATE OF role, disabled_at, password_hash, team_id ON app_user FOR EACH ROW
  WHEN ((OLD.role, OLD.disabled_at, OLD.password_hash, OLD.team_id) IS DISTINCT FROM (NEW.role, NEW.disabled_at, NEW.password_hash, NEW.team_id))
  EXECUTE FUNCTION tell_rights('id');
CREATE TRIGGER rights AFTER DELETE ON session FOR EACH ROW EXECUTE FUNCTION tell_rights('user_id');
CREATE TRIGGER rights AFTER DELETE ON api_token FOR EACH ROW EXECUTE FUNCTION tell_rights('user_id');
