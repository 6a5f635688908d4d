import type { Columns } from './columns.schema.ts';

/** Which columns keep each word of a state. */
export type Keeping<State> = Partial<Record<keyof State & string, Columned<State>>>;
type Columned<State> = (state: State) => Record<string, unknown>;

/** The columns whose words an evolution has touched, before and after. */
export const differenceOf = <State extends object>(keeping: Keeping<State>, before: State, after: State): Columns => {
  const columns: Columns = {};
  for (const [word, columnsOf] of Object.entries(keeping) as [keyof State, Columned<State>][]) {
    if (Object.is(before[word], after[word])) continue;
    const was = columnsOf(before);
    const is = columnsOf(after);
    for (const column in is) columns[column] = [was[column] ?? null, is[column] ?? null];
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
  const set: Record<string, unknown> = {};
  // one event changes what all of them change
  const changed = told.length === 1 ? told[0]!.data.set : differenceOf(keeping, state, now);
  for (const column in changed) set[column] = changed[column]![1];
  return { events: told, set };
};
