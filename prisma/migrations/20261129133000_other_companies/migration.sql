-- Somebody may be of several companies: the main one stands in company_id, with position; the others here, {"<id>": {"role": "..."}}.
ALTER TABLE contact ADD COLUMN other_companies JSONB;
CREATE INDEX contact_other_companies_idx ON contact USING gin (other_companies) WHERE other_companies IS NOT NULL;
