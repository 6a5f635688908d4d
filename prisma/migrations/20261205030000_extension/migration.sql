-- The phone of a user at the PBX: what rings before a client is called.
ALTER TABLE app_user ADD COLUMN extension TEXT;
CREATE UNIQUE INDEX app_user_extension_key ON app_user (extension);
