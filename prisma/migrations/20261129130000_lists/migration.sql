-- Lists of clients and companies are kept as views too, and go by name as in a dictionary.
ALTER TABLE view ADD COLUMN noun text NOT NULL DEFAULT 'lead';
ALTER TABLE view ALTER COLUMN pipeline_id DROP NOT NULL;
ALTER TABLE view ADD CONSTRAINT view_of CHECK ((noun = 'lead') = (pipeline_id IS NOT NULL));
CREATE INDEX contact_name_idx ON contact ((left(nullif(name, ''), 100) COLLATE "ru-x-icu"), id) WHERE merged_into_id IS NULL;
CREATE INDEX company_name_idx ON company ((left(nullif(name, ''), 100) COLLATE "ru-x-icu"), id) WHERE merged_into_id IS NULL;
