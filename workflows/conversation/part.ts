import type { FilePart, Part } from './part.schema.ts';

/** What a message carries, in short, for its event and for lists: "picture", "place". */
export const kindsOf = (parts: Part[]): { parts?: string[] } => {
  const carried = parts.filter(isCarried);
  return carried.length > 0 ? { parts: carried.map((part) => (part.kind === 'file' ? part.what : part.kind)) } : {};
};

/** The envelope of a letter, who gets a copy, and where on a site it was written, is nothing that a message carries. */
export const isCarried = ({ kind }: Pick<Part, 'kind'>): boolean =>
  kind !== 'letter' && kind !== 'copies' && kind !== 'page';

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

/** Outlook has put the files of a letter into one that only Outlook opens. */
export const isPackedByOutlook = ({ name, mime }: Pick<FilePart, 'name' | 'mime'>): boolean =>
  /^winmail(\s*\(\d+\))?\.dat$/i.test(name) || mime === 'application/ms-tnef';
