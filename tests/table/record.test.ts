import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filterOf } from '../../prisma/lead/filter.ts';
import { leadGroups } from '../../prisma/lead/lead-groups.ts';
import { listLeads } from '../../prisma/lead/lead.queries.ts';
import { sortedLeads } from '../../prisma/lead/sorted-leads.ts';
import type { SortPlace } from '../../prisma/list-order.ts';
import { createLead } from '../../prisma/form/intake.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Sql } from '../../prisma/sql.ts';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({
    fields: [
      { key: 'rank', name: { ru: 'Ранг' }, type: 'text' },
      { key: 'score', name: { ru: 'Баллы' }, type: 'number' },
    ],
  });
});
afterAll(() => office.close());

const saule = () => ({ id: office.saule, role: 'admin' as const });
const now = '2026-03-02T00:15:00+05:00';

/** Leads that only this test sees, by a tag of its own. */
const entered = async (tag: string, all: { name: string; fields?: object; createdAt?: string }[]): Promise<void> => {
  for (const { name, fields = {}, createdAt } of all) {
    const lead = {
      pipeline: 'education',
      name,
      language: 'ru' as const,
      source: {},
      tags: [tag],
      fields: { ...fields },
    };
    const made = await createLead(office.db, { actor: { kind: 'user', id: office.aida }, lead });
    if (isRefusal(made)) throw new Error(made.refusal);
    if (createdAt) await office.db.pool.query('UPDATE lead SET created_at = $2 WHERE id = $1', [made.id, createdAt]);
  }
};
const where = (tag: string, more: Condition[] = []): Sql =>
  filterOf({ all: [{ field: 'tags', is: 'contains', value: tag }, ...more] }, now) as Sql;

/** Every page, by the names on it. */
const pages = async (tag: string, sort: string, limit: number): Promise<string[][]> => {
  const read: string[][] = [];
  for (let after: SortPlace | null | undefined; after !== null;) {
    const page = await sortedLeads(office.db, saule(), {
      ...{ pipeline: 'education', filter: where(tag), sort, limit },
      after: after && (JSON.parse(JSON.stringify(after)) as SortPlace),
    });
    if (isRefusal(page)) throw new Error(page.refusal);
    read.push(page.leads.map(({ name }) => name));
    after = page.next;
  }
  return read;
};

describe('B4 a table sorted by any column', () => {
  it('goes through equal values without leaving one out (people V01)', async () => {
    const ranks = ['A', 'B', 'C', 'C', 'C', 'D', 'E', 'F', 'G', 'H'];
    await entered(
      'v01',
      ranks.map((rank, index) => ({ name: `${index + 3}:${rank}`, fields: { rank } })),
    );
    const expected = [['3:A', '4:B', '5:C'], ['6:C', '7:C', '8:D'], ['9:E', '10:F', '11:G'], ['12:H']];
    expect(await pages('v01', 'fields.rank', 3)).toEqual(expected);
    expect(await pages('v01', '-fields.rank', 3)).toEqual([
      ['12:H', '11:G', '10:F'],
      ['9:E', '8:D', '7:C'],
      ['6:C', '5:C', '4:B'],
      ['3:A'],
    ]);
  });

  it('stands as in a dictionary, and goes on by the same order (people V09)', async () => {
    const names = ['Яковлев', 'Ёжиков', 'Ежов', 'Абрамов', 'Жуков', 'абаев'];
    await entered(
      'v09',
      names.map((name) => ({ name, fields: { rank: name } })),
    );
    const order = ['абаев', 'Абрамов', 'Ёжиков', 'Ежов', 'Жуков', 'Яковлев'];
    for (const sort of ['name', 'fields.rank', 'contact']) {
      expect((await pages('v09', sort, 2)).flat()).toEqual(order);
      expect((await pages('v09', `-${sort}`, 1)).flat()).toEqual(order.toReversed());
    }
  });

  it('puts numbers by size and whatever has none at the end, in both directions', async () => {
    await entered('none', [
      ...[10, 9, -1.5].map((score) => ({ name: String(score), fields: { score } })),
      { name: 'none' },
      { name: 'nothing either' },
    ]);
    expect(await pages('none', 'fields.score', 2)).toEqual([['-1.5', '9'], ['10', 'none'], ['nothing either']]);
    expect(await pages('none', '-fields.score', 4)).toEqual([['10', '9', '-1.5', 'none'], ['nothing either']]);
  });

  it('sees a value as soon as it is another, and knows every column', async () => {
    await entered('changed', [
      { name: 'one', fields: { score: 1 } },
      { name: 'two', fields: { score: 2 } },
    ]);
    await office.db.pool.query(
      `UPDATE lead SET fields = jsonb_build_object('score', 3) WHERE name = 'one' AND tags = '{changed}'`,
    );
    expect((await pages('changed', 'fields.score', 1)).flat()).toEqual(['two', 'one']);
    for (const sort of [
      ...['number', 'name', 'amount', 'stage', 'responsible', 'createdAt', 'updatedAt', 'stageEnteredAt', 'closedAt'],
      ...['contact', 'phone', 'email', 'company', 'tags', 'lossReason', 'source.utm_source', 'fields.gone'],
    ])
      expect((await pages('changed', `-${sort}`, 1)).flat().toSorted()).toEqual(['one', 'two']);
    const unknown = { pipeline: 'education', sort: 'password', limit: 1 };
    expect(await sortedLeads(office.db, saule(), unknown)).toEqual({
      refusal: 'SortUnknown',
      values: { sort: 'password' },
    });
  });
});

