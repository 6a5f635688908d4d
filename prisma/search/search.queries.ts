import { matchedIn } from '../../workflows/search/matched.ts';
import type { SearchNoun } from '../../workflows/search/noun.ts';
import type { FoundRecord, Matched } from '../../workflows/search/search.schema.ts';
import { termsOf } from '../../workflows/search/terms.ts';
import type { Database } from '../client.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { numberIn } from '../lead/lead.queries.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { idsOf, lineAbout } from './found-ids.ts';
import { recordsOf, type SelectedRecord } from './found-records.ts';
import { anyWordIn } from './words.ts';

type Asked = { q: string; after?: string | undefined; limit: number };

/** Records of a noun that this reader may see, the newest first, with what of each was found; one more than the limit where there is a next page. */
export const searchRecords = async (
  db: Database,
  me: Reader,
  noun: SearchNoun,
  { q, after, limit }: Asked,
): Promise<FoundRecord[]> => {
  if (termsOf(q).length === 0) return [];
  const hidden = await hiddenOf(db, me, noun);
  const asked = { q, hidden, limit: limit + 1, after };
  const { rows: found } = await db.pool.query<{ id: string }>(query(idsOf[noun](me, asked)));
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const number = numberIn(q);
  const terms = [...(number === undefined ? [] : [{ writings: [String(number)], phone: false }]), ...termsOf(q)];
  const [{ rows }, { rows: lines }] = await Promise.all([
    db.pool.query<SelectedRecord>(query(recordsOf[noun](me, ids))),
    db.pool.query<{ id: string; key: string; text: string }>(query(linesOf(me, noun, { ids, q, hidden }))),
  ]);
  const records = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = records.get(id);
    if (!row) return [];
    const { texts, ...record } = row;
    const more = lines.filter((line) => line.id === id).map(({ key, text }) => saidBy(key, text));
    return [{ ...record, matched: matchedIn([...texts, ...more], terms) }];
  });
};

const hiddenOf = async (db: Database, me: Reader, noun: SearchNoun): Promise<string[]> =>
  noun === 'task' || noun === 'ticket' ? [] : [...(await hiddenFields(db, me, noun))].map((key) => `fields.${key}`);

/** Of these records the texts besides names and addresses in which something of it occurs. */
const linesOf = (
  me: Reader,
  noun: SearchNoun,
  { ids, q, hidden }: { ids: string[]; q: string; hidden: string[] },
): Sql => {
  const where = [sql`s.noun = ${noun}`, anyWordIn(sql`fold(s.text)`, q), sql`s.key <> ALL(${hidden}::text[])`];
  const { joined, id, seen } = lineAbout[noun](me);
  return sql`SELECT ${id} AS id, s.key, s.text FROM search_line s ${joined} WHERE ${join([...where, seen], ' AND ')} AND ${id} = ANY(${ids}::uuid[]) LIMIT 200`;
};

const saidBy = (key: string, text: string): Matched => {
  if (key.startsWith('fields.')) return { what: 'field', field: key.slice('fields.'.length), text };
  return { what: key.startsWith('note.') ? 'note' : (key as 'tags' | 'text' | 'result'), field: null, text };
};
