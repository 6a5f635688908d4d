/** How an SMS is counted: by letters of the GSM alphabet, or, as soon as one letter is outside of it, by 16-bit units. */
export type Segments = {
  parts: number;
  length: number;
  /** how many more fit into the last part */ left: number;
  alphabet: 'gsm' | 'unicode';
  /** the few letters that made it unicode, each once; empty where it is written in another alphabet anyway */
  because: string[];
};

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take two places. */
const extended = new Set('\f^{}\\[~]|€');

/** So many can be told, and replaced. */
const FEW = 5;

export const segmentsOf = (text: string): Segments => {
  const letters = [...text];
  const strange = [...new Set(letters.filter((letter) => !basic.has(letter) && !extended.has(letter)))];
  const alphabet = strange.length === 0 ? 'gsm' : 'unicode';
  const because = strange.length <= FEW ? strange : [];
  const sizes = letters.map((letter) => (alphabet === 'unicode' ? letter.length : extended.has(letter) ? 2 : 1));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const [alone, each] = alphabet === 'gsm' ? [160, 153] : [70, 67];
  if (length <= alone) return { parts: length === 0 ? 0 : 1, length, left: alone - length, alphabet, because };
  // a letter that takes two places is never cut in half
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return { parts, length, left: each - used, alphabet, because };
};
