/**
 * What a stranger typed, as harmless words: whoever reads them in a letter, an SMS, a calendar or a chat meets no link, no number to dial and
 * no invisible character. Mail programs and phones turn bare addresses into links by themselves, so an address cannot be "escaped": it is
 * left out and the words around it stay ("https://spam.example/win Приз" becomes "Приз"). A dot between two words that only looks like an
 * address ("А.С.Пушкин") gets a space, so that no program takes it for one. A text of nothing but addresses becomes empty: the letter then
 * greets without a name.
 */
export const plainWords = (text: string, most = 500): string => {
  let words = seenSigns(text);
  // leaving one address out may join two parts into another
  for (let before = ''; before !== words;) {
    before = words;
    words = tidy(withoutNumbers(withoutAddresses(words)).replace(CALLED, ''));
  }
  return cut(words, most);
};

/** A person's name: without any digits that could be dialled. */
export const plainName = (text: string, most = 60): string =>
  plainWords(plainWords(text, most).replace(/(?<![\p{L}\p{N}])[+(]*\d[\d\s().+–-]{5,}\d/gu, ' '), most);

/** A name where something must stand: what would be left out is broken up instead ("Kaspi.kz" becomes "Kaspi kz"). */
export const namedPlainly = (text: string): string =>
  plainName(text) || tidy(seenSigns(text).replace(/[^\p{L}\p{M}\s]+/gu, ' ')).slice(0, 60);

/** One line of visible characters: no controls, no bidi, no blank letters, no stacked marks. */
export const seenSigns = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '')
    .normalize('NFC')
    .replace(DISGUISED, (sign) => sign.normalize('NFKC'))
    .replace(BLANK, ' ')
    .replace(UNSEEN, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();

/** Full-width, circled and mathematical letters, which browsers read as the plain ones. */
const DISGUISED = /[\uff01-\uff5e\u24b6-\u24e9\u{1d400}-\u{1d7ff}]/gu;
/** Braille blank, Hangul fillers and unusual spaces take up room and show nothing. */
const BLANK = /[\u2800\u3164\u115f\u1160\uffa0\p{Zs}]/gu;
/** Zero width, bidi, soft hyphen, joiners, selectors, tags, private and unknown ones. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u{e0000}-\u{e0fff}]/gu;

/** Characters that browsers take for a dot: small, ideographic, one dot leader. */
const DOT = '[.\\ufe52\\u3002\\uff61\\u2024]';
const AT = '[@\\ufe6b]';
const COLON = '[:\\ufe55\\ua789\\u2236]';
const SLASH = '[/\\\\\\u2044\\u2215\\u29f8]';
/** Ends where a sentence would go on. */
const REST = '[^\\s<>"\'«»“”„()\\[\\]{}]*';
/** Emoji, too: there are such domains. */
const LABEL = '[\\p{L}\\p{M}\\p{N}\\p{So}_-]+';

const SCHEMES =
  'https?|ftps?|file|mailto|tel|sms|smsto|callto|skype|facetime|sips?|geo|maps|tg|viber|whatsapp|intent|market|data|javascript|vbscript|magnet|bitcoin|xmpp|news|webcal';
const LINK = new RegExp(
  `(?:[\\p{L}][\\p{L}\\p{N}+.-]*${COLON}${SLASH}{2}|(?<![\\p{L}\\p{N}])(?:${SCHEMES})${COLON}|${SLASH}{2}(?=${LABEL}${DOT})|(?<![\\p{L}\\p{N}])www${DOT})${REST}`,
  'giu',
);
const MAIL = new RegExp(`${REST.replace('*', '+')}${AT}${REST.replace('*', '+')}`, 'giu');
const DOMAIN = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}\\p{So}_-])(${LABEL}(?:${DOT}${LABEL})+)(${COLON}\\d+|[?#]${REST}|${SLASH}${REST})*`,
  'giu',
);

/** A user name by which messengers find somebody. */
const CALLED = /(?<![\p{L}\p{N}])@+(?=[\p{L}\p{N}_])/gu;
/** What a mail program would decode into something else (RFC 2047). */
const ENCODED = /=\?[^?\s]*\?[bq]\?[^?]*(?:\?=|$)/gi;

const withoutAddresses = (text: string): string =>
  text
    .replace(ENCODED, ' ')
    .replace(LINK, ' ')
    .replace(MAIL, ' ')
    .replace(DOMAIN, (found: string, host: string) => {
      const labels = host.split(new RegExp(DOT, 'u'));
      if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host)) return ' ';
      // no top-level domain has digits, or is one letter long: 2.5, 10.12.2026, v2.0
      const zone = labels.at(-1)!;
      if (!/^xn--/i.test(zone) && (/\p{N}/u.test(zone) || [...zone].length < 2)) return spaced(found);
      return found === host && isName(labels) ? spaced(found) : ' ';
    });

