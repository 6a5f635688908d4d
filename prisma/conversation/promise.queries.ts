import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { talkServiceTypes } from '../../workflows/conversation/promise.ts';
import type { Database } from '../client.ts';
import type { ConversationRow } from './conversation-row.ts';

/** As much of a talk is told; a longer one forgets how its first waits ended. */
const MOST = 400;

type Told = Pick<SubjectEvent, 'type' | 'at' | 'data'>;

/** The last events of a talk by which its promises go, in order. */
export const talkServiceEvents = async (db: Database, id: string): Promise<Told[]> => {
  const { rows } = await db.pool.query<Omit<Told, 'at'> & { at: Date }>({
    name: 'talk-service-events',
    text: `SELECT type, at, data FROM event WHERE subject_kind = 'conversation' AND subject_id = $1 AND type = ANY($2) ORDER BY number DESC LIMIT ${MOST}`,
    values: [id, talkServiceTypes],
  });
  return rows.reverse().map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
};

/** The next talks without a ticket in which somebody waits for us, in the order of their ids. */
export const readWaitingTalks = async (
  db: Database,
  after: string | undefined,
  limit: number,
): Promise<ConversationRow[]> => {
  const { rows } = await db.pool.query<ConversationRow>({
    name: 'waiting-talks',
    text: `SELECT * FROM conversation WHERE waiting_since IS NOT NULL AND ticket_id IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    values: [after ?? null, limit],
  });
  return rows;
};
