import type { Words } from '../../words/words.schema.ts';
import { inLanguage } from '../../words/words.ts';
import { kindWords } from './list.words.ts';
import type { At } from '../problem/look.ts';
import { isSame, say, translatedIn, type Change, type Sides } from './change.ts';

type Named = { key: string; name: Words };
export type Listed<T extends Named> = {
  what: keyof typeof kindWords;
  at: (one: T) => At;
  stages: (one: T) => string[];
  added?: (one: T) => Change['says'];
  removed?: (one: T) => Change['says'];
  /** what else differs in an item that both have */
  inside?: (before: T, after: T) => Change[];
};

/** What is new, gone, renamed, moved or changed inside; by keys. */
export const listChanges = <T extends Named>(sides: Sides, before: T[], after: T[], how: Listed<T>): Change[] => {
  const { what } = how;
  const old = new Map(before.map((one) => [one.key, one]));
  const fresh = new Map(after.map((one) => [one.key, one]));
  const kind = kindWords[what];
  const change = (one: T, change: Pick<Change, 'how' | 'says'>): Change => ({
    ...change,
    what,
    key: one.key,
    at: how.at(one),
    stages: how.stages(one),
  });
  const changes: Change[] = [];
  for (const one of old.values())
    if (!fresh.has(one.key))
      changes.push(
        change(one, {
          how: 'removed',
          says:
            how.removed?.(one) ??
            ((language) => say('removed', language, { kind, name: sides.was(language).text(one.name) })),
        }),
      );
  const moved = movedOf(
    [...old.keys()].filter((key) => fresh.has(key)),
    [...fresh.keys()].filter((key) => old.has(key)),
  );
  const order = [...fresh.values()];
  for (const one of order) {
    const was = old.get(one.key);
    if (!was) {
      const says: Change['says'] = (language) =>
        say('added', language, { kind, name: sides.now(language).text(one.name) });
      changes.push(change(one, { how: 'added', says: how.added?.(one) ?? says }));
      continue;
    }
    if (!isSame(was.name, one.name))
      changes.push(change(one, { how: 'renamed', says: renamed(sides, kind, was.name, one.name) }));
    if (moved.has(one.key)) changes.push(change(one, { how: 'moved', says: placed(sides, kind, one, order) }));
    if (!isSame(was, one)) changes.push(...(how.inside?.(was, one) ?? []));
  }
  return changes;
};

const renamed =
  ({ was, now }: Sides, kind: Words, before: Words, after: Words): Change['says'] =>
  (language) =>
    inLanguage(before, language) === inLanguage(after, language)
      ? say('translated', language, { kind, name: now(language).text(after), languages: translatedIn(before, after) })
      : say('renamed', language, { kind, before: was(language).text(before), after: now(language).text(after) });

const placed =
  <T extends Named>({ now }: Sides, kind: Words, one: T, list: T[]): Change['says'] =>
  (language) => {
    const other = list[list.indexOf(one) - 1];
    const name = now(language).text(one.name);
    return other
      ? say('movedAfter', language, { kind, name, other: now(language).text(other.name) })
      : say('movedFirst', language, { kind, name });
  };

/** The fewest keys that must be moved to turn one order into the other. */
export const movedOf = (before: string[], after: string[]): Set<string> => {
  const places = new Map(before.map((key, index) => [key, index]));
  const order = after.map((key) => places.get(key) ?? -1);
  // the longest ascending sequence stays where it is
  const ends: number[] = [];
  const previous: number[] = [];
  order.forEach((place, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order[ends[middle]!]! < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = index;
  });
  const moved = new Set(after);
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) moved.delete(after[index]!);
  return moved;
};
