/** The same folding as SQL's fold(): letters that are typed in two ways are one. */
export const fold = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()].map((letter) => folded[letter] ?? letter).join('');

const folded: Record<string, string> = Object.fromEntries(
  [...'әғқңөұүһіёїєґ'].map((letter, index) => [letter, [...'агкноуухиеиег'][index] ?? letter]).concat([['ʼ', '']]),
);
