import type { z } from 'zod';
import type { Words } from '../words/words.schema.ts';
import type { Columns } from './columns.schema.ts';
import type { catalogue } from './catalogue.schema.ts';

export type EventType = keyof typeof catalogue;
/** What an event of this type says: `EventData<'lead.moved'>`. */
export type EventData<T extends EventType> = T extends EventType ? z.infer<(typeof catalogue)[T]> : never;
/** An event's type with its data; of one type, or of any. */
export type CatalogueEvent<T extends EventType = EventType> = T extends EventType
  ? { type: T; data: EventData<T> }
  : never;
/** The types of one noun: `EventTypeOf<'task'>`. */
export type EventTypeOf<Noun extends string> = Extract<EventType, `${Noun}.${string}`>;

/** An event as it was read: its data is known once its type is. */
type Told = { type: string; data: Record<string, unknown> };
/** The same event, of one of these types. */
export type Typed<E extends Told, T extends EventType = EventType> = T extends EventType
  ? Omit<E, 'type' | 'data'> & CatalogueEvent<T>
  : never;

/** The same event; asking for its type tells what its data is. What is stored was written by the catalogue, so nothing is parsed here. */
export const typedEvent = <E extends Told>(event: E): Typed<E> => event as unknown as Typed<E>;

/** Whether it is an event of one of these types, whose data is known then. */
export const isEvent = <E extends Told, T extends EventType>(event: E, ...types: T[]): event is E & CatalogueEvent<T> =>
  (types as string[]).includes(event.type);

/** Functions for some types of events, each given events of its own type alone. */
export type ByType<E extends Told, More extends unknown[], Answer> = {
  [T in EventType]?: (event: Typed<E, T>, ...more: More) => Answer;
};
/** What the function for this event's type answers; undefined where there is none. */
export const byType = <E extends Told, More extends unknown[], Answer>(
  functions: ByType<E, More, Answer>,
  event: E,
  ...more: More
): Answer | undefined =>
  (functions[event.type as EventType] as ((event: E, ...more: More) => Answer) | undefined)?.(event, ...more);

/** Any event's changed columns. */
export const columnsOf = ({ data }: { data: object }): Columns => (data as { set?: Columns }).set ?? {};

/**
 * What a simulated event says: as much of a recorded one as can be foreseen. Texts are still in every language, and a client and a user are
 * nobody in particular.
 */
export type SimulatedData<T extends EventType> = T extends EventType
  ? Partial<Omit<EventData<T>, keyof OnlySimulated<T>>> & OnlySimulated<T>
  : never;
type OnlySimulated<T extends EventType> =
  T extends EventTypeOf<'task'>
    ? { text?: string | Words; /** its id */ task?: string }
    : T extends EventTypeOf<'delivery'>
      ? { /** paths of the values that it lacks */ lacks?: string[]; invoice?: string | null }
      : T extends 'lead.assigned'
        ? { decision?: { chosen: string | null } }
        : T extends 'lead.migrated'
          ? { quiet?: boolean }
          : object;
