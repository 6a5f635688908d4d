import type { SteerFacts } from '../../workflows/automation/steer.ts';
import type { SteerOrder } from '../../workflows/automation/steer.schema.ts';
import { typesMeaning } from '../../workflows/subject/nouns.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { memoryOf } from '../process/process.ts';

/** What an order to a subject's process is decided by: as much of it as the order needs. */
export const readSteerFacts = async (db: Database, subject: Subject, wish: SteerOrder): Promise<SteerFacts> => {
  if (wish.order === 'run' || wish.order === 'press') return {};
  if (wish.order === 'retry') return { failure: await failureOf(db, subject, wish.event) };
  const memory = await memoryOf(db, subject);
  if (wish.order === 'restore')
    return { memory, skip: await skipOf(db, subject, { taken: wish.taken, cursor: memory?.cursor ?? 0 }) };
  return { memory, ...(wish.order === 'now' ? {} : { taken: uuidv7() }) };
};

const failureOf = async (db: Database, { id }: Subject, event: string): Promise<SteerFacts['failure']> => {
  const { rows } = await db.pool.query(
    `SELECT data, cause FROM event WHERE id = $1 AND subject_id = $2 AND type = 'automation.failed'`,
    [event, id],
  );
  if (!rows[0]) return undefined;
  const { automation, step, name } = rows[0].data;
  return { name, failed: { automation, action: step, cause: rows[0].cause } };
};

const skipOf = async (
  db: Database,
  { id }: Subject,
  { taken, cursor }: { taken: string; cursor: number },
): Promise<SteerFacts['skip']> => {
  const { rows } = await db.pool.query<NonNullable<SteerFacts['skip']>>(
    `SELECT s.data -> 'name' AS name, s.data ->> 'order' AS of, s.number <= $3 AS heard,
       EXISTS (SELECT 1 FROM event e WHERE e.subject_id = $1 AND e.number > s.number AND e.type = ANY($4)) AS gone,
       EXISTS (SELECT 1 FROM event e WHERE e.subject_id = $1 AND e.number > $3 AND e.type = ANY($4)) AS going,
       EXISTS (SELECT 1 FROM event e WHERE e.subject_id = $1 AND e.number > s.number AND e.type = ANY($5)
         AND e.data ->> 'order' = 'restore' AND e.data ->> 'taken' = $2) AS back
     FROM event s WHERE s.subject_id = $1 AND s.type = ANY($5) AND s.data ->> 'taken' = $2 AND s.data ->> 'order' <> 'restore'`,
    [id, taken, cursor, typesMeaning('moved', 'reopened', 'migrated'), typesMeaning('steered')],
  );
  return rows[0];
};
