import type { Floor, FloorOperator } from './floor.schema.ts';
import type { Queue } from './queue.schema.ts';

/** What has changed on the floor since it was told last; lists that are named are whole, rows of the others take the place of those before. */
export type FloorNews = Partial<Omit<Floor, 'queues' | 'operators'>> & {
  queues?: Floor['queues'];
  operators?: Floor['operators'];
  /** the order of what is there now, where it is another */
  order?: { queues: string[]; operators: string[] };
};

type Row = { id: string };

/** Undefined where nothing has. */
export const newsOfFloor = (before: Floor, after: Floor): FloorNews | undefined => {
  const news: FloorNews = {};
  for (const part of ['since', 'levels', 'breaches'] as const)
    if (!isSame(before[part], after[part])) Object.assign(news, { [part]: after[part] });
  for (const part of ['queues', 'operators'] as const) {
    const known = new Map<string, Row>(before[part].map((row) => [row.id, row]));
    const rows = after[part].filter((row) => !isSame(known.get(row.id), row));
    if (rows.length > 0) Object.assign(news, { [part]: rows });
  }
  const order = { queues: after.queues.map(idOf), operators: after.operators.map(idOf) };
  if (!isSame(order, { queues: before.queues.map(idOf), operators: before.operators.map(idOf) })) news.order = order;
  return Object.keys(news).length === 0 ? undefined : news;
};

export const withNews = (floor: Floor, { order, queues = [], operators = [], ...lists }: FloorNews): Floor => ({
  ...floor,
  ...lists,
  queues: placed(floor.queues, queues, order?.queues),
  operators: placed(floor.operators, operators, order?.operators),
});

const placed = <R extends Row>(rows: R[], news: R[], order: string[] = rows.map(idOf)): R[] => {
  const known = new Map([...rows, ...news].map((row) => [row.id, row]));
  return order.flatMap((id) => known.get(id) ?? []);
};

const idOf = ({ id }: Row): string => id;
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Everybody once, by name, whatever queues she is in; of several limits the smallest counts. */
export const operatorsOf = (queues: Queue[]): FloorOperator[] => {
  const found = new Map<string, FloorOperator>();
  for (const { id: queue, operators } of queues)
    for (const operator of operators) {
      const known = found.get(operator.id);
      if (!known) found.set(operator.id, { ...operator, queues: [queue] });
      else {
        known.queues.push(queue);
        known.takes ||= operator.takes;
        known.limit = smaller(known.limit, operator.limit);
      }
    }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
};

const smaller = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);
