-- The day's budget and that of a country are counted for each channel whose messages cost, whichever it is: the caller says a country for these alone.
-- `account` of a row is the kind of the account, so that two accounts of one kind share the budget.
CREATE OR REPLACE FUNCTION take_message_place(delivery uuid, by_account text, to_recipient text, by_form text, of_country text, moment timestamptz, caps jsonb)
RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  sent jsonb;
  is_held boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('message caps', 0));
  -- no cap is above a million; whoever waited for the lock finds places that were taken a moment after its own
  SELECT jsonb_build_object(
    'recipient', (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.recipient = to_recipient AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT 1000000) seen),
    'form', (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.form = by_form AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT 1000000) seen),
    'country', CASE WHEN of_country IS NULL THEN 0 ELSE (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.account = by_account AND s.country = of_country AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT 1000000) seen) END,
    'sms', CASE WHEN of_country IS NULL THEN 0 ELSE (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.account = by_account AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT 1000000) seen) END)
  INTO sent;
  is_held := (sent ->> 'recipient')::int >= (caps ->> 'perRecipient')::int OR (sent ->> 'form')::int >= (caps ->> 'perForm')::int
    OR (of_country IS NOT NULL AND ((sent ->> 'country')::int >= (caps ->> 'perCountry')::int OR (sent ->> 'sms')::int >= (caps ->> 'smsPerDay')::int));
  INSERT INTO stranger_message (delivery_id, at, account, recipient, form, country, held)
  VALUES (delivery, moment, by_account, to_recipient, by_form, of_country, is_held);
  RETURN sent;
END $$;
