import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { normalPhone } from './contact.ts';

/** How a trunk writes numbers: `e164` with or without +, `national` of its country, `auto` as people of our countries do. */
export type TrunkForm = { numbers: 'auto' | 'e164' | 'national'; country?: string | undefined };

/** A number as a trunk gave it, as E.164. The digits alone do not say whose they are, so one that its form does not explain is none. */
export const phoneOfTrunk = (digits: string, { numbers, country }: TrunkForm): string | undefined => {
  const abroad = /^(?:\+|00)(\d{7,15})$/.exec(digits)?.[1];
  if (abroad) return valid(`+${abroad}`);
  if (numbers === 'e164') return valid(`+${digits}`);
  if (numbers === 'national') return valid(digits, country as CountryCode);
  return normalPhone(digits);
};

const valid = (text: string, country?: CountryCode): string | undefined => {
  const phone = parsePhoneNumberFromString(text, country);
  return phone?.isPossible() ? phone.number : undefined;
};
