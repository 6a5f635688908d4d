-- Made-up tickets that show a ready pipeline: the key of that pipeline.
ALTER TABLE ticket ADD COLUMN demo text;
