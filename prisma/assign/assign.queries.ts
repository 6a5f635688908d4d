import type { Assignment } from '../../workflows/lead/assign.schema.ts';
import type { Decision, Weighed } from '../../workflows/lead/assign.ts';
import type { Database } from '../client.ts';
import type { EventRow } from '../event/event.ts';
import { namesOf } from '../event/event.queries.ts';

type AssignmentRow = Pick<EventRow, 'id' | 'at' | 'actor' | 'cause'> & { decision: Decision | null };
/** Decisions of the first releases said one reason a candidate and none of the rest. */
type Kept = Partial<Weighed> & Pick<Weighed, 'id' | 'name' | 'load' | 'limit'> & { reason?: 'off_shift' | 'at_limit' };

/** The newest first, a hundred at most. The caller has checked that the reader may see the lead. */
export const listAssignments = async (db: Database, leadId: string): Promise<Assignment[]> => {
  const { rows } = await db.pool.query<AssignmentRow>({
    name: 'assignments',
    text: `SELECT id::text, at, actor, cause, data -> 'decision' AS decision FROM event
      WHERE subject_id = $1 AND type = 'lead.assigned' ORDER BY event.id DESC LIMIT 100`,
    values: [leadId],
  });
  const names = await namesOf(db, rows);
  return rows.flatMap(({ id, at, actor, cause, decision }) =>
    decision
      ? [
          {
            id,
            at: at.toISOString(),
            actor: { ...actor, ...(actor.id && names.has(actor.id) ? { name: names.get(actor.id)! } : {}) },
            automation: cause?.automation ?? null,
            version: decision.version ?? cause?.version ?? null,
            rule: decision.rule,
            chosen: decision.chosen,
            why: decision.why,
            order: decision.order ?? null,
            facts: decision.facts ?? null,
            candidates: (decision.candidates as Kept[]).map((one) => ({
              id: one.id,
              name: one.name,
              load: one.load,
              limit: one.limit,
              onShift: one.onShift ?? one.reason !== 'off_shift',
              absent: one.absent ?? null,
              lastAssignedAt: one.lastAssignedAt ?? null,
              reasons: one.id === decision.chosen ? [] : (one.reasons ?? (one.reason ? [one.reason] : [])),
            })),
            weighed: decision.counts?.weighed ?? decision.candidates.length,
            reasons: (decision.counts?.reasons ?? {}) as Record<string, number>,
          },
        ]
      : [],
  );
};
