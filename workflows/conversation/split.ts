/**
 * A text as a channel takes it: parts of at most `most` UTF-16 units, cut at the end of a line, else of a word, so that neither an address nor a
 * symbol of several units is broken. One endless word is cut where it must be.
 */
export const splitText = (text: string, most: number): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutAt(rest, most);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
};

const cutAt = (text: string, most: number): number => {
  // the end may be that of a word
  const head = text.slice(0, most + 1);
  const line = head.lastIndexOf('\n');
  if (line > most / 2) return line;
  const word = Math.max(head.lastIndexOf(' '), line);
  return word > most / 2 ? word : symbolEnd(text, most);
};

const symbols = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A symbol longer than this is no symbol but noise piled upon a letter. */
const LONGEST_SYMBOL = 64;

const symbolEnd = (text: string, most: number): number => {
  const begin = Math.max(0, most - LONGEST_SYMBOL);
  let end = begin;
  for (const { index, segment } of symbols.segment(text.slice(begin, most + LONGEST_SYMBOL))) {
    if (begin + index + segment.length > most) break;
    end = begin + index + segment.length;
  }
  return end > begin ? end : most;
};
