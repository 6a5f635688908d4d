import { setImmediate as breathe } from 'node:timers/promises';
import type { ImportPreview } from '../../workflows/import/import.schema.ts';
import { isTwoWays } from '../../workflows/import/day.ts';
import { readTexts } from '../../workflows/import/read-text.ts';
import { rowFaultSentence } from '../../workflows/import/row-fault.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import type { ImportTableRow, WaitingRow } from './import-row.ts';
import { learn, nobodyKnown, remember, rememberCompany, type Known } from './known.ts';
import { readingOf, withClients, type Read } from './reading.ts';
import { takingOf, wishOf, type Taking } from './taking.ts';

const AT_ONCE = 250;
/** So many rows are shown as they would be, and so many numbers of rows that are refused for one reason. */
const SHOWN = 20;
const MOST_GROUPS = 50;

/** What would become of the rows; nothing is written. Refused: NotFound, UnknownPipeline. */
export const previewImport = async (db: Database, id: string, language: Language): Promise<ImportPreview | Refusal> => {
  const { rows } = await db.pool.query<ImportTableRow>('SELECT * FROM import WHERE id = $1', [id]);
  if (!rows[0]) return refuse('NotFound');
  const read = await readingOf(db, rows[0]);
  if (isRefusal(read)) return read;
  const known = nobodyKnown();
  const preview: ImportPreview = {
    counts: { total: 0, new: 0, matched: 0, refused: 0 },
    rows: [],
    refused: [],
    twoWays: false,
  };
  const refused = new Map<string, ImportPreview['refused'][number]>();
  for (let after = 0; ;) {
    const { rows: some } = await db.pool.query<WaitingRow>({
      name: 'import-preview-rows',
      text: 'SELECT line, cells, why FROM import_row WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3',
      values: [id, after, AT_ONCE],
    });
    if (some.length === 0) break;
    after = some.at(-1)!.line;
    const reading = await withClients(db, read, some);
    const wishes = some.map((row) => wishOf(row, reading));
    await learn(db, known, id, wishes);
    for (const [index, row] of some.entries()) {
      const taking = takingOf(wishes[index]!, reading, known);
      preview.counts.total += 1;
      preview.counts[taking.what] += 1;
      preview.twoWays ||= hasTwoWays(row, read);
      const why =
        taking.what === 'refused' ? taking.faults.map((one) => rowFaultSentence(one, rows[0]!.head, language)) : [];
      for (const detail of why) {
        const group = refused.get(detail) ?? { detail, count: 0, lines: [] };
        group.count += 1;
        if (group.lines.length < SHOWN) group.lines.push(row.line);
        if (refused.has(detail) || refused.size < MOST_GROUPS) refused.set(detail, group);
      }
      if (preview.rows.length < SHOWN) preview.rows.push(shownRow(row.line, taking, reading, why, language));
      rememberNew(known, taking);
    }
    // others' requests come in between
    await breathe();
  }
  return { ...preview, refused: [...refused.values()].toSorted((a, b) => b.count - a.count) };
};

const shownRow = (
  line: number,
  taking: Taking,
  read: Read,
  why: string[],
  language: Language,
): ImportPreview['rows'][number] => {
  if (taking.what === 'refused') return { line, what: 'refused', values: [], match: null, why };
  const met = read.noun === 'company' ? taking.company : taking.person;
  const isKnown = met && 'row' in met;
  return {
    ...{ line, what: taking.what, why, values: readTexts(taking.wish, read, language) },
    match: taking.what === 'matched' && met ? { id: isKnown ? met.id : null, name: met.name } : null,
  };
};

const hasTwoWays = ({ cells }: WaitingRow, { targets, settings }: Read): boolean =>
  settings.dates === null &&
  targets.some((target, column) => target !== null && DAYS.has(target.type) && isTwoWays(cells[column] ?? null));
const DAYS = new Set(['date', 'moment']);

/** Whoever an earlier row would make is met by later ones. */
const rememberNew = (known: Known, taking: Taking): void => {
  if (taking.what === 'refused') return;
  const { wish, person, company } = taking;
  if (wish.contact && !person) {
    const name = wish.contact.name || (wish.lead?.name ?? '');
    const addresses = wish.contact.addresses.map((one) => ({ ...one, id: '', owner: true }));
    remember(known, { id: uuidv7(), name, names: [name], own: true }, addresses);
  }
  if (wish.company && !company)
    rememberCompany(known, { id: uuidv7(), name: wish.company.name, taxId: wish.company.taxId });
};
