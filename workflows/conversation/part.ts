import type { FilePart, Part } from './part.schema.ts';

/** What a message carries, in short, for its event and for lists: "picture", "place". */
export const kindsOf = (parts: Part[]): { parts?: string[] } => {
  // the envelope of a letter is nothing that it carries
  const carried = parts.filter(({ kind }) => kind !== 'letter');
  return carried.length > 0 ? { parts: carried.map((part) => (part.kind === 'file' ? part.what : part.kind)) } : {};
};

/** Whether a file that is not here may be asked for again: its channel may have rested, or its place there may have passed. */
export const mayFetchAgain = ({ state, at }: Pick<FilePart, 'state' | 'at'>): boolean =>
  state === 'lost' && at !== null;

/** A changed message says again what it carries: what is here of it, or was given up, stays so. */
export const keptParts = (before: Part[], now: Part[]): Part[] =>
  now.map((part, index) => {
    if (part.kind !== 'file') return part;
    const known = before.find((one, place) => one.kind === 'file' && isSame(one, part, place === index));
    return known ?? part;
  });

/** A provider may call the same file by another name each time. */
const isSame = (one: FilePart, other: FilePart, inPlace: boolean): boolean =>
  (one.at !== null && one.at === other.at) ||
  (inPlace && one.what === other.what && one.size === other.size && one.name === other.name && one.size !== null);
