import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Satellite phones and international networks (E.164, shared codes), whose minute costs dollars. */
const SATELLITE = /^\+(870|881|882|883|979)/;

/** A number (E.164) to which money goes by being called. */
export const isDearPhone = (phone: string): boolean =>
  SATELLITE.test(phone) || /PREMIUM|SHARED/.test(parsePhoneNumberFromString(phone)?.getType() ?? '');
