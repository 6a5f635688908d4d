import { isDearPhone } from '../contact/dear-phone.ts';
import { readPhone } from '../contact/phone.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { plainDigits, plainText } from '../words/plain.ts';

/** What is dialled; `extension` is sent as tones once it was answered. */
type Dialled = { phone: string; extension: string | null };

/** Of the countries of ours and of Europe: they go out at once, unchecked. */
const EMERGENCY = /^(112|911|10[1-4]|0[1-4])$/;
const EXTENSION = /(?:[\s,;]+|\b)(?:ext[.=]?|доб(?:авочный|\.)?|вн(?:утренний|\.)?|ішкі|қос\.?|x|#|,)\s*(\d{1,6})$/i;
/** A name after the number is read past. */
const NAME = /^([+\d][\d\s().-]{6,}\d)\s+\p{L}[\p{L}\s.]*$/u;

/** A number as somebody typed it to be called. Refused: AddressWrong, NumberNotCallable. */
export const numberToCall = (text: string): Dialled | Refusal => {
  const typed = plainDigits(plainText(text).normalize('NFKC')).trim();
  if (EMERGENCY.test(typed)) return { phone: typed, extension: null };
  const extension = EXTENSION.exec(typed)?.[1] ?? null;
  const bare = extension === null ? typed : typed.replace(EXTENSION, '').trim();
  const read = readPhone(NAME.exec(bare)?.[1] ?? bare);
  if (!('phone' in read)) return refuse('AddressWrong', { address: text });
  return isDearPhone(read.phone)
    ? refuse('NumberNotCallable', { phone: read.phone })
    : { phone: read.phone, extension };
};
