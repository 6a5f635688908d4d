-- A task may belong to a subject that is no lead: a ticket.
ALTER TABLE task ADD COLUMN of_kind text, ADD COLUMN of_id uuid;
CREATE INDEX task_of_id_idx ON task (of_id);
