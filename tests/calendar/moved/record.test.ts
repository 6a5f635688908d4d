import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readCalendars } from '../../../prisma/calendar/calendar.ts';
import { isWorkingTime } from '../../../workflows/calendar/calendar.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());

const upgrade = readFileSync(
  join(import.meta.dirname, '../../../prisma/migrations/20261128050000_letters/migration.sql'),
  'utf8',
);

it('an upgrade gives back a six-day week its days, leaves an admin’s changes and tells the calendars (built F32)', async () => {
  const days = ['2026-03-24', '2026-03-25'].map((date) => ({ date, name: { ru: 'Наурыз' }, working: false }));
  const changed = { date: '2026-05-11', name: { ru: 'Свой' }, working: true };
  await office.db.pool.query(`INSERT INTO holiday_set (key, name, days) VALUES ('KZ', '{"ru": "Казахстан"}', $1)`, [
    JSON.stringify([...days, changed]),
  ]);
  await office.db.pool.query(
    `INSERT INTO calendar (key, name, zone, week, holiday_sets) VALUES ('almaty', 'Алматы', 'Asia/Almaty', $1, '{KZ}')`,
    [JSON.stringify(Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((day) => [day, [['09:00', '18:00']]])))],
  );
  const works = async () => {
    const [calendar] = [...(await readCalendars(office.db)).values()];
    return days.map(({ date }) => isWorkingTime(calendar!, `${date}T05:00:00Z`));
  };
  expect(await works()).toEqual([false, false]);
  await office.db.pool.query(upgrade);
  expect(await works()).toEqual([false, true]);
  const { rows } = await office.db.pool.query('SELECT days, revision FROM holiday_set');
  expect(rows[0]).toMatchObject({ days: [days[0], { ...days[1], week: 5 }, changed], revision: 2 });
});

it('an upgrade makes the contract do without a phone that a client has not left', async () => {
  const body =
    '**Агентство:** {{company.name}}. {{company.address}}. Тел. {{company.phone}}\n\n**Клиент:** {{contact.name}}. Тел. {{contact.phone}}{{#if contact.email}}, {{contact.email}}{{/if}}';
  await office.db.pool.query(
    `INSERT INTO template (key, channel, language, subject, body) VALUES ('contract', 'document', 'ru', '', $1)`,
    [body],
  );
  await office.db.pool.query(upgrade);
  const { rows } = await office.db.pool.query(`SELECT body FROM template WHERE key = 'contract'`);
  expect(rows[0].body).toBe(
    '**Агентство:** {{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}Тел. {{company.phone}}\n\n**Клиент:** {{contact.name}}{{#if contact.phone}}. Тел. {{contact.phone}}{{/if}}{{#if contact.email}}, {{contact.email}}{{/if}}',
  );
});
