-- Moved holidays by kind of week: a Saturday that meets a holiday moves it for a five-day week only. Days that an admin has changed stay.
UPDATE holiday_set h SET revision = h.revision + 1, days = (
  SELECT jsonb_agg(CASE WHEN m.date IS NOT NULL AND d -> 'working' = 'false' AND NOT d ? 'week' THEN d || '{"week": 5}' ELSE d END ORDER BY n)
  FROM jsonb_array_elements(h.days) WITH ORDINALITY AS e(d, n)
  LEFT JOIN (VALUES ('KZ', '2026-03-25'), ('KZ', '2026-05-11'), ('KZ', '2027-01-04'), ('KZ', '2027-05-03'),
    ('RU', '2026-01-09'), ('RU', '2026-05-11'), ('RU', '2027-05-03'), ('RU', '2027-06-14')) AS m(key, date)
    ON m.key = h.key AND m.date = e.d ->> 'date')
WHERE h.key IN ('KZ', 'RU') AND jsonb_array_length(h.days) > 0;

-- The contracts that came with the product say a phone and an address only where there is one; an empty value stops a message now.
UPDATE template SET
  body = regexp_replace(
    replace(body, '{{company.name}}. {{company.address}}. ', '{{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}'),
    '\{\{contact\.name\}\}\. (\S+) \{\{contact\.phone\}\}\{\{#if contact\.email',
    '{{contact.name}}{{#if contact.phone}}. \1 {{contact.phone}}{{/if}}{{#if contact.email'),
  revision = revision + 1
WHERE channel = 'document' AND body ~ '\{\{company\.name\}\}\. \{\{company\.address\}\}|\{\{contact\.name\}\}\. \S+ \{\{contact\.phone\}\}\{\{#if contact\.email';
