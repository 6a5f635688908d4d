-- Each message counted all others of its day, so a busy day made each of them dearer. Places are numbered: what was taken since the first of the day is at
-- most the difference, and only what may come near a cap is counted. Half a cap is far enough: the first by its moment need not be the first by its number.
ALTER TABLE "stranger_message" ADD COLUMN "n" BIGSERIAL NOT NULL;
DROP INDEX "stranger_message_account_country_at_idx";
CREATE INDEX "stranger_message_account_at_idx" ON "stranger_message"("account", "at");

CREATE OR REPLACE FUNCTION messages_sent(by_account text, to_recipient text, by_form text, of_country text, moment timestamptz, caps jsonb)
RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  since CONSTANT timestamptz := moment - interval '1 day';
  upto CONSTANT timestamptz := moment + interval '1 minute';
  last CONSTANT bigint := (SELECT last_value FROM stranger_message_n_seq);
  per_form CONSTANT integer := caps ->> 'perForm';
  per_country CONSTANT integer := caps ->> 'perCountry';
  per_day CONSTANT integer := caps ->> 'smsPerDay';
  recipients bigint;
  forms bigint;
  country bigint := 0;
  sms bigint := 0;
BEGIN
  SELECT count(*) INTO recipients FROM (SELECT 1 FROM stranger_message s WHERE s.recipient = to_recipient AND NOT held AND at > since AND at <= upto LIMIT (caps ->> 'perRecipient')::int) counted;
  forms := last - (SELECT n FROM stranger_message s WHERE s.form = by_form AND at > since ORDER BY at LIMIT 1) + 1;
  IF forms * 2 > per_form - 500 THEN
    SELECT count(*) INTO forms FROM (SELECT 1 FROM stranger_message s WHERE s.form = by_form AND NOT held AND at > since AND at <= upto LIMIT per_form) counted;
  END IF;
  IF of_country IS NOT NULL THEN
    sms := last - (SELECT n FROM stranger_message s WHERE s.account = by_account AND at > since ORDER BY at LIMIT 1) + 1;
    country := sms;
    IF sms * 2 > per_day - 500 THEN
      SELECT count(*) INTO sms FROM (SELECT 1 FROM stranger_message s WHERE s.account = by_account AND NOT held AND at > since AND at <= upto LIMIT per_day) counted;
    END IF;
    IF country * 2 > per_country - 500 THEN
      SELECT count(*) INTO country FROM (SELECT 1 FROM stranger_message s WHERE s.account = by_account AND s.country = of_country AND NOT held AND at > since AND at <= upto LIMIT per_country) counted;
    END IF;
  END IF;
  RETURN jsonb_build_object('recipient', recipients, 'form', coalesce(forms, 0), 'country', coalesce(country, 0), 'sms', coalesce(sms, 0));
END $$;
