import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** A phone as E.164, or undefined. Numbers without a plus are read as Kazakhstan's, then Russia's and Ukraine's. */
export const normalPhone = (text: string): string | undefined => {
  for (const country of ['KZ', 'RU', 'UA'] satisfies CountryCode[]) {
    const phone = parsePhoneNumberFromString(text.trim(), country);
    if (phone?.isValid()) return phone.number;
  }
  return undefined;
};

/** An e-mail in lower case, or undefined where it cannot be one. */
export const normalEmail = (text: string): string | undefined => {
  const email = text.trim().toLowerCase();
  return /^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>.]{2,}$/.test(email) && email.length <= 200 ? email : undefined;
};
