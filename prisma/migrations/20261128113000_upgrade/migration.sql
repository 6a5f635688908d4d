-- A record that was served by processes of an older life (temporal/processes.ts) has them ended before they are begun anew.
ALTER TABLE revival ADD COLUMN life integer NOT NULL DEFAULT 2;
ALTER TABLE revival ALTER COLUMN life DROP DEFAULT;
ALTER TABLE revival_process ADD COLUMN ends boolean NOT NULL DEFAULT false, ADD COLUMN begins boolean NOT NULL DEFAULT true;
CREATE INDEX revival_process_ends_idx ON revival_process (workflow_id) WHERE ends;
