/** JSON whose whole numbers keep every digit: one that a double cannot hold becomes a string of its digits. Throws what JSON.parse throws. */
export const exactJson = (text: string): unknown =>
  (parse as (text: string, revive: Revive) => unknown)(text, (_key, value, { source }) =>
    Number.isInteger(value) && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source) ? source : value,
  );

/** ECMAScript gives the source text of a primitive; TypeScript's library does not declare it yet. */
type Revive = (key: string, value: unknown, context: { source?: string }) => unknown;
const { parse } = JSON;
