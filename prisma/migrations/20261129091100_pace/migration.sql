-- The pace of an account, and of each domain or recipient in it, shared by all workers: a bucket that fills evenly is the moment at which it will be full.
-- What is lost with a crash is a moment of patience, so nothing waits for the disk.
CREATE UNLOGGED TABLE sending_pace (
  key text PRIMARY KEY,
  next_at timestamptz(3) NOT NULL DEFAULT '-infinity',
  -- up to when messages are put off to: each to a moment of its own
  put_off_to timestamptz(3) NOT NULL DEFAULT '-infinity'
);

-- The moments at which messages may go, as milliseconds from now, in the order of their keys (null: nothing but the account's pace counts). What may not go
-- within `horizon` milliseconds takes no place: `goes` is false, and its moment is when to try again.
CREATE FUNCTION take_pace(account text, per_second float8, each_per_second float8, burst int, horizon float8, keys text[])
RETURNS TABLE (wait_ms float8, goes boolean) LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz;
  account_at timestamptz;
  each_at timestamptz;
  put_off timestamptz;
  slot timestamptz;
  own timestamptz;
  step interval := make_interval(secs => 1 / per_second);
  each_step interval := make_interval(secs => 1 / each_per_second);
  one text;
BEGIN
  INSERT INTO sending_pace (key) SELECT DISTINCT k FROM unnest(keys || account) k WHERE k IS NOT NULL ORDER BY k ON CONFLICT DO NOTHING;
  PERFORM 1 FROM sending_pace p WHERE p.key = ANY (keys || account) ORDER BY p.key FOR UPDATE;
  began := clock_timestamp();
  SELECT greatest(began, p.next_at) INTO account_at FROM sending_pace p WHERE p.key = account;
  FOREACH one IN ARRAY keys LOOP
    slot := account_at;
    IF one IS NOT NULL THEN
      SELECT greatest(began, p.next_at), p.put_off_to INTO each_at, put_off FROM sending_pace p WHERE p.key = one;
      own := each_at - (burst - 1) * each_step;
      slot := greatest(account_at, own);
    END IF;
    goes := slot <= began + make_interval(secs => horizon / 1000);
    IF goes THEN
      account_at := account_at + step;
      UPDATE sending_pace p SET next_at = each_at + each_step WHERE p.key = one;
    ELSIF own > account_at THEN
      slot := greatest(slot, put_off);
      UPDATE sending_pace p SET put_off_to = slot + each_step WHERE p.key = one;
    END IF;
    wait_ms := greatest(0, extract(epoch FROM slot - began) * 1000);
    RETURN NEXT;
    own := NULL;
  END LOOP;
  UPDATE sending_pace p SET next_at = account_at WHERE p.key = account;
END $$;
