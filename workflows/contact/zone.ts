import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { russianAreas, singleZones } from './zone-of-phone.ts';

/**
 * `said`: an admin or the client said so; `phone`: the number's country or city has one zone; `language`: no more than a hint; `unknown`:
 * nothing tells.
 */
export type ZoneBy = 'said' | 'phone' | 'language' | 'unknown';
/**
 * `zone` is IANA, null where nothing tells. `elsewhere`: what is known points to another zone than the company's without saying which, so a
 * message must name the zone of its times.
 */
export type ClientZone = { zone: string | null; by: ZoneBy; elsewhere: boolean };
export type ZoneClues = { timeZone?: string | null; phone?: string | null; language?: string | null };

/** A client's time zone, by what is known of the client: one rule for letters, calendar files and the lead's page. */
export const zoneOf = ({ timeZone, phone, language }: ZoneClues, house = ''): ClientZone => {
  if (timeZone && isZone(timeZone)) return { zone: timeZone, by: 'said', elsewhere: false };
  const number = phone ? parsePhoneNumberFromString(phone) : undefined;
  if (number) {
    const zone = number.country === 'RU' ? russianZone(number.nationalNumber) : singleZones[number.country ?? ''];
    if (zone) return { zone, by: 'phone', elsewhere: false };
    // Russia, the United States and the like have up to eleven zones
    return { zone: null, by: 'unknown', elsewhere: number.country !== countryOf(house) || hasMany(number.country) };
  }
  const home = language ? languageZones[language] : undefined;
  return { zone: home ?? null, by: home ? 'language' : 'unknown', elsewhere: home !== undefined && home !== house };
};

/** Only where a language has a country of its own; Russian and English are spoken everywhere. */
const languageZones: Record<string, string> = { kk: 'Asia/Almaty', uk: 'Europe/Kyiv' };

/** Area codes of cities tell; those of mobile networks (9xx, 8xx) do not, because numbers move between regions with their owners. */
const russianZone = (national: string): string | undefined => russianAreas[national.slice(0, 3)];

const countryOf = (zone: string): string | undefined =>
  Object.keys(singleZones).find((country) => singleZones[country] === zone);
const hasMany = (country: string | undefined): boolean => !country || !(country in singleZones);

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};
