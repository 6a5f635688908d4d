import type { JsonValue } from '@prisma/client/runtime/client';

/**
 * A row of a model's table as `pg` gives it: columns by their own names, a bigint as a number (client.ts). A jsonb is unknown and a text is
 * any string until `Known` says more; `Known` may name only existing columns of these kinds.
 */
export type RowOf<Model, Known extends Knowable<Model, Known> = Record<never, never>> = Simple<
  Omit<Columns<Model>, keyof Known> & Known
>;

type Columns<Model> = { [Field in keyof Model & string as Snake<Field>]: Given<Model[Field]> };
type Given<T> = [JsonValue] extends [T] ? unknown : T extends bigint ? number : T extends Uint8Array ? Buffer : T;
type Knowable<Model, Known> = Partial<Columns<Model>> & {
  [Column in Exclude<keyof Known, keyof Columns<Model>>]: never;
};
type Snake<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : '';
type Simple<T> = { [Key in keyof T]: T[Key] };
