import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { Language } from '../words/words.schema.ts';
import { plainDigits, plainText } from '../words/plain.ts';

export type PhoneFault = 'empty' | 'country' | 'several' | 'unfinished' | 'wrong';

/**
 * A phone as E.164. A number without its country code is read only where it can mean one country alone: it is written as in Kazakhstan,
 * Russia or Ukraine, and none of their neighbours writes numbers so. A client who speaks Ukrainian means Ukraine.
 */
export const readPhone = (text: string, language?: Language): { phone: string } | { why: PhoneFault } => {
  const typed = plainDigits(plainText(text).normalize('NFKC')).replace(LABEL, '').replace(EXTENSION, '').trim();
  if (isEmptyMask(typed)) return { why: 'empty' };
  if (/\d\D*_|[_*•#]\D*\d/.test(typed.replace(/^\+?\d{1,3}\b/, ''))) return { why: 'unfinished' };
  if (isSeveral(typed)) return { why: 'several' };
  if (!/^\+?[\d\s().\-‐-―−·/]+$/.test(typed)) return { why: 'wrong' };
  const digits = typed.replace(/\D/g, '');
  const abroad = typed.startsWith('+') ? digits : (INTERNATIONAL.exec(digits)?.[1] ?? undefined);
  if (abroad !== undefined) return checked(`+${abroad}`) ?? { why: abroad.length < 9 ? 'unfinished' : 'wrong' };
  if (digits.length < 9) return { why: 'unfinished' };
  return withoutCode(digits, language);
};

/** `tel:`, `тел.`, `моб.:` before a number; any other letters are not part of one. */
const LABEL = /^(tel|phone|mob|mobile|whatsapp|тел|телефон|т|моб|сот|ұялы|ватсап)[.:\s]+/i;
/** An extension: the switchboard's number is what can be called and written to. */
const EXTENSION = /[\s,;]*(ext[.=]?|доб(авочный|\.)?|вн(утренний|\.)?|ішкі|қос\.?|x|#)\s*\d{1,6}$/i;
/** How a call abroad begins: 00 almost everywhere, 8 10 where 8 is the way out of town. */
const INTERNATIONAL = /^(?:00|810(?=\d{9}))(\d{7,15})$/;

/** A mask that nobody has filled in, whatever its placeholders: no digits but zeros, or the country code alone. */
const isEmptyMask = (text: string): boolean => {
  if (/(?![xх])\p{L}/iu.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  return (
    /^0*$/.test(text.replace(/^\+\d{1,3}(?!\d)/, '').replace(/\D/g, '')) ||
    (digits.length <= 3 && text.startsWith('+')) ||
    (/^(7|8|380?)$/.test(digits) && /\D/.test(text))
  );
};

const isSeveral = (text: string): boolean =>
  text
    .split(/[,;/\\|]|\s(?:или|либо|or|и|and|әлде|немесе|або|чи)\s|(?<=\d)\s*(?=\+)|(?<=\d{10})\s+(?=\d{10})/)
    .filter((part) => part.replace(/\D/g, '').length >= 6).length > 1;

const checked = (number: string, country?: CountryCode): { phone: string } | undefined => {
  const phone = parsePhoneNumberFromString(number, country);
  return phone?.isValid() ? { phone: phone.number } : undefined;
};

/** A mobile or a private number; 8 800 is toll-free in several countries and does not identify a client. */
const isPersons = (number: string, country: CountryCode): boolean => {
  const phone = parsePhoneNumberFromString(number, country);
  return phone?.isValid() === true && /MOBILE|FIXED/.test(phone.getType() ?? '');
};

const withoutCode = (digits: string, language: Language | undefined): { phone: string } | { why: PhoneFault } => {
  const ours = [...new Set(written(digits))].flatMap((number) => checked(number)?.phone ?? []);
  const [phone, ...others] = [...new Set(ours)];
  if (phone === undefined || others.length > 0) return { why: 'country' };
  const isTheirs = phone.startsWith('+380') && language === 'uk';
  return isTheirs || !neighbours.some((country) => isPersons(digits, country)) ? { phone } : { why: 'country' };
};

/** How a number is written within its country: 8 or nothing before ten digits, 0 (once 8 0) before nine; or the country code without its plus. */
const written = (digits: string): string[] => {
  const seven = /^[78]?([3-9]\d{9})$/.exec(digits)?.[1];
  const ukraine = /^(?:38|8)?0(\d{9})$/.exec(digits)?.[1];
  return [...(seven ? [`+7${seven}`] : []), ...(ukraine ? [`+380${ukraine}`] : [])];
};

const neighbours: CountryCode[] = ['KG', 'UZ', 'TJ', 'TM', 'AZ', 'AM', 'GE', 'BY', 'MD'];
