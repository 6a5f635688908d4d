/** Four signs of a short password would be half of it. */
const LEAST_LENGTH = 16;

/** The last signs of a key, by which people tell it from another one; null where they would give it away. */
export const endOf = (secret: string): string | null => (secret.length < LEAST_LENGTH ? null : secret.slice(-4));
