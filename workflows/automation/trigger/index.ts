import { nouns, triggerNamed, typesMeaning } from '../../subject/nouns.ts';
import type { TriggerKind } from '../kind.ts';

/** Every trigger there is, in the order of the editor's list. */
type AnyKind = (typeof nouns)[number]['triggers'][number];
export const triggerKinds = [...new Set(nouns.flatMap(({ triggers }) => triggers as readonly AnyKind[]))];

export type Trigger = ReturnType<AnyKind['fresh']>;

export const triggerKind = <T extends { on: string }>(trigger: T): TriggerKind<T> =>
  triggerNamed(trigger.on) as unknown as TriggerKind<T>;

/** Types of the events that may fire it; none for a clock. */
export const eventsOf = ({ events = [], means = [] }: Partial<Pick<TriggerKind, 'events' | 'means'>>): string[] => [
  ...events,
  ...typesMeaning(...means),
];
