/** How an SMS is counted: by characters of the GSM alphabet, or in 16-bit units as soon as one character is outside it. */
export type Segments = {
  parts: number;
  length: number;
  /** how many more fit into the last part */ left: number;
  alphabet: 'gsm' | 'unicode';
  /** the few characters that made it Unicode, each once; empty where the whole text is in another alphabet */
  because: string[];
};

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take two places. */
const extended = new Set('\f^{}\\[~]|€');

/** At most this many are worth listing for replacement. */
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
  // a character that takes two places is never split
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
