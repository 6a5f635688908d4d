import type { Cause } from '../../workflows/automation/cause.schema.ts';
import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { whyNotSay } from '../../workflows/conversation/say-once.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { ConversationRow } from './conversation-row.ts';

/** Whoever has written so much since is answered by nothing older. */
const MOST = 500;

type Row = Omit<SubjectEvent, 'number' | 'at' | 'data' | 'actor'> & {
  number: number | null;
  at: Date;
  automatic: boolean;
  kind: string;
};

/** Why an automation says nothing in a talk, by what is recorded of it. Refused: AnsweredByItself, AnsweredEnough. */
export const whyNotSayIn = async (
  db: Database,
  { id }: ConversationRow,
  cause: Cause | null,
): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<Row>({
    name: 'said-by-rules',
    text: `SELECT id::text, number, type, recorded_at AS at, cause, actor ->> 'kind' AS kind, data ? 'automatic' AS automatic FROM event
      WHERE subject_id = $1 ORDER BY number DESC LIMIT ${MOST}`,
    values: [id],
  });
  const events = rows.toReversed().map(({ number, at, automatic, kind, ...event }) => ({
    ...{ ...event, number: number ?? 0, at: at.toISOString(), actor: { kind } },
    data: automatic ? { automatic } : {},
  }));
  return whyNotSay(events, cause, new Date().toISOString());
};
