-- Counts what a day's caps know and takes the place of one more message. All messages of the house used to wait for one lock until the transaction of
-- another ended, whichever lead or team it was for. Now one waits only for another to the same recipient, and for all others where a cap of the house is
-- near: nearer than so many messages as can be under way at once in transactions that nobody sees yet. The day's budget and that of
-- a country are counted for each kind of channel whose messages cost: the caller says a country for these alone, and by_account is the kind, so that
-- two accounts of one kind share the budget.
CREATE OR REPLACE FUNCTION take_message_place(delivery uuid, by_account text, to_recipient text, by_form text, of_country text, moment timestamptz, caps jsonb)
RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  under_way CONSTANT integer := 250;
  sent jsonb;
  is_held boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('message caps ' || to_recipient, 0));
  sent := messages_sent(by_account, to_recipient, by_form, of_country, moment, caps);
  IF (sent ->> 'form')::int + under_way >= (caps ->> 'perForm')::int
    OR (of_country IS NOT NULL AND ((sent ->> 'country')::int + under_way >= (caps ->> 'perCountry')::int OR (sent ->> 'sms')::int + under_way >= (caps ->> 'smsPerDay')::int)) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('message caps', 0));
    sent := messages_sent(by_account, to_recipient, by_form, of_country, moment, caps);
  END IF;
  is_held := (sent ->> 'recipient')::int >= (caps ->> 'perRecipient')::int OR (sent ->> 'form')::int >= (caps ->> 'perForm')::int
    OR (of_country IS NOT NULL AND ((sent ->> 'country')::int >= (caps ->> 'perCountry')::int OR (sent ->> 'sms')::int >= (caps ->> 'smsPerDay')::int));
  INSERT INTO stranger_message (delivery_id, at, account, recipient, form, country, held)
  VALUES (delivery, moment, by_account, to_recipient, by_form, of_country, is_held);
  RETURN sent;
END $$;

-- Nobody counts further than the cap. Each call sees what was committed while its caller waited for a lock, places too that were taken a moment after its own.
CREATE FUNCTION messages_sent(by_account text, to_recipient text, by_form text, of_country text, moment timestamptz, caps jsonb)
RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN jsonb_build_object(
    'recipient', (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.recipient = to_recipient AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT (caps ->> 'perRecipient')::int) counted),
    'form', (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.form = by_form AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT (caps ->> 'perForm')::int) counted),
    'country', CASE WHEN of_country IS NULL THEN 0 ELSE (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.account = by_account AND s.country = of_country AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT (caps ->> 'perCountry')::int) counted) END,
    'sms', CASE WHEN of_country IS NULL THEN 0 ELSE (SELECT count(*) FROM (SELECT 1 FROM stranger_message s WHERE s.account = by_account AND NOT held AND at > moment - interval '1 day' AND at <= moment + interval '1 minute' LIMIT (caps ->> 'smsPerDay')::int) counted) END);
END $$;
