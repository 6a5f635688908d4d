import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import { orderIn } from '../../workflows/import/day.ts';
import { ImportCounts, ImportSettings, type Cell, type ImportPatch } from '../../workflows/import/import.schema.ts';
import { guessMapping } from '../../workflows/import/guess.ts';
import type { RowFault } from '../../workflows/import/row-fault.ts';
import { targetsOf } from '../../workflows/import/target.ts';
import { whyNotMap } from '../../workflows/import/why-not-map.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { lockBulkRun } from '../mass-change/bulk-run-row.ts';
import type { Reader } from '../visible.ts';
import { command, type Doing } from '../write.ts';
import type { ImportTableRow } from './import-row.ts';
import { fieldsFor, firstPipeline, pipelineFor } from './reading.ts';

/** A table as it was read from a file. */
export type Table = { names: string[]; rows: { line: number; cells: unknown[]; fault?: 'torn' | 'long' | 'quotes' }[] };

const faults = { torn: 'ImportRowTorn', long: 'ImportRowLong', quotes: 'ImportRowQuotes' } as const;

/** Keeps the rows of a file and what its columns seem to fill; nothing else is written yet. Refused: UnknownPipeline. */
export const createImport = (
  db: Database,
  {
    me,
    noun,
    fileName,
    table,
    pipeline,
    language,
    ...doing
  }: Doing & {
    me: Reader;
    noun: FieldNoun;
    fileName: string;
    table: Table;
    pipeline: string | undefined;
    language: ImportSettings['language'];
  },
): Promise<{ id: string } | Refusal> =>
  inTransaction(db, (tx) =>
    command<{ id: string }>(
      tx,
      { key: doing.key, request: { import: noun, fileName, rows: table.rows.length } },
      async () => {
        await sweep(tx);
        const key = noun === 'lead' ? (pipeline ?? (await firstPipeline(tx))) : null;
        const published = key === null ? undefined : await pipelineFor(tx, key);
        if (isRefusal(published)) return published;
        const settings: ImportSettings = {
          ...{ mapping: [], pipeline: key, stage: null, lossReason: null, responsible: { to: 'nobody' }, language },
          ...{ currency: published?.definition.currency ?? 'KZT', automations: 'quiet' },
          dates: orderIn(table.rows.map(({ cells }) => cells as Cell[])),
          matches: noun === 'lead' ? 'lead' : 'fill',
        };
        const id = uuidv7();
        const mapping = await mappingFor(tx, me, { noun, head: table.names, pipeline: key, rows: table.rows });
        const row = {
          ...{ id, noun, state: 'planned', file_name: fileName, head: table.names, created_by: me.id },
          ...{
            settings: { ...settings, mapping },
            counts: ImportCounts.parse({ total: table.rows.length }),
            version: 1,
          },
          created_at: new Date().toISOString(),
        };
        await tx.pool.query(
          `INSERT INTO import (id, noun, state, file_name, head, settings, counts, created_by, created_at)
           SELECT id, noun, state, file_name, head, settings, counts, created_by, created_at FROM jsonb_populate_record(NULL::import, $1)`,
          [JSON.stringify(row)],
        );
        for (let from = 0; from < table.rows.length; from += AT_ONCE)
          await tx.pool.query(
            `INSERT INTO import_row (import_id, line, cells, why) SELECT $1::uuid, line, cells, why FROM jsonb_to_recordset($2) AS r(line int, cells jsonb, why jsonb)`,
            [
              id,
              JSON.stringify(
                table.rows.slice(from, from + AT_ONCE).map(({ line, cells, fault }) => ({
                  ...{ line, cells },
                  ...(fault ? { why: [{ column: null, code: faults[fault] }] satisfies RowFault[] } : {}),
                })),
              ),
            ],
          );
        return { result: { id } };
      },
    ),
  );
const AT_ONCE = 1000;

/** That of an earlier file with the same head, or what names and values say. */
const mappingFor = async (
  db: Database,
  me: Reader,
  { noun, head, pipeline, rows }: { noun: FieldNoun; head: string[]; pipeline: string | null; rows: Table['rows'] },
): Promise<(string | null)[]> => {
  const targets = targetsOf(noun, await fieldsFor(db, me, pipeline));
  const earlier = await earlierMapping(db, noun, head);
  if (earlier) return earlier.map((key) => (targets.some((one) => one.key === key) ? key : null));
  const columns = head.map((name, index) => ({
    name,
    values: rows.slice(0, LOOKED_AT).map(({ cells }) => (cells[index] ?? null) as string | null),
  }));
  return guessMapping(noun, columns, targets);
};
const LOOKED_AT = 200;

const earlierMapping = async (
  db: Database,
  noun: FieldNoun,
  head: string[],
): Promise<(string | null)[] | undefined> => {
  const { rows } = await db.pool.query<{ mapping: (string | null)[] }>(
    `SELECT settings -> 'mapping' AS mapping FROM import WHERE noun = $1 AND head = $2::jsonb AND begun_at IS NOT NULL ORDER BY id DESC LIMIT 1`,
    [noun, JSON.stringify(head)],
  );
  return rows[0]?.mapping;
};

/** Refused: NotFound, ImportBegun, VersionChanged, UnknownPipeline, ImportMapping. */
export const changeImport = (
  db: Database,
  { me, importId, patch }: { me: Reader; importId: string; patch: ImportPatch },
): Promise<{ id: string } | Refusal> =>
  inTransaction(db, async (tx) => {
    const row = await lockBulkRun<ImportTableRow>(tx, 'import', importId);
    if (isRefusal(row)) return row;
    if (row.state !== 'planned') return refuse('ImportBegun');
    const { version, ...wish } = patch;
    if (row.version !== version) return refuse('VersionChanged', { version: row.version });
    const settings = ImportSettings.parse({ ...row.settings, ...wish });
    if (wish.pipeline && wish.pipeline !== row.settings.pipeline) {
      const published = await pipelineFor(tx, wish.pipeline);
      if (isRefusal(published)) return published;
      const { rows } = await tx.pool.query<Table['rows'][number]>(
        'SELECT line, cells FROM import_row WHERE import_id = $1 ORDER BY line LIMIT 200',
        [importId],
      );
      const asked = { noun: row.noun, head: row.head, pipeline: wish.pipeline, rows };
      settings.mapping = wish.mapping ?? (await mappingFor(tx, me, asked));
      settings.stage = wish.stage ?? null;
      settings.lossReason = wish.lossReason ?? null;
    }
    const targets = targetsOf(row.noun, await fieldsFor(tx, me, settings.pipeline));
    const refusal = whyNotMap(settings.mapping, row.head, targets);
    if (refusal) return refusal;
    await tx.pool.query('UPDATE import SET settings = $2, version = version + 1 WHERE id = $1', [
      importId,
      JSON.stringify(settings),
    ]);
    return { id: importId };
  });

/** Files that nobody has begun with for a day, and the rows of those that ended a month ago: they hold what clients said. */
const sweep = async ({ pool }: Database): Promise<void> => {
  await pool.query(`DELETE FROM import WHERE state = 'planned' AND created_at < now() - interval '1 day'`);
  await pool.query(
    `DELETE FROM import_row WHERE import_id IN (SELECT id FROM import WHERE ended_at < now() - interval '30 days')`,
  );
};
