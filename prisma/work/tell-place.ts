import { toldWords } from '../../workflows/work/routing.words.ts';
import { fill } from '../../workflows/words/fill.ts';
import { sayByItself } from '../conversation/say.ts';
import type { Database } from '../client.ts';
import { placeInQueue } from './queue.queries.ts';

/** Once in each wait a client hears where she stands, where the account tells it and has not just said that nobody is there. */
export const tellPlaces = async (db: Database, ids: string[]): Promise<void> => {
  const { rows } = await db.pool.query<{ id: string; since: Date }>({
    name: 'tell-places',
    text: `UPDATE work w SET told_at = now() FROM conversation v JOIN channel_account a ON a.id = v.account
      WHERE w.id = ANY($1) AND v.id = w.id AND w.assignee_id IS NULL AND (w.told_at IS NULL OR w.told_at < w.since) AND (a.desk -> 'queue')::boolean
        AND (v.away_told_until IS NULL OR v.away_told_until < now()) RETURNING w.id, w.since`,
    values: [ids],
  });
  for (const { id, since } of rows) await tellPlace(db, id, since);
};

const tellPlace = async (db: Database, id: string, since: Date): Promise<void> => {
  const stands = await placeInQueue(db, id);
  if (!stands) return;
  const { place, expectedS } = stands;
  await sayByItself(db, {
    ...{ id, key: `place ${id} ${since.toISOString()}` },
    says: (language) => {
      const told = fill(toldWords.place, language, { place });
      if (expectedS === null) return told;
      return `${told} ${fill(toldWords.wait, language, { minutes: Math.max(1, Math.round(expectedS / 60)) })}`;
    },
  });
};
