import { refuse, type Refusal } from '../refusal.ts';

/** One value that changed: a word of the state, `fields.<key>`, or `companies.<id>`. */
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

/** What a state keeps by keys: each of them is a value of its own, so that two users may change two of them. */
const maps = ['fields', 'companies'] as const;

/** The state after these changes. */
export const changedBy = <State extends object>(state: State, changes: ValueChange[]): State => {
  const next = { ...state } as Record<string, unknown>;
  for (const { what, to } of changes) {
    const map = maps.find((one) => what.startsWith(`${one}.`));
    if (!map) next[what] = to;
    else if (map in state) next[map] = { ...(next[map] as object), [what.slice(map.length + 1)]: to };
  }
  return next as State;
};

/** A state's values by what a change calls them. */
export const valuesOf = (state: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(state).flatMap(([word, value]) =>
      maps.some((map) => map === word)
        ? Object.entries((value ?? {}) as object).map(([key, one]) => [`${word}.${key}`, one])
        : [[word, value]],
    ),
  );

/** What is empty stays so, however it is said. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
