import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type pg from 'pg';

/** What a statement did: the scans of its plan, with how many rows each went through. */
export type Scan = { kind: string; table: string; rows: number };

/** The same database, where every statement tells its plan as it was carried out, those inside of our SQL functions too. */
export const explained = (url: string): string => {
  const told = new URL(url);
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
    jit: 'off',
  };
  told.searchParams.set(
    'options',
    Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  );
  return told.href;
};

/**
 * What is known of the tables, and that their rows are old: whoever looks at them meanwhile, as autovacuum does, keeps a vacuum from saying so, and
 * the planner then goes through a table rather than its index.
 */
export const vacuumed = async (pool: pg.Pool, big: string[]): Promise<void> => {
  for (let tries = 0; tries < 40; tries++) {
    await pool.query('VACUUM ANALYZE');
    const { rowCount } = await pool.query(
      `SELECT FROM pg_class WHERE relname = ANY($1) AND relkind = 'r' AND relallvisible < relpages`,
      [big],
    );
    if (rowCount === 0) return;
    await pause(250);
  }
  throw new Error('somebody looked at the tables for ten seconds');
};

/** Hears the plans of all connections of these pools; answers the scans since it was asked last. */
export const hearPlans = (pools: pg.Pool[]): (() => Scan[]) => {
  let heard: Scan[] = [];
  for (const pool of pools)
    pool.on('connect', (client) =>
      client.on('notice', ({ message = '' }) => {
        const plan = message.indexOf('{');
        if (plan !== -1 && message.includes('plan:')) heard.push(...scansOf(JSON.parse(message.slice(plan)).Plan));
      }),
    );
  return () => {
    const scans = heard;
    heard = [];
    return scans;
  };
};

/** What is asked for one thing or one page goes through no more rows of a table than this. */
const MOST_ROWS = 2000;

/** What of the big tables was gone through from end to end, or row by row for too long. */
export const goneThrough = async (
  plans: () => Scan[],
  big: string[],
  ask: () => Promise<unknown>,
): Promise<string[]> => {
  plans();
  await ask();
  const scans = plans();
  // something was asked, and we heard of it
  expect(scans.length).toBeGreaterThan(0);
  return scans
    .filter(({ kind, table, rows }) => big.includes(table) && ((kind === 'Seq Scan' && rows > 100) || rows > MOST_ROWS))
    .map(({ kind, table, rows }) => `${kind} of ${rows} rows of ${table}`);
};

type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] } & Record<string, unknown>;

const scansOf = (node: Node): Scan[] => {
  const of = (name: string) => Number(node[name] ?? 0);
  const table = node['Relation Name'];
  const rows =
    (of('Actual Rows') + of('Rows Removed by Filter') + of('Rows Removed by Index Recheck')) * of('Actual Loops');
  return [
    ...(table && node['Node Type'].endsWith('Scan') ? [{ kind: node['Node Type'], table, rows }] : []),
    ...(node.Plans ?? []).flatMap(scansOf),
  ];
};
