import type { TalkAutomations } from '../../workflows/conversation/automations.schema.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { eventColumns, toEvent, type EventRow } from '../event/event.ts';

/** So many entries are told, the newest. */
const MOST = 50;

type Row = Pick<TalkAutomations, 'pipeline' | 'pipelineVersionId'> & {
  state: TalkAutomations['process']['state'] | null;
  waits_for: TalkAutomations['process']['waitsFor'] | null;
};

/** What automations of its own do in a conversation: by which pipeline, what they wait for, and what they have done there. */
export const readTalkAutomations = async (db: Database, id: string): Promise<TalkAutomations | undefined> => {
  const [{ rows: talks }, { rows }] = await Promise.all([
    db.pool.query<Row>(
      `SELECT p.key AS pipeline, v.pipeline_version_id AS "pipelineVersionId", r.state, r.waits_for FROM conversation v
        LEFT JOIN pipeline p ON p.id = v.pipeline_id LEFT JOIN process r ON r.workflow_id = $2 WHERE v.id = $1`,
      [id, processIdOf({ kind: 'conversation', id })],
    ),
    db.pool.query<EventRow>(
      `SELECT ${eventColumns} FROM event e WHERE e.subject_id = $1 AND e.noun = 'conversation' AND
        (e.cause ->> 'automation' IS NOT NULL OR e.type LIKE 'automation.%' OR e.type IN ('conversation.entered', 'conversation.left', 'conversation.migrated'))
        ORDER BY e.number DESC LIMIT ${MOST}`,
      [id],
    ),
  ]);
  const talk = talks[0];
  if (!talk) return undefined;
  const { pipeline, pipelineVersionId, state, waits_for: waits } = talk;
  const own = (waits ?? []).filter(({ what }) => what !== 'reminder');
  return {
    ...{ pipeline, pipelineVersionId },
    process: { state: state === 'stuck' ? 'stuck' : own.length > 0 ? 'waiting' : 'finished', waitsFor: own },
    items: rows.map((row) => toEvent(row)),
  };
};
