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
  const changes = Object.entries(wish).flatMap(([what, to]): ValueChange[] => {
    const from = state[what as keyof State];
    return to === undefined || from === to ? [] : [{ what, from, to }];
  });
  return changes.some(({ what }) => theirs.includes(what)) ? refuse('VersionChanged', { version }) : changes;
};

/** The state after these changes. */
export const changedBy = <State extends object>(state: State, changes: ValueChange[]): State => ({
  ...state,
  ...Object.fromEntries(changes.map(({ what, to }) => [what, to])),
});
