import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeContact } from '../../../prisma/contact/contact.ts';
import { beginImport, undoImport } from '../../../prisma/import/import.ts';
import { runImportBatch } from '../../../prisma/import/import-batch.ts';
import { createImport } from '../../../prisma/import/import-draft.ts';
import { readLeadTurn } from '../../../prisma/lead/lead-turn.ts';
import { noteLead } from '../../../prisma/lead/lead.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const all = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows;
const doing = () => ({ actor: { kind: 'user' as const, id: office.saule } });
type Noun = 'lead' | 'contact' | 'company';

/** An import of these rows, from its file to its end. */
const bring = async (noun: Noun, names: string[], rows: string[][]): Promise<string> => {
  const made = await createImport(office.db, {
    ...{ ...doing(), me: { id: office.saule, role: 'admin' }, noun, fileName: 'a.csv', pipeline: undefined },
    ...{ language: 'ru', table: { names, rows: rows.map((cells, index) => ({ line: index + 2, cells })) } },
  });
  if (isRefusal(made)) throw new Error(made.refusal);
  await beginImport(office.db, { ...doing(), importId: made.id });
  return run(made.id);
};
const run = async (id: string): Promise<string> => {
  while (['running', 'undoing'].includes((await runImportBatch(office.db, id)).state));
  return id;
};
const undo = async (importId: string) => {
  const begun = await undoImport(office.db, { ...doing(), importId });
  await run(importId);
  return begun;
};
const rowsOf = (id: string) => all('SELECT * FROM import_row WHERE import_id = $1 ORDER BY line', [id]);
const left = async (table: Noun, ids: string[]) =>
  (await all(`SELECT id FROM ${table} WHERE id = ANY($1::uuid[])`, [ids])).length;

describe('M8 an import that is taken back', () => {
  it('goes with everything that it has made: leads, clients, companies and what hangs on them', async () => {
    const id = await bring(
      'lead',
      ['Сделка', 'Имя', 'Телефон', 'Компания', 'Теги'],
      [
        ['Первая', 'Анна', '+7 701 800 00 01', 'Акме', 'a'],
        ['Вторая', 'Борис', '+7 701 800 00 02', 'Акме', 'b'],
        ['Третья', 'Анна', '+7 701 800 00 01', '', ''],
      ],
    );
    const rows = await rowsOf(id);
    expect(rows.map(({ made }) => made)).toEqual([['lead', 'contact', 'company'], ['lead', 'contact'], ['lead']]);
    expect(await undo(id)).toMatchObject({ state: 'undoing' });
    const ids = (noun: Noun) => rows.flatMap((row) => row[`${noun}_id`] ?? []);
    expect(await Promise.all((['lead', 'contact', 'company'] as const).map((noun) => left(noun, ids(noun))))).toEqual([
      0, 0, 0,
    ]);
    const [kept] = await all('SELECT state, counts FROM import WHERE id = $1', [id]);
    expect(kept).toMatchObject({ state: 'undone', counts: { undone: 3, stays: 0 } });
    const told = await all(`SELECT data FROM event WHERE type = 'lead.withdrawn' AND noun_id = ANY($1::uuid[])`, [
      ids('lead'),
    ]);
    expect(told).toHaveLength(3);
    // whose process wakes, finds nothing and ends
    expect(await readLeadTurn(office.db, `lead:${ids('lead')[0]}`, ids('lead')[0])).toEqual({ refusal: 'NotFound' });
    expect(await undoImport(office.db, { ...doing(), importId: id })).toMatchObject({ refusal: 'NothingToUndo' });
  });

  it('leaves what somebody has touched since, with the client and the company that it needs', async () => {
    const id = await bring(
      'lead',
      ['Сделка', 'Имя', 'Телефон', 'Компания'],
      [
        ['Тронутая', 'Вера', '+7 701 800 00 11', 'Берег'],
        ['Нетронутая', 'Глеб', '+7 701 800 00 12', 'Берег'],
      ],
    );
    const rows = await rowsOf(id);
    await noteLead(office.db, { ...doing(), leadId: rows[0]!.lead_id, text: 'Перезвонить' });
    await undo(id);
    expect((await rowsOf(id)).map(({ state }) => state)).toEqual(['stays', 'undone']);
    expect(await left('lead', [rows[0]!.lead_id])).toBe(1);
    expect(
      await left(
        'contact',
        rows.map(({ contact_id }) => contact_id),
      ),
    ).toBe(1);
    expect(await left('company', [rows[0]!.company_id])).toBe(1);
  });

  it('leaves a client whom somebody has changed, and those who were here before', async () => {
    const before = await bring('contact', ['Имя', 'Телефон'], [['Дана', '+7 701 800 00 21']]);
    const id = await bring(
      'contact',
      ['Имя', 'Телефон', 'Должность'],
      [
        ['Дана', '+7 701 800 00 21', 'Директор'],
        ['Ержан', '+7 701 800 00 22', ''],
        ['Жанар', '+7 701 800 00 23', ''],
      ],
    );
    const [known, touched, untouched] = await rowsOf(id);
    expect(known!.made).toBeNull();
    await changeContact(office.db, {
      ...{ ...doing(), contactId: touched!.contact_id, sees: true, patch: { version: 1, name: 'Ержан Б.' } },
    });
    await undo(id);
    expect((await rowsOf(id)).map(({ state }) => state)).toEqual(['done', 'stays', 'undone']);
    const [dana] = await all('SELECT position FROM contact WHERE id = $1', [known!.contact_id]);
    expect(dana).toEqual({ position: 'Директор' });
    expect(await left('contact', [touched!.contact_id, untouched!.contact_id])).toBe(1);
    expect((await rowsOf(before))[0]!.contact_id).toBe(known!.contact_id);
  });

  it('gives a phone that is free again to whoever has it too', async () => {
    const id = await bring('contact', ['Имя', 'Телефон'], [['Зарина', '+7 701 800 00 31']]);
    const later = await bring('contact', ['Имя', 'Телефон'], [['Игорь', '+7 701 800 00 31']]);
    const [row] = await rowsOf(later);
    await undo(id);
    const owners = await all(`SELECT contact_id FROM address WHERE value = '+77018000031' AND owner`);
    expect(owners).toEqual([{ contact_id: row!.contact_id }]);
  });
});
