/** Cases that a value takes inside a Kazakh sentence: `18:00-ге дейін`, `5 минуттан кейін`. */
export const kazakhCases = ['dative', 'ablative'] as const;
export type KazakhCase = (typeof kazakhCases)[number];

/**
 * A word, a number or a clock with its ending. It follows the last sound that is spoken: of a number the last of its words (18:00 ends in
 * "nöl"), of a short unit the whole one ("мин" is read "минут").
 */
export const inKazakhCase = (text: string, wanted: KazakhCase): string => {
  const [, body = text, tail = ''] = /^(.*?)([»”")\].\s]*)$/u.exec(text) ?? [];
  const number = /(\d)(?=\D*$)/u.test(body) && /\d$/u.test(body);
  if (number) return `${body}-${endingOf(spokenNumber(body), wanted)}${tail}`;
  const word = /[\p{L}]+$/u.exec(body)?.[0];
  if (!word) return text;
  const whole = wholeUnits[word] ?? word;
  return `${body.slice(0, body.length - word.length)}${whole}${tail ? `${tail}-` : ''}${endingOf(whole, wanted)}`;
};

const wholeUnits: Record<string, string> = { мин: 'минут', сағ: 'сағат', с: 'секунд', ж: 'жыл' };

const ones = ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'];
const tens = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'];

/** The last word of the number at the end of a text. */
const spokenNumber = (text: string): string => {
  const digits = /\d+$/u.exec(text.replace(/(\d)[\s\u00a0\u202f](?=\d{3}(\D|$))/gu, '$1'))?.[0] ?? '0';
  const zeros = /0*$/u.exec(digits)![0].length;
  const last = Number(digits[digits.length - 1 - zeros] ?? 0);
  if (zeros === 0) return ones[last]!;
  if (zeros >= digits.length) return 'нөл';
  return zeros === 1 ? tens[last]! : zeros === 2 ? 'жүз' : zeros < 6 ? 'мың' : 'миллион';
};

const BACK = 'аоұыуяюё';
const VOWELS = `${BACK}әөүіеэи`;
const VOICELESS = 'пфкқтсшщцчх';

const endingOf = (word: string, wanted: KazakhCase): string => {
  const letters = word.toLowerCase();
  const vowel = letters.split('').findLast((letter) => VOWELS.includes(letter)) ?? 'а';
  const back = BACK.includes(vowel) && !soft.has(letters);
  const last = letters.at(-1)!;
  if (wanted === 'dative') {
    const hard = VOICELESS.includes(last) || 'бвгд'.includes(last);
    return hard ? (back ? 'қа' : 'ке') : back ? 'ға' : 'ге';
  }
  const first = VOICELESS.includes(last) || 'бвгд'.includes(last) ? 'т' : 'мнң'.includes(last) ? 'н' : 'д';
  return `${first}${back ? 'а' : 'е'}н`;
};

/** Read with soft endings in spite of their last vowel. */
const soft = new Set(['елу']);
