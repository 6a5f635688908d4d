-- The few leads with something overdue, and those that wait for money: a board counts them of all its leads, not of those it has loaded.
CREATE INDEX process_overdue_idx ON process (noun_id) WHERE waits_for @> '[{"overdue": true}]';
CREATE INDEX process_payment_idx ON process (noun_id) WHERE waits_for @> '[{"what": "payment"}]';

-- Only who was shown a form can be converted by it; plain HTML and programs send to it unseen. Of the past no more is known than that nobody answers what was not shown.
ALTER TABLE form_day ADD COLUMN answered integer NOT NULL DEFAULT 0;
UPDATE form_day SET answered = least(sent, shown);
