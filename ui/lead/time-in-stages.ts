import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import { withoutUndone } from '../../workflows/undo/undone.ts';
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
  const told = events.flatMap(({ number, ...event }) => (number === null ? [] : [{ ...event, number }]));
  for (const event of withoutUndone(told.sort((one, other) => one.number - other.number))) {
    const at = Date.parse(event.at);
    if (event.type === 'lead.created') since = at;
    if (!isEvent(event, 'lead.moved')) continue;
    if (since !== undefined) add(event.data.from, at - since);
    since = at;
  }
  if (lead.closedAt === null) add(lead.stage, now - Date.parse(lead.stageEnteredAt));
  return spent;
};