describe('B4 conditions of a table', () => {
  const named = async (tag: string, condition: Condition): Promise<string[]> => {
    const found = await listLeads(office.db, saule(), { filter: where(tag, [condition]), limit: 100 });
    return found.map(({ name }) => name).toSorted();
  };
  const moments = {
    1: '2026-09-06T18:59:59Z',
    2: '2026-09-06T19:00:00Z',
    3: '2026-09-07T12:00:00Z',
    4: '2026-09-07T18:59:59Z',
    5: '2026-09-07T19:00:00Z',
  };

  it('take a day as the reader has it (people V03), and count what they show (people V04)', async () => {
    await entered(
      'v03',
      Object.entries(moments).map(([name, createdAt]) => ({ name, createdAt, fields: { rank: createdAt } })),
    );
    const days = { 'Asia/Almaty': ['2', '3', '4'], UTC: ['3', '4', '5'], 'Europe/Moscow': ['3', '4', '5'] };
    for (const [zone, expected] of Object.entries(days))
      for (const field of ['createdAt', 'fields.rank'])
        expect(await named('v03', { field, is: 'within', value: '2026-09-07', zone })).toEqual(expected);
    const zone = 'Asia/Almaty';
    const between: Condition = {
      all: [
        { field: 'createdAt', is: 'within', value: '2026-09-07..', zone },
        { field: 'createdAt', is: 'within', value: '..2026-09-07', zone },
      ],
    };
    expect(await named('v03', between)).toEqual(['2', '3', '4']);
    const groups = await leadGroups(office.db, saule(), 'stage', { filter: where('v03', [between]) });
    expect(groups).toEqual([{ value: 'new', count: 3, amounts: [] }]);
  });

  it('compare the column itself with moments, so that an index helps (people V03)', () => {
    const filter = filterOf({ field: 'createdAt', is: 'within', value: '2026-09-07', zone: 'Asia/Almaty' }, now);
    const text = JSON.stringify(filter);
    expect(text).toContain('2026-09-06T19:00:00.000Z');
    expect(text).toContain('2026-09-07T19:00:00.000Z');
    expect(text).not.toContain('to_char');
  });

  it('hide nobody behind an empty value (people V05)', async () => {
    const ranks = ['won', 'lost', null, '', 'new'];
    await entered(
      'v05',
      ranks.map((rank, index) => ({ name: String(index + 1), fields: rank === null ? {} : { rank } })),
    );
    const field = 'fields.rank';
    expect(await named('v05', { field, is: '=', value: 'won' })).toEqual(['1']);
    expect(await named('v05', { field, is: '!=', value: 'won' })).toEqual(['2', '3', '4', '5']);
    expect(await named('v05', { field, is: 'not_in', value: ['won', 'lost'] })).toEqual(['3', '4', '5']);
    expect(await named('v05', { field, is: 'empty' })).toEqual(['3', '4']);
    expect(await named('v05', { field, is: 'filled' })).toEqual(['1', '2', '5']);
  });

  it('know today and the week where the reader is (people V06)', async () => {
    const rows = {
      a: '2026-03-01T18:59:00Z',
      b: '2026-03-01T19:00:00Z',
      c: '2026-03-01T19:15:00Z',
      d: '2026-03-08T18:59:59Z',
      e: '2026-03-08T19:00:00Z',
    };
    await entered(
      'v06',
      Object.entries(rows).map(([name, createdAt]) => ({ name, createdAt })),
    );
    const at = (value: string) => named('v06', { field: 'createdAt', is: 'within', value, zone: 'Asia/Almaty' });
    expect(await at('today')).toEqual(['b', 'c']);
    expect(await at('this_week')).toEqual(['b', 'c', 'd']);
    expect(await at('last_week')).toEqual(['a']);
  });
});

describe('B4 groups of a table', () => {
  it('say how many leads have a value and what they are worth, by currency', async () => {
    await entered('groups', [
      { name: 'a', fields: { rank: 'x' } },
      { name: 'b', fields: { rank: 'x' } },
      { name: 'c', fields: { rank: '' } },
      { name: 'd' },
      { name: 'e', fields: { rank: 'y' } },
    ]);
    await office.db.pool.query(
      `UPDATE lead SET amount = 500, currency = 'KZT' WHERE tags = '{groups}' AND name IN ('a', 'b')`,
    );
    expect(await leadGroups(office.db, saule(), 'fields.rank', { filter: where('groups') })).toEqual([
      { value: 'x', count: 2, amounts: [{ amount: 1000, currency: 'KZT' }] },
      { value: null, count: 2, amounts: [] },
      { value: 'y', count: 1, amounts: [] },
    ]);
    expect(await leadGroups(office.db, saule(), 'now.hour', {})).toMatchObject({ refusal: 'FilterUnknown' });
  });
});
