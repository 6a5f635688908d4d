-- A lead that a user said is one with another: it is closed without being won or lost, stands still, and its row points at the one that stays.
ALTER TABLE "lead" ADD COLUMN "joined_to" UUID;
CREATE INDEX lead_joined_idx ON lead (joined_to) WHERE joined_to IS NOT NULL;

-- A merge is put back by parting, not by undoing columns.
DROP TRIGGER event_undo_point ON event;
CREATE TRIGGER event_undo_point AFTER INSERT ON event FOR EACH ROW
  WHEN (NEW.subject_kind = 'lead' AND NEW.cause IS NULL AND NEW.actor ->> 'kind' = 'user' AND NEW.noun IN ('lead', 'task')
    AND NEW.type NOT IN ('lead.created', 'lead.noted', 'lead.paused', 'lead.resumed', 'lead.skipped', 'lead.undone', 'task.undone',
      'lead.contact_added', 'lead.contact_removed', 'lead.contact_role_changed', 'lead.contact_chosen', 'lead.joined', 'lead.parted',
      'lead.merged', 'lead.took_in', 'lead.unmerged', 'lead.let_go')
    AND NOT NEW.data ? 'undo' AND (NEW.type <> 'lead.steered' OR NEW.data ->> 'order' IN ('press', 'run')))
  EXECUTE FUNCTION keep_undo_point();
