import { BASE, fontOf, hasSign, type FontName } from './fonts.ts';

/** A stretch of text in one font. `whole` is not broken over lines, because its words run from right to left. */
export type Run = { text: string; font: FontName; whole: boolean };

/** Characters that only control how their neighbours are shaped; a page needs none of them. */
const SHAPING = /[\p{Cf}\u034f\ufe00-\ufe0f\p{Emoji_Modifier}]/gu;
/** From the first letter of a right-to-left script to the last, with anything but other letters between them. */
const RIGHT = /([\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*(?:[^\p{L}\n]*[\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)*)/u;
/** Longer ones get lines of their own, so that the first words are above the last ones. */
const MOST_RIGHT = 60;

/**
 * A text split by the fonts that have its characters, in visual order. Right-to-left text is set so within its stretch; the paragraph itself
 * always goes from left to right.
 */
export const runsOf = (text: string): Run[] =>
  text
    .replace(SHAPING, '')
    .split(RIGHT)
    .flatMap((part, index) => (index % 2 ? linesOf(part).flatMap(fromRight) : byFont(part, false)));

/** The characters of a text that no font has, each once. */
export const unprintable = (text: string): string[] => [
  ...new Set([...text.replace(SHAPING, '')].filter((sign) => !isSpace(sign) && !fontOf(sign.codePointAt(0)!))),
];

const isSpace = (sign: string): boolean => /[\s\p{Cc}]/u.test(sign);

const byFont = (text: string, whole: boolean): Run[] => {
  const runs: Run[] = [];
  for (const sign of text) {
    const last = runs.at(-1);
    const code = sign.codePointAt(0)!;
    // a mark beside a letter of another font would be misplaced
    const stays = last !== undefined && /\p{M}/u.test(sign) && hasSign(last.font, code);
    const font = stays ? last.font : isSpace(sign) ? BASE : (fontOf(code) ?? BASE);
    if (last?.font === font) last.text += sign;
    else runs.push({ text: sign, font, whole });
  }
  return runs;
};

const linesOf = (text: string): string[] => {
  const lines = [''];
  for (const word of text.split(/(?<=\s)/)) {
    if (lines.at(-1) !== '' && lines.at(-1)!.length + word.length > MOST_RIGHT) lines.push('');
    lines[lines.length - 1] += word;
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line.trimEnd()}\n` : line));
};

/** Words in reverse order; within a word the font reverses the letters, and digits stay as they are. */
const fromRight = (line: string): Run[] => {
  const words = line.replace('\n', '').split(/(\s+)/).filter(Boolean).reverse();
  const runs = words.flatMap((word) => byFont(word.replace(/\s/g, '\u00a0'), true).reverse());
  return line.endsWith('\n') ? [...runs, { text: '\n', font: BASE, whole: false }] : runs;
};
