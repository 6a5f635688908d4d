import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { educationForm } from '../../../prisma/seed/education.ts';
import { htmlSnippet } from '../../../workflows/form/snippet.ts';
import { entry, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk.close());

const WINDOWS = '%C8%E2%E0%ED+%CF%E5%F2%F0%EE%E2';
const nameOf = async (answer: { status: number; body: { id: string } }) => {
  expect(answer.status).toBe(201);
  return (await desk.ask('GET', `/leads/${answer.body.id}`, { as: 'saule' })).body.name;
};
const sendRaw = (raw: string | Buffer, type: string) =>
  desk.ask('POST', '/forms/education', { raw, headers: { 'content-type': type } });
const form = 'application/x-www-form-urlencoded';

describe('B2 a form from a page in another charset', () => {
  it('is read by the charset that it declares (built F20)', async () => {
    const body = `name=${WINDOWS}&phone=%2B77015552018&consent=true`;
    expect(await nameOf(await sendRaw(body, `${form}; charset=windows-1251`))).toBe('Иван Петров');
  });

  it.each([
    ['koi8-r', 'name=%E9%D7%C1%CE&phone=%2B77015552019&consent=true', 'Иван'],
    ['"cp1251"', `name=${WINDOWS}&phone=%2B77015552020&consent=true`, 'Иван Петров'],
    ['iso-8859-5', 'name=%B8%D2%D0%DD&phone=%2B77015552021&consent=true', 'Иван'],
    ['utf-16le', Buffer.from('name=Иван&phone=%2B77015552022&consent=true', 'utf16le'), 'Иван'],
  ])('knows %s', async (charset, body, name) => {
    expect(await nameOf(await sendRaw(body, `${form}; charset=${charset}`))).toBe(name);
  });

  it.each([
    ['windows-1251', 'name=%26%231240%3B%F1%E5%EB&phone=%2B77015552031&consent=true', 'Әсел'],
    ['koi8-r', 'name=%26%231178%3B%C1%CE%C1%D4&phone=%2B77015552032&consent=true', 'Қанат'],
    [
      'iso-8859-1',
      'name=%26%231048%3B%26%231074%3B%26%231072%3B%26%231085%3B&phone=%2B77015552033&consent=true',
      'Иван',
    ],
    ['iso-8859-1', 'name=%D0%98%D0%B2%D0%B0%D0%BD&phone=%2B77015552034&consent=true', 'Иван'],
    ['us-ascii', 'name=%D0%98%D0%B2%D0%B0%D0%BD&phone=%2B77015552035&consent=true', 'Иван'],
    ['windows-1251', 'name=%D0%98%D0%B2%D0%B0%D0%BD&phone=%2B77015552036&consent=true', 'Иван'],
  ])(
    'has the letters that %s lacks, and believes UTF-8 more than its name (built F20)',
    async (charset, body, name) => {
      expect(await nameOf(await sendRaw(body, `${form}; charset=${charset}`))).toBe(name);
    },
  );

  it('is guessed where it declares nothing, or what there is not', async () => {
    expect(await nameOf(await sendRaw(`name=${WINDOWS}&phone=%2B77015552023&consent=true`, form))).toBe('Иван Петров');
    expect(await nameOf(await sendRaw(`name=${WINDOWS}&phone=%2B77015552024&consent=true`, `${form}; charset=x`))).toBe(
      'Иван Петров',
    );
    const named = `_charset_=koi8-r&name=%E9%D7%C1%CE&phone=%2B77015552025&consent=true`;
    expect(await nameOf(await sendRaw(named, form))).toBe('Иван');
    expect(await nameOf(await sendRaw('name=%D0%98%D0%B2%D0%B0%D0%BD&phone=%2B77015552026&consent=1', form))).toBe(
      'Иван',
    );
  });

  it('is guessed in parts and in JSON, too', async () => {
    const parts = Buffer.concat([
      Buffer.from('--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n'),
      Buffer.from('C8E2E0ED', 'hex'),
      Buffer.from('\r\n--x\r\nContent-Disposition: form-data; name="phone"\r\n\r\n+77015552027'),
      Buffer.from('\r\n--x\r\nContent-Disposition: form-data; name="consent"\r\n\r\ntrue\r\n--x--\r\n'),
    ]);
    expect(await nameOf(await sendRaw(parts, 'multipart/form-data; boundary=x'))).toBe('Иван');
    const json = Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.from('C8E2E0ED', 'hex'),
      Buffer.from('","phone":"+77015552028","consent":true}'),
    ]);
    expect(await nameOf(await sendRaw(json, 'application/json; charset=windows-1251'))).toBe('Иван');
    expect(await nameOf(await sendRaw(JSON.stringify(entry(29, { name: 'Ұлпан 🎓' })), 'application/json'))).toBe(
      'Ұлпан 🎓',
    );
  });

  it('comes in UTF-8 from a page that holds our snippet', () => {
    const place = { key: 'education', language: 'ru' as const, origin: 'https://crm.example' };
    expect(htmlSnippet(educationForm([]), place)).toContain('accept-charset="utf-8"');
  });
});

describe('B2 a name in parts', () => {
  const found = async (q: string) =>
    (await desk.ask('GET', `/leads?q=${encodeURIComponent(q)}`, { as: 'saule' })).body.items.map(
      (lead: { name: string }) => lead.name,
    );

  it.each([
    ['Семён Щёголев', 'Семён'],
    ['Майя Йорданова', 'Йорданова'],
    ['Андрій Їжак', 'Їжак'],
    ['Zoë Müller', 'Müller'],
  ])('is composed and found however it is typed (built F21): %s', async (name, word) => {
    for (const [index, typed] of [name.normalize('NFD'), name.normalize('NFC')].entries()) {
      const answer = await desk.ask('POST', '/forms/education', {
        body: entry(100 + index, { name: typed, phone: `+770155${String(50000 + name.length * 10 + index)}` }),
      });
      expect(await nameOf(answer)).toBe(name.normalize('NFC'));
    }
    for (const q of [word.normalize('NFC'), word.normalize('NFD')]) expect(await found(q)).toHaveLength(2);
  });

  it('that came before is composed by the migration', async () => {
    const { pool } = desk.office.db;
    const decomposed = 'Семён Щёголев'.normalize('NFD');
    const { rows } = await pool.query(
      `UPDATE lead SET name = $1, search = lower($1), fields = jsonb_build_object('city', $1::text) WHERE id = (SELECT id FROM lead LIMIT 1) RETURNING id`,
      [decomposed],
    );
    await pool.query(`UPDATE contact SET name = $1 WHERE id = (SELECT id FROM contact LIMIT 1)`, [decomposed]);
    const sql = readFileSync(
      join(import.meta.dirname, '../../../prisma/migrations/20261128020000_forms/migration.sql'),
      'utf8',
    );
    await pool.query(sql.slice(0, sql.indexOf('-- Challenges of forms')));
    const lead = (
      await pool.query('SELECT name, fields, search = fold(name) AS folded FROM lead WHERE id = $1', [rows[0].id])
    ).rows[0];
    expect(lead).toEqual({ name: 'Семён Щёголев', fields: { city: 'Семён Щёголев' }, folded: true });
    const left = await pool.query('SELECT 1 FROM contact WHERE name IS NOT NFC NORMALIZED');
    expect(left.rowCount).toBe(0);
  });
});
