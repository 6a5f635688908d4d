import type { FileLimits } from '../channel/kind.ts';
import type { Part } from './part.schema.ts';
import { splitText } from './split.ts';

/** One message as a channel takes it. */
export type Laid = { text: string; parts: Part[] };

/**
 * What a user writes at once as the messages of a channel, in order: a long text in parts; several files in as many messages as it takes, the words
 * with the first where they may stand there, else before it; buttons and places with the last.
 */
export const layOut = (
  { text, parts }: Laid,
  { body, files: limits }: { body: number; files?: FileLimits | undefined },
): Laid[] => {
  const files = parts.filter(({ kind }) => kind === 'file');
  const others = parts.filter(({ kind }) => kind !== 'file');
  const stacks = stacked(files, limits?.together ?? files.length);
  const isCaption = stacks.length > 0 && text.length <= (limits?.caption ?? 0);
  const texts = (isCaption || text === '') && stacks.length > 0 ? [] : splitText(text, body);
  const laid = [
    ...texts.map((one): Laid => ({ text: one, parts: [] })),
    ...stacks.map((stack, index): Laid => ({ text: isCaption && index === 0 ? text : '', parts: stack })),
  ];
  return laid.map((one, index) => (index === laid.length - 1 ? { ...one, parts: [...one.parts, ...others] } : one));
};

const stacked = <T>(all: T[], height: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / (height || 1)) }, (_, index) =>
    all.slice(index * height, (index + 1) * height),
  );
