import { refuse, type Refusal } from '../refusal.ts';

/** One value that changed: a word of the state, or `fields.<key>`. */
export type ValueChange = { what: string; from: unknown; to: unknown };

/**
 * What is left to write of a wish: values that are other ones now. Two users who change different values of one record both keep theirs; where
 * somebody else has changed the same value since it was read (`theirs`), the wish is refused: VersionChanged.
 */
export const changesOf = <State extends object>(
  state: State,
  wish: Partial<State>,
  { theirs, version }: { theirs: string[]; version: number },
): ValueChange[] | Refusal => {
  const now = valuesOf(state);
  const changes = Object.entries(valuesOf(wish)).flatMap(([what, to]): ValueChange[] => {
    const from = now[what] ?? null;
    return to === undefined || isSame(from, to) ? [] : [{ what, from, to }];
  });
  return changes.some(({ what }) => theirs.includes(what)) ? refuse('VersionChanged', { version }) : changes;
};

/** The state after these changes. */
export const changedBy = <State extends object>(state: State, changes: ValueChange[]): State => {
  const of = (isField: boolean) => changes.filter(({ what }) => what.startsWith(FIELD) === isField);
  const fields = of(true).map(({ what, to }) => [what.slice(FIELD.length), to]);
  return {
    ...state,
    ...Object.fromEntries(of(false).map(({ what, to }) => [what, to])),
    ...(fields.length > 0 && 'fields' in state
      ? { fields: { ...(state.fields as object), ...Object.fromEntries(fields) } }
      : {}),
  };
};

/** A state's values by what a change calls them. */
export const valuesOf = (state: object): Record<string, unknown> => {
  const { fields = {}, ...own } = state as { fields?: object };
  return { ...own, ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [FIELD + key, value])) };
};

const FIELD = 'fields.';

/** What is empty stays so, however it is said. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
