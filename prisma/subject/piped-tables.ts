import { allRecords } from './subject-record.ts';

/** A noun that goes through a pipeline, with its table. */
export type PipedTable = { kind: string; table: string; rests?: true | undefined };

export const pipedTables = (): PipedTable[] => [
  { kind: 'lead', table: 'lead' },
  ...allRecords().map(({ noun: { kind }, table, rests }) => ({ kind, table, rests })),
];

/** Those whose open subjects always have a living process. */
export const livingTables = (): PipedTable[] => pipedTables().filter(({ rests }) => !rests);

/** SQL: the row of its subject beside a process `p`, whichever noun's it is. */
export const besideProcess = (): string =>
  pipedTables()
    .map(({ kind, table }, n) => `LEFT JOIN ${table} s${n} ON p.noun = '${kind}' AND s${n}.id = p.noun_id`)
    .join(' ');

/** SQL: since when that subject is paused, null where it is not. */
export const pausedAt = (): string => `coalesce(${ofEach('paused_at').join(', ')})`;

/** SQL: by how many milliseconds its clock is ahead of ours. */
export const clockOffset = (): string => `coalesce(${ofEach('clock_offset').join(', ')}, 0)`;

const ofEach = (column: string): string[] => pipedTables().map((_, n) => `s${n}.${column}`);
