-- Until when the client knows that nobody is there: absence is told once.
ALTER TABLE conversation ADD COLUMN away_told_until TIMESTAMPTZ(3);
