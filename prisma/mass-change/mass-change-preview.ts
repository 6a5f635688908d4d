import { setImmediate } from 'node:timers/promises';
import { firesFor } from '../../workflows/mass-change/mass-change.ts';
import type { MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { decide } from '../../workflows/lead/decide.ts';
import { tagged } from '../../workflows/lead/fill.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import { leadNow } from '../lead/lead-row.ts';
import { leadWorld } from '../lead/order-lead.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { livingLeads, type LivingRow } from '../automation/living-lead.ts';
import { sql } from '../sql.ts';
import { chosenLeads, MOST_CHOSEN } from './mass-change.ts';
import { countChanged, countRefused, newSums, previewOf, type Preview } from './preview-sums.ts';

/** Small enough that other requests are answered between two batches. */
const BATCH = 200;

/** What a mass change would do to the chosen leads, by the same rules; nothing is written. Refused: FilterUnknown, NothingChosen, TooManyChosen. */
export const previewMassChange = async (
  db: Database,
  me: { id: string; role: Role },
  { chosen, order, automations }: MassWish,
): Promise<Preview | Refusal> => {
  const where = chosenLeads(me, chosen);
  if (isRefusal(where)) return where;
  const sums = newSums();
  for (let after = '00000000-0000-0000-0000-000000000000'; sums.total <= MOST_CHOSEN;) {
    const rows = await livingLeads(db, { where: sql`${where} AND l.id > ${after}::uuid`, needs: ALL, limit: BATCH });
    for (const row of rows) {
      const { lead } = row;
      const because = await whyNot(db, me, row, order);
      const pipeline = await livePipeline(db, lead.pipeline_version_id);
      if (because) countRefused(sums, because, { id: lead.id, name: lead.name });
      else countChanged(sums, pipeline, automations === 'quiet' ? [] : firesFor(pipeline, row, order, leadNow(lead)));
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last.lead.id;
    await setImmediate();
  }
  return previewOf(sums);
};

const ALL = new Set(['contact', 'company', 'invoices', 'tasks', 'responsible']);

/** The refusal that the command would give. Whether anybody can take a lead by rule shows only when it is assigned. */
const whyNot = async (
  db: Database,
  me: { id: string; role: Role },
  { lead }: LivingRow,
  order: MassWish['order'],
): Promise<Refusal | undefined> => {
  if (order.do === 'tag') return tagged(leadOf(lead), order).length === 0 ? refuse('NothingToChange') : undefined;
  if (lead.closed_at) return refuse('LeadClosed');
  if (order.do === 'assign') return lead.responsible_id === order.userId ? refuse('SamePerson') : undefined;
  if (order.do === 'assign_by_rule') return undefined;
  const actor = { kind: 'user' as const, id: me.id };
  const decision = decide(leadOf(lead), order, await leadWorld(db, lead, order, { actor, at: leadNow(lead) }));
  return isRefusal(decision) ? decision : undefined;
};
