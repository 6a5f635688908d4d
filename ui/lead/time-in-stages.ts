import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';

/** Milliseconds that the lead spent in each stage; the one where it stands counts until `now` of its own clock. */
export const timeInStages = (
  events: Event[],
  lead: Pick<Lead, 'stage' | 'stageEnteredAt' | 'closedAt'>,
  now: number,
): Map<string, number> => {
  const spent = new Map<string, number>();
  const add = (stage: string, ms: number) => spent.set(stage, (spent.get(stage) ?? 0) + Math.max(0, ms));
  let since: number | undefined;
  for (const { type, at, data } of [...events].sort((one, other) => Number(one.number) - Number(other.number))) {
    if (type === 'lead.created') since = Date.parse(at);
    if (type !== 'lead.moved') continue;
    if (since !== undefined) add(String(data['from']), Date.parse(at) - since);
    since = Date.parse(at);
  }
  if (lead.closedAt === null) add(lead.stage, now - Date.parse(lead.stageEnteredAt));
  return spent;
};
