import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command, type NewEvent } from '../../../prisma/write.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { newLead, openOffice, type Office } from '../../support/office.ts';

let office: Office;
let leadId: string;
beforeAll(async () => {
  office = await openOffice();
  leadId = await newLead(office);
});
afterAll(async () => office?.close());

const at = '2031-05-06T07:08:09.100Z';
const given: Record<string, unknown> = {
  name: 'Алия "О\'Нил" \\ {1}',
  stage: 'half',
  stage_entered_at: at,
  entries: { new: 1, half: 2 },
  responsible_id: null,
  amount: 1234567890123,
  currency: 'KZT',
  company_id: null,
  tags: ['vip', 'a "b", {c}', ''],
  fields: { city: 'Алматы', many: ['x'], none: null },
  loss_reason: 'price',
  clock_offset: 86_400_000,
  paused_at: at,
  paused_reason: 'отпуск',
  paused_until: at,
  checklist: { half: ['one'] },
  source: { form: 'site' },
  search: 'алия',
  updated_at: at,
  closed_at: at,
  joined_to: '01a22bd8-792d-797b-8a8d-64324a9f0fea',
};

const leadNow = async () => (await office.db.pool.query('SELECT * FROM lead WHERE id = $1', [leadId])).rows[0];
const inJson = async (columns: string[]) =>
  (await office.db.pool.query('SELECT to_jsonb(l) AS row FROM lead l WHERE id = $1', [leadId])).rows.map(({ row }) =>
    columns.map((name) => row[name]),
  )[0]!;

const told = async (): Promise<NewEvent> => ({
  ...{ noun: 'lead', noun_id: leadId, seq: (await leadNow()).event_seq + 1, at, subject: { kind: 'lead', id: leadId } },
  ...{ actor: { kind: 'process', id: 'test' }, cause: null, pokes: [`lead:${leadId}`] },
  ...{ type: 'lead.changed', data: {} },
});

/** An order that sets these columns of the lead in the version that it was given, or in the one that stands there. */
const order = (set: Record<string, unknown>, { key, version }: { key?: string; version?: () => number } = {}) =>
  command(office.db, { key, request: { set } }, async () => {
    const lead = await leadNow();
    const update = { table: 'lead', id: leadId, version: version?.() ?? lead.version, set, events: 1 };
    return { updates: [update], events: [await told()], result: { id: leadId, version: update.version + 1 } };
  });

describe('A10 an order to a lead by a statement of its own', () => {
  it('keeps each column as the general way does, and leaves the others', async () => {
    for (const [name, value] of Object.entries(given)) {
      const { [name]: _, version, event_seq, ...before } = await leadNow();
      await order({ [name]: value });
      const { [name]: __, version: newer, event_seq: more, ...after } = await leadNow();
      expect({ name, ...after }).toEqual({ name, ...before });
      expect([newer, more]).toEqual([version + 1, event_seq + 1]);
    }
    const names = Object.keys(given);
    const singly = await inJson(names);
    await office.db.pool.query('SELECT write_change($1)', [
      JSON.stringify({
        ...{ key: null, hash: null, result: null, inserts: [], events: [] },
        updates: [{ table: 'lead', id: leadId, version: (await leadNow()).version, set: given, events: 0 }],
      }),
    ]);
    expect(singly).toEqual(await inJson(names));
  });

  it('plans again where somebody was faster, and numbers its events without a gap', async () => {
    const { version } = await leadNow();
    let looks = 0;
    await order({ name: 'late' }, { version: () => (looks++ === 0 ? version - 1 : version) });
    expect(looks).toBe(2);
    await Promise.all(Array.from({ length: 8 }, (_, index) => order({ name: `at once ${index}` })));
    const { rows } = await office.db.pool.query(
      'SELECT max(number) AS last, count(*)::int AS many, count(DISTINCT number)::int AS numbers FROM event WHERE subject_id = $1',
      [leadId],
    );
    expect(rows[0]).toEqual({ last: rows[0].many, many: rows[0].many, numbers: rows[0].many });
    expect((await leadNow()).version).toBe(version + 9);
  });

  it('happens once by its key, at once and later', async () => {
    const { version } = await leadNow();
    const all = await Promise.all([1, 2, 3].map(() => order({ name: 'once' }, { key: 'one order' })));
    const again = await order({ name: 'once' }, { key: 'one order' });
    expect(new Set([...all, again].map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ id: leadId, version: version + 1 })]),
    );
    const other = await order({ name: 'another' }, { key: 'one order' });
    expect(isRefusal(other) && other.refusal).toBe('KeyReused');
    expect(await leadNow()).toMatchObject({ name: 'once', version: version + 1 });
  });
});