/** A name, or two sentences without the space between them: with the space no program takes it for an address. */
const isName = (labels: string[]): boolean => {
  const last = labels.at(-1)!;
  const before = labels.slice(0, -1);
  if (/[\p{N}_]/u.test(labels.join('')) || /^www$/i.test(before[0]!)) return false;
  const initials = before.every((label) => [...label].length <= 3 && /^\p{Lu}/u.test(label));
  if (/^\p{Lu}\p{Ll}/u.test(last)) return initials || !/^[a-z]/i.test(last);
  if (/^\p{Lu}+$/u.test(last)) return initials && [...before[0]!].length < 3;
  // lower-case letters of other alphabets, unless such a top-level domain exists
  return !/[a-z]/i.test(last) && !ZONES.has(last.toLowerCase());
};
const ZONES = new Set(
  'рф рус қаз укр бел мон срб мкд бг ею москва онлайн сайт дети орг ком католик հայ გე 中国 中國 香港 台灣 网络 公司 在线 网址 手机 भारत'.split(
    ' ',
  ),
);

const spaced = (found: string): string => found.replace(new RegExp(`(${DOT})(?=\\p{L})`, 'gu'), '$1 ');

/** Numbers that a phone would offer to dial. Dates, sums with thousands and long document numbers are not. */
const withoutNumbers = (text: string): string =>
  text
    .replace(/\+[(]?\p{Nd}[\p{Nd}\s()./\u2010-\u2015-]*\p{Nd}/gu, (found) => (digitsOf(found) < 7 ? found : ' '))
    .replace(/(?<![\p{L}\p{N}.,])[(]?\p{Nd}[\p{Nd}\s()./\u2010-\u2015-]*\p{Nd}(?![\p{L}\p{N}])/gu, (found) => {
      const digits = digitsOf(found);
      if (digitsOf(found.replace(DATES, ' ')) < 7) return found;
      if (/^\d{1,3}([ .])\d{3}(?:\1\d{3})*$/.test(found) && digits < 10) return found;
      return /^\p{Nd}+$/u.test(found) && digits !== 10 && digits !== 11 ? found : ' ';
    });

const DATES = /(?<![\d.-])(?:\d{1,2}([./])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2})(?!\d)/g;

const digitsOf = (text: string): number => text.replace(/\P{Nd}/gu, '').length;

const tidy = (text: string): string => {
  const words = text
    .replace(/\(\s*\)|\[\s*\]|<\s*>|«\s*»|"\s*"/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;:.!?](?:\s|$))/g, '')
    .replace(/^[\s,;:.!?|/\\–—#>*•_~=+-]+|[\s,;:|/\\–—#<*•_~=+-]+$/g, '');
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words) ? words : '';
};

/** Cut between whole characters, at a space where one is near. */
const cut = (text: string, most: number): string => {
  // no sign is shorter than a unit, and telling signs apart takes long
  if (text.length <= most) return text;
  const signs = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  if (signs.length <= most) return text;
  const short = signs.slice(0, most - 1).join('');
  const space = short.lastIndexOf(' ');
  return `${(space > short.length * 0.6 ? short.slice(0, space) : short).trimEnd()}…`;
};
