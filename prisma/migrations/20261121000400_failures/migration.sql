-- The ops page lists what automations could not do, the latest first.
CREATE INDEX event_failed_idx ON event (recorded_at DESC) WHERE type = 'automation.failed';
