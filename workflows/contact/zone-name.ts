import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** `Алматы, UTC+5`: a zone as a client understands it, with its offset for whoever does not know the city. */
export const zoneName = (zone: string, iso: string, language: string): string => {
  const city = cities[zone];
  const name = city ? inLanguage(city, language as Language) : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return `${name}, ${offsetText(offsetAt(zone, iso))}`;
};

/** Zones in which clients live most often. */
export const knownZones = (): string[] => Object.keys(cities).filter((zone) => zone !== 'Europe/Kiev');

/** Minutes by which a zone's clock is ahead of UTC at that moment. */
export const offsetAt = (zone: string, iso: string): number => {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(iso),
  );
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT(?:([+-])(\d+):(\d+))?/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

const offsetText = (minutes: number): string => {
  const all = Math.abs(minutes);
  const rest = all % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(all / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
};

const cities: Record<string, Words> = {
  'Asia/Almaty': { ru: 'Алматы', en: 'Almaty', kk: 'Алматы', uk: 'Алмати' },
  'Europe/Kyiv': { ru: 'Киев', en: 'Kyiv', kk: 'Киев', uk: 'Київ' },
  'Europe/Kiev': { ru: 'Киев', en: 'Kyiv', kk: 'Киев', uk: 'Київ' },
  'Europe/Moscow': { ru: 'Москва', en: 'Moscow', kk: 'Мәскеу', uk: 'Москва' },
  'Europe/Kaliningrad': { ru: 'Калининград', en: 'Kaliningrad', kk: 'Калининград', uk: 'Калінінград' },
  'Europe/Samara': { ru: 'Самара', en: 'Samara', kk: 'Самара', uk: 'Самара' },
  'Asia/Yekaterinburg': { ru: 'Екатеринбург', en: 'Yekaterinburg', kk: 'Екатеринбург', uk: 'Єкатеринбург' },
  'Asia/Omsk': { ru: 'Омск', en: 'Omsk', kk: 'Омбы', uk: 'Омськ' },
  'Asia/Novosibirsk': { ru: 'Новосибирск', en: 'Novosibirsk', kk: 'Новосібір', uk: 'Новосибірськ' },
  'Asia/Krasnoyarsk': { ru: 'Красноярск', en: 'Krasnoyarsk', kk: 'Красноярск', uk: 'Красноярськ' },
  'Asia/Irkutsk': { ru: 'Иркутск', en: 'Irkutsk', kk: 'Иркутск', uk: 'Іркутськ' },
  'Asia/Vladivostok': { ru: 'Владивосток', en: 'Vladivostok', kk: 'Владивосток', uk: 'Владивосток' },
  'Asia/Tashkent': { ru: 'Ташкент', en: 'Tashkent', kk: 'Ташкент', uk: 'Ташкент' },
  'Asia/Bishkek': { ru: 'Бишкек', en: 'Bishkek', kk: 'Бішкек', uk: 'Бішкек' },
  'Asia/Dushanbe': { ru: 'Душанбе', en: 'Dushanbe', kk: 'Душанбе', uk: 'Душанбе' },
  'Asia/Baku': { ru: 'Баку', en: 'Baku', kk: 'Баку', uk: 'Баку' },
  'Asia/Tbilisi': { ru: 'Тбилиси', en: 'Tbilisi', kk: 'Тбилиси', uk: 'Тбілісі' },
  'Asia/Yerevan': { ru: 'Ереван', en: 'Yerevan', kk: 'Ереван', uk: 'Єреван' },
  'Europe/Minsk': { ru: 'Минск', en: 'Minsk', kk: 'Минск', uk: 'Мінськ' },
  'Europe/Warsaw': { ru: 'Варшава', en: 'Warsaw', kk: 'Варшава', uk: 'Варшава' },
  'Europe/Berlin': { ru: 'Берлин', en: 'Berlin', kk: 'Берлин', uk: 'Берлін' },
  'Europe/London': { ru: 'Лондон', en: 'London', kk: 'Лондон', uk: 'Лондон' },
  'Europe/Istanbul': { ru: 'Стамбул', en: 'Istanbul', kk: 'Ыстанбұл', uk: 'Стамбул' },
  'Asia/Shanghai': { ru: 'Пекин', en: 'Beijing', kk: 'Бейжің', uk: 'Пекін' },
  'Asia/Dubai': { ru: 'Дубай', en: 'Dubai', kk: 'Дубай', uk: 'Дубай' },
};
