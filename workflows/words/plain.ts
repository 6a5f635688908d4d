/** Characters that nobody sees or types on purpose: controls, zero width, byte order marks, direction marks, blanks that count as letters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** One line as a person sees it: composed, without invisible characters, with plain spaces, trimmed. */
export const plainText = (text: string): string =>
  text.replace(/\s/gu, ' ').normalize('NFC').replace(UNSEEN, '').trim();

/** Digits of any script as 0 to 9: every script's ten digits are consecutive, beginning at zero. */
export const plainDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!;
    const code = zero;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
