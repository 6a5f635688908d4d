import type { MessageStructureObject } from 'imapflow';
import type { KeptLetter } from '../../../workflows/channel/email-letter.schema.ts';

const MOST_FILES = 50;

/** A letter too large to be taken whole: its words, and its files by what the server says of them. */
export const withoutFiles = (letter: KeptLetter, structure: MessageStructureObject | undefined): KeptLetter => {
  const leaves = structure ? leavesOf(structure) : [];
  const files = leaves.filter(isFile).slice(0, MOST_FILES);
  return {
    ...letter,
    files: files.map(({ type, size, ...leaf }, n) => ({
      ...{ n, name: nameOf(leaf) || `part-${n + 1}`, mime: type.slice(0, 200), size: size ?? 0 },
      tooLarge: true,
    })),
  };
};

const leavesOf = (node: MessageStructureObject): MessageStructureObject[] =>
  node.childNodes ? node.childNodes.flatMap(leavesOf) : [node];

const isFile = ({ type, disposition }: MessageStructureObject): boolean =>
  disposition === 'attachment' || !/^text\/(plain|html)$/.test(type);

const nameOf = ({ dispositionParameters, parameters }: Partial<MessageStructureObject>): string =>
  String(dispositionParameters?.['filename'] ?? parameters?.['name'] ?? '').slice(0, 200);
