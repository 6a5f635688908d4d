import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filterOf } from '../../prisma/filter.ts';
import { leadFacts } from '../../prisma/lead-facts.ts';
import type { LeadRow } from '../../prisma/lead-row.ts';
import { query, sql } from '../../prisma/sql.ts';
import type { Condition, Filter } from '../../workflows/automation/condition.schema.ts';
import { fulfils } from '../../workflows/automation/condition.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { newClient } from '../support/letters.ts';
import { newLead, openOffice, type Office } from '../support/people.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const now = '2026-11-21T10:00:00.000Z';
const chosenBy = async (condition: Condition): Promise<string[]> => {
  const where = filterOf(condition, now);
  if (isRefusal(where)) throw new Error(JSON.stringify(where));
  const { rows } = await office.db.pool.query(query(sql`SELECT l.id FROM lead l WHERE ${where} ORDER BY l.id`));
  return rows.map(({ id }) => id);
};

describe('A12 the filter language in SQL', () => {
  it('chooses the very leads that fulfil the condition, whatever it asks', async () => {
    const needs = new Set(['contact', 'company', 'invoices', 'tasks', 'responsible']);
    for (const set of [
      {},
      { fields: { city: 'Алматы', age: 17, on: true, at: '2026-11-01', list: ['a', 'b'] }, tags: ['vip', 'Canada'] },
      { fields: { city: '', age: 17.5, on: false, at: 'soon', list: [] }, amount: 100_00, currency: 'KZT' },
      {
        fields: { city: null, age: '17', at: '2026-11-21T09:59:00.000Z' },
        stage: 'half',
        entries: { half: 2 },
        source: { form: 'x' },
      },
    ]) {
      const { leadId } = await newClient(office);
      for (const [column, value] of Object.entries(set))
        await office.db.pool.query(`UPDATE lead SET ${column} = $2 WHERE id = $1`, [
          leadId,
          ['fields', 'entries', 'source'].includes(column) ? JSON.stringify(value) : value,
        ]);
    }
    await newLead(office);
    const { rows } = await office.db.pool.query<LeadRow>('SELECT * FROM lead ORDER BY id');
    const known = await Promise.all(
      rows.map(async (row) => ({ id: row.id, facts: await leadFacts(office.db, row, needs) })),
    );
    const path = fc.constantFrom(
      ...[
        'stage',
        'tags',
        'responsible',
        'amount.amount',
        'amount.currency',
        'name',
        'createdAt',
        'fields.city',
        'fields.age',
        'fields.on',
      ],
      ...[
        'fields.at',
        'fields.list',
        'fields.none',
        'source.form',
        'entries.half',
        'contact.language',
        'contact.email',
        'contact.phone',
      ],
      ...['company.name', 'invoices.unpaid', 'tasks.open', 'closedAt'],
    );
    const scalar = fc.constantFrom<string | number | boolean>(
      ...[
        '',
        'half',
        'новый',
        'АЛМАТЫ',
        'Алматы',
        'vip',
        'a',
        'ru',
        'KZT',
        'x',
        '17',
        'new',
        'aida@demo.voronka',
        '%',
        "'",
      ],
      ...[0, 17, 17.5, 10_000, 2, -1, true, false],
    );
    const filter: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({ field: path, is: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'contains'), value: scalar }),
      fc.record({ field: path, is: fc.constantFrom('in', 'not_in'), value: fc.array(scalar, { maxLength: 3 }) }),
      fc.record({ field: path, is: fc.constantFrom('empty', 'filled') }),
      fc.record({
        field: path,
        is: fc.constantFrom('older', 'newer'),
        than: fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('minutes', 'days', 'weeks') }),
      }),
    );
    const condition = fc.letrec<{ any: Condition }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        filter,
        fc.record({ all: fc.array(tie('any'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('any'), { maxLength: 3 }) }),
        fc.record({ not: tie('any') }),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(condition, async (asked) => {
        const expected = known.filter(({ facts }) => fulfils(asked, facts, now)).map(({ id }) => id);
        expect(await chosenBy(asked)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('refuses what no row can answer, and says which path it is', () => {
    for (const field of [
      'now.hour',
      'calendar.office.working',
      'fields',
      'fields.a.b',
      'password',
      '__proto__',
      'amount',
    ])
      expect(filterOf({ all: [{ not: { field, is: 'filled' } }] }, now)).toEqual({
        refusal: 'FilterUnknown',
        values: { field },
      });
  });
});
