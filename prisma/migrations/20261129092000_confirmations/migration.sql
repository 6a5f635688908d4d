-- A client was asked whether an address is hers: by a letter with a link, or by a code in a text message.
CREATE TABLE confirmation (
  id UUID NOT NULL,
  address_id UUID NOT NULL,
  contact_id UUID NOT NULL,
  way TEXT NOT NULL,
  hash BYTEA NOT NULL,
  language TEXT NOT NULL,
  asked_by UUID,
  asked_at TIMESTAMPTZ(3) NOT NULL,
  until TIMESTAMPTZ(3) NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  closed_at TIMESTAMPTZ(3),
  outcome TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT confirmation_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX confirmation_hash_key ON confirmation (hash);
CREATE INDEX confirmation_address_id_asked_at_idx ON confirmation (address_id, asked_at);
CREATE UNIQUE INDEX confirmation_open_idx ON confirmation (address_id) WHERE closed_at IS NULL;
-- checked at once: the table is empty, and the other one is only locked against changes of its shape
ALTER TABLE confirmation ADD CONSTRAINT confirmation_address_id_fkey FOREIGN KEY (address_id) REFERENCES address (id) ON DELETE CASCADE ON UPDATE CASCADE;

-- What was asked of one person about one address says nothing once the address is refused or somebody else's.
CREATE FUNCTION revoke_confirmations_of_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE confirmation SET closed_at = now(), outcome = 'revoked', version = version + 1 WHERE address_id = NEW.id AND closed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER address_revokes AFTER UPDATE OF refused_at, contact_id ON address FOR EACH ROW
  WHEN (NEW.contact_id <> OLD.contact_id OR (NEW.refused_at IS NOT NULL AND OLD.refused_at IS NULL)) EXECUTE FUNCTION revoke_confirmations_of_address();

CREATE FUNCTION revoke_confirmations_of_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE confirmation c SET closed_at = now(), outcome = 'revoked', version = c.version + 1
    FROM address a WHERE a.contact_id = NEW.id AND c.address_id = a.id AND c.closed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER contact_revokes AFTER UPDATE OF merged_into_id ON contact FOR EACH ROW
  WHEN (NEW.merged_into_id IS NOT NULL AND OLD.merged_into_id IS NULL) EXECUTE FUNCTION revoke_confirmations_of_contact();
