import { openDatabase } from '../../prisma/client.ts';
import { seedLarge } from '../../prisma/seed/large.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { load } from './load.ts';

/** Pages of the table of a house with 300 000 leads, by a field of its own, 8 at once: the first and then further ones, from either end. */
export const d0 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const page = await bigTable(system, { short });
  await load({ atOnce: 8, seconds: 3 }, page);
  const { p99 } = await load({ atOnce: 8, seconds: short ? 8 : 20 }, page);
  return [figure({ name: 'd0.p99', value: p99, unit: 'ms' }, { of: 'value', atMost: 200 })];
};

/** Fills the house, and asks for a page of its table. */
export const bigTable = async (
  system: System,
  { short }: { short: boolean },
): Promise<(index: number, lane: number) => Promise<void>> => {
  const outside = outsideOf(system);
  const db = openDatabase(outside.databaseUrl, { size: 8 });
  await seedLarge(db.as('report'), { leads: short ? 30_000 : 300_000, seed: 7 });
  await db.as('report').pool.query('ANALYZE');
  await db.close();
  const next: Record<number, string | undefined> = {};
  return async (index: number, lane: number) => {
    const sort = lane % 2 === 0 ? 'fields.city' : '-fields.city';
    const further = index % 10 === 0 ? undefined : next[lane];
    const cursor = further ? `&cursor=${further}` : '';
    const read = await outside.get<{ next: string | null }>(`/leads?pipeline=education&limit=50&sort=${sort}${cursor}`);
    next[lane] = read.next ?? undefined;
  };
};
