import type { Language } from '../words/words.schema.ts';
import { readEmail } from './email.ts';
import { readPhone } from './phone.ts';

/** A phone as E.164, or undefined; `readPhone` also says why. */
export const normalPhone = (text: string, language?: Language): string | undefined => {
  const read = readPhone(text, language);
  return 'phone' in read ? read.phone : undefined;
};

/** An e-mail as it is kept, or undefined where it cannot be one; `readEmail` also says why. */
export const normalEmail = (text: string): string | undefined => {
  const read = readEmail(text);
  return 'email' in read ? read.email : undefined;
};
