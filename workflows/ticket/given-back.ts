import type { TicketOrder } from './order.ts';
import type { Priority } from './priority.schema.ts';

const kept = ['stage', 'responsible_id', 'group_id', 'priority', 'tags'];

/** The orders that give back what a change `set` (column to before and after); undefined where somebody has changed it since. */
export const ticketGivenBack = (
  set: Record<string, [unknown, unknown]>,
  now: Record<string, unknown>,
): TicketOrder[] | undefined => {
  const columns = kept.filter((column) => set[column]);
  const is = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  if (columns.length === 0 || columns.some((column) => !is(set[column]![1], now[column]))) return undefined;
  const before = (column: string) => set[column]![0];
  const person = { to: set['responsible_id']?.[0] as string | null | undefined };
  const group = { group: set['group_id']?.[0] as string | null | undefined };
  return [
    ...(set['stage'] ? [stageBack(String(before('stage')), set['closed_at'] !== undefined)] : []),
    ...(set['responsible_id'] || set['group_id'] ? [{ do: 'ticket.assign' as const, ...person, ...group }] : []),
    ...(set['priority'] ? [{ do: 'ticket.set' as const, set: { priority: before('priority') as Priority } }] : []),
    ...(set['tags'] ? [{ do: 'ticket.retag' as const, tags: before('tags') as string[] }] : []),
  ];
};

const stageBack = (stage: string, wasClosed: boolean): TicketOrder =>
  wasClosed ? { do: 'ticket.reopen', stage } : { do: 'ticket.move', stage };
