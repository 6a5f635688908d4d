import type { TalkAutomations } from '../../workflows/conversation/automations.schema.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { eventColumns, toEvent, type EventRow } from '../event/event.ts';
import { namesOf } from '../event/event.queries.ts';

/** What happens to them, whoever does it. */
const TURNS = ['entered', 'left', 'migrated', 'paused', 'resumed', 'steered'].map((turn) => `conversation.${turn}`);

/** So many entries are told, the newest. */
const MOST = 50;

type Row = Pick<TalkAutomations, 'pipeline' | 'pipelineVersionId'> & {
  stage_entered_at: Date | null;
  paused_at: Date | null;
  paused_until: Date | null;
  reason: string | null;
  error: string | null;
  state: TalkAutomations['process']['state'] | null;
  waits_for: TalkAutomations['process']['waitsFor'] | null;
};

/** What automations of its own do in a conversation: by which pipeline, what they wait for, and what they have done there. */
export const readTalkAutomations = async (db: Database, id: string): Promise<TalkAutomations | undefined> => {
  const [{ rows: talks }, { rows }] = await Promise.all([
    db.pool.query<Row>(
      `SELECT p.key AS pipeline, v.pipeline_version_id AS "pipelineVersionId", v.stage_entered_at, v.paused_at, v.paused_until, r.state, r.waits_for, r.error,
          (SELECT e.data ->> 'reason' FROM event e WHERE e.subject_id = v.id AND e.type = 'conversation.paused' ORDER BY e.number DESC LIMIT 1) AS reason
        FROM conversation v
        LEFT JOIN pipeline p ON p.id = v.pipeline_id LEFT JOIN process r ON r.workflow_id = $2 WHERE v.id = $1`,
      [id, processIdOf({ kind: 'conversation', id })],
    ),
    db.pool.query<EventRow>(
      `SELECT ${eventColumns} FROM event e WHERE e.subject_id = $1 AND e.noun = 'conversation' AND
        (e.cause ->> 'automation' IS NOT NULL OR e.type LIKE 'automation.%' OR e.type = ANY($2))
        ORDER BY e.number DESC LIMIT ${MOST}`,
      [id, TURNS],
    ),
  ]);
  const talk = talks[0];
  if (!talk) return undefined;
  const names = await namesOf(db, rows);
  const { pipeline, pipelineVersionId, state, waits_for: waits, paused_at: pausedAt } = talk;
  const own = (waits ?? []).filter(({ what }) => what !== 'reminder' && what !== 'person');
  return {
    ...{ pipeline, pipelineVersionId },
    process: {
      state: state === 'stuck' ? 'stuck' : pausedAt ? 'paused' : own.length > 0 ? 'waiting' : 'finished',
      waitsFor: own,
      pausedReason: pausedAt && talk.reason,
      pausedUntil: talk.paused_until?.toISOString() ?? null,
      error: state === 'stuck' ? talk.error : null,
    },
    since: talk.stage_entered_at?.toISOString() ?? null,
    items: rows.map((row) => toEvent(row, names)),
  };
};
