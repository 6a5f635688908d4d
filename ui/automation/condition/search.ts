type Searched = { name: string; note?: string | undefined; group?: string | undefined; also?: string | undefined };

/** Choices in which every typed word occurs; those come first that have a word beginning with the first one typed. */
export const search = <T extends Searched>(choices: T[], typed: string): T[] => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices
    .filter(({ name, note = '', group = '', also = '' }) => {
      const text = `${name} ${note} ${group} ${also}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => Number(begins(other, words[0]!)) - Number(begins(one, words[0]!)));
};
const begins = ({ name, also = '' }: Searched, word: string) =>
  `${name} ${also}`
    .toLowerCase()
    .split(/\s+/)
    .some((one) => one.startsWith(word));
