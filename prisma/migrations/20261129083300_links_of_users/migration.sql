-- Links that are one user's own: to choose a password, and to read their tasks in another calendar.
ALTER TABLE entry_link ADD COLUMN user_id UUID;
CREATE INDEX entry_link_user_id_kind_idx ON entry_link (user_id, kind);
