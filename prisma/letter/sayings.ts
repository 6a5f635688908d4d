import { colleaguesWords, type ColleaguesWords, type Saying } from '../../workflows/letter/colleagues-words.ts';
import type { Database } from '../client.ts';

/** SQL: who wrote the name and the fields of a lead that is joined under this alias, oldest first (workflows/letter/colleagues-words.ts). */
export const sayings = (alias: string): string =>
  `(SELECT jsonb_agg(jsonb_build_object('actor', e.actor ->> 'kind', 'type', e.type, 'source', e.data #> '{set,source,1}',
      'set', jsonb_strip_nulls(jsonb_build_object('name', e.data #> '{set,name}', 'fields', e.data #> '{set,fields}'))) ORDER BY e.id)
    FROM event e WHERE e.subject_id = ${alias}.id AND e.noun = 'lead' AND (e.data -> 'set' ? 'fields' OR e.data -> 'set' ? 'name'))`;

export const readColleaguesWords = async (db: Database, leadId: string): Promise<ColleaguesWords> => {
  const { rows } = await db.pool.query<{ sayings: Saying[] | null }>({
    name: 'colleagues-words',
    text: `SELECT ${sayings('l')} AS sayings FROM lead l WHERE l.id = $1`,
    values: [leadId],
  });
  return colleaguesWords(rows[0]?.sayings ?? []);
};
