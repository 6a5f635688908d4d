-- A task may concern a client or a company without a lead; `due_set_at`: when a user last set its due time, from when on it reminds.
ALTER TABLE task
  ADD COLUMN track TEXT,
  ADD COLUMN contact_id UUID REFERENCES contact (id),
  ADD COLUMN company_id UUID REFERENCES company (id),
  ADD COLUMN due_set_at TIMESTAMPTZ(3),
  ADD COLUMN checklist JSONB NOT NULL DEFAULT '[]';

-- What a task is called aloud: two letters that Latin and Cyrillic share, without O, and eight digits. The step is prime to how many there are, so
-- none comes twice, and two numbers do not tell how many tasks lie between them.
CREATE SEQUENCE task_track;
CREATE FUNCTION track_of(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT substr('ABCEHKMPTXY', (at / 1100000000)::int + 1, 1) || substr('ABCEHKMPTXY', (at / 100000000 % 11)::int + 1, 1)
    || lpad((at % 100000000)::text, 8, '0') FROM (SELECT (n * 7481370923 + 1449837807) % 12100000000 AS at) place
$$;
ALTER TABLE task ALTER COLUMN track SET DEFAULT track_of(nextval('task_track'));

CREATE INDEX task_contact_id_idx ON task (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX task_company_id_idx ON task (company_id) WHERE company_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS lead_company_idx ON lead (company_id) WHERE company_id IS NOT NULL;
