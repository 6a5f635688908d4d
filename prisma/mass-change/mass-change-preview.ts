import { setImmediate } from 'node:timers/promises';
import { firesFor } from '../../workflows/mass-change/mass-change.ts';
import type { MassPreview, MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { decide } from '../../workflows/lead/decide.ts';
import { tagged } from '../../workflows/lead/fill.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { leadNow } from '../lead/lead-row.ts';
import { leadWorld } from '../lead/order-lead.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { livingLeads, type LivingRow } from '../automation/living-lead.ts';
import { chosenLeads, MOST_CHOSEN } from './mass-change.ts';
import { sql } from '../sql.ts';

/** Small enough that other requests are answered between two batches. */
const BATCH = 200;
const EXAMPLES = 20;

type Refused = { because: Refusal; count: number; leads: { id: string; name: string }[] };
export type Preview = Omit<MassPreview, 'refused'> & { refused: Refused[] };

/** What a mass change would do to the chosen leads, by the same rules; nothing is written. Refused: FilterUnknown, NothingChosen, TooManyChosen. */
export const previewMassChange = async (
  db: Database,
  me: { id: string; role: Role },
  { chosen, order, automations }: MassWish,
): Promise<Preview | Refusal> => {
  const where = chosenLeads(me, chosen);
  if (isRefusal(where)) return where;
  const refused = new Map<string, Refused>();
  const fires = new Map<string, { automation: string; name: Words; count: number }>();
  const sums = { total: 0, changed: 0, firing: 0 };
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await livingLeads(db, { where: sql`${where} AND l.id > ${after}::uuid`, needs: ALL, limit: BATCH });
    for (const row of rows) {
      sums.total += 1;
      const because = await whyNot(db, me, row, order);
      if (because) {
        const group = refused.get(because.refusal) ?? { because, count: 0, leads: [] };
        refused.set(because.refusal, group);
        group.count += 1;
        if (group.leads.length < EXAMPLES) group.leads.push({ id: row.lead.id, name: row.lead.name });
        continue;
      }
      sums.changed += 1;
      if (automations === 'quiet') continue;
      const pipeline = await livePipeline(db, row.lead.pipeline_version_id);
      const fired = firesFor(pipeline, row, order, leadNow(row.lead));
      if (fired.length > 0) sums.firing += 1;
      for (const key of fired) {
        const name = pipeline.definition.automations.find((one) => one.key === key)?.name ?? { ru: key };
        const known = fires.get(key) ?? { automation: key, name, count: 0 };
        fires.set(key, { ...known, count: known.count + 1 });
      }
    }
    const last = rows.at(-1);
    if (sums.total > MOST_CHOSEN) return refuse('TooManyChosen', { most: MOST_CHOSEN });
    if (!last || rows.length < BATCH) break;
    after = last.lead.id;
    await setImmediate();
  }
  if (sums.total === 0) return refuse('NothingChosen');
  const most = <T extends { count: number }>(groups: Map<string, T>) =>
    [...groups.values()].sort((a, b) => b.count - a.count);
  return { ...sums, refused: most(refused), fires: most(fires) };
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
