import { columnsOf } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';

/** What led to an event, the latest first: the event that its automation answered, what led to that, and so on to the beginning. */
export const chainOf = (event: Event, byId: Map<string, Event>): Event[] => {
  const chain: Event[] = [];
  const seen = new Set([event.id]);
  for (let at: Event | undefined = event; at?.cause;) {
    const before = byId.get(idOf(at.cause.event));
    if (!before || seen.has(before.id)) break;
    seen.add(before.id);
    chain.push(before);
    at = before;
  }
  return chain;
};

/** A cause may name a moment after its event: "17@2026-11-21T10:00:00.000Z". */
const idOf = (event: string): string => event.split('@')[0] ?? event;

export type Column = { column: string; before: unknown; after: unknown };
const silent = new Set(['updated_at', 'search', 'event_seq', 'version']);

/** What the event has changed, column by column; the pipeline's own fields one by one. */
export const changesOf = (event: Event): Column[] =>
  Object.entries(columnsOf(event)).flatMap(([column, [before, after]]) => {
    if (silent.has(column) || JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
    if (!isObject(after) || (before !== null && !isObject(before))) return [{ column, before, after }];
    const was = (before ?? {}) as Record<string, unknown>;
    return [...new Set([...Object.keys(was), ...Object.keys(after)])]
      .filter((key) => JSON.stringify(was[key] ?? null) !== JSON.stringify(after[key] ?? null))
      .map((key) => ({ column: `${column}.${key}`, before: was[key] ?? null, after: after[key] ?? null }));
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
