import type { Columns } from './columns.schema.ts';

/** Which columns keep each word of a state. */
export type Keeping<State> = Partial<Record<keyof State & string, (state: State) => Record<string, unknown>>>;

/** The columns whose words an evolution has touched, before and after. */
export const differenceOf = <State extends object>(keeping: Keeping<State>, before: State, after: State): Columns => {
  const columns: Columns = {};
  for (const [word, columnsOf] of Object.entries(keeping) as [keyof State, (state: State) => object][]) {
    if (Object.is(before[word], after[word])) continue;
    const was = columnsOf(before) as Record<string, unknown>;
    for (const [column, value] of Object.entries(columnsOf(after)))
      columns[column] = [was[column] ?? null, value ?? null];
  }
  return columns;
};

/** Events as they were decided, each with the columns that it changes, and what all of them write: the row's new values by column. */
export const written = <State extends object, E extends { type: string; data: object }>(
  keeping: Keeping<State>,
  evolve: (state: State, event: E, at: string) => State,
  { state, events, at }: { state: State; events: E[]; at: string },
): { events: (E & { data: { set: Columns } })[]; set: Record<string, unknown> } => {
  let now = state;
  const told = events.map((event) => {
    const before = now;
    now = evolve(before, event, at);
    return { ...event, data: { ...event.data, set: differenceOf(keeping, before, now) } };
  });
  const set = Object.fromEntries(
    Object.entries(differenceOf(keeping, state, now)).map(([column, [, after]]) => [column, after]),
  );
  return { events: told, set };
};
