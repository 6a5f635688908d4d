import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** `Алматы, UTC+5`: a zone as a client understands it, with its offset for whoever does not know the city. */
export const zoneName = (zone: string, iso: string, language: string): string => {
  const city = cities[zone];
  const name = city ? inLanguage(city, language as Language) : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return `${name}, ${offsetText(offsetAt(zone, iso))}`;
};

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

const city = (ru: string, en: string, kk: string, uk: string): Words => ({ ru, en, kk, uk });

const cities: Record<string, Words> = {
  'Asia/Almaty': city('Алматы', 'Almaty', 'Алматы', 'Алмати'),
  'Europe/Kyiv': city('Киев', 'Kyiv', 'Киев', 'Київ'),
  'Europe/Kiev': city('Киев', 'Kyiv', 'Киев', 'Київ'),
  'Europe/Moscow': city('Москва', 'Moscow', 'Мәскеу', 'Москва'),
  'Europe/Kaliningrad': city('Калининград', 'Kaliningrad', 'Калининград', 'Калінінград'),
  'Europe/Samara': city('Самара', 'Samara', 'Самара', 'Самара'),
  'Asia/Yekaterinburg': city('Екатеринбург', 'Yekaterinburg', 'Екатеринбург', 'Єкатеринбург'),
  'Asia/Omsk': city('Омск', 'Omsk', 'Омбы', 'Омськ'),
  'Asia/Novosibirsk': city('Новосибирск', 'Novosibirsk', 'Новосібір', 'Новосибірськ'),
  'Asia/Krasnoyarsk': city('Красноярск', 'Krasnoyarsk', 'Красноярск', 'Красноярськ'),
  'Asia/Irkutsk': city('Иркутск', 'Irkutsk', 'Иркутск', 'Іркутськ'),
  'Asia/Vladivostok': city('Владивосток', 'Vladivostok', 'Владивосток', 'Владивосток'),
  'Asia/Tashkent': city('Ташкент', 'Tashkent', 'Ташкент', 'Ташкент'),
  'Asia/Bishkek': city('Бишкек', 'Bishkek', 'Бішкек', 'Бішкек'),
  'Asia/Dushanbe': city('Душанбе', 'Dushanbe', 'Душанбе', 'Душанбе'),
  'Asia/Baku': city('Баку', 'Baku', 'Баку', 'Баку'),
  'Asia/Tbilisi': city('Тбилиси', 'Tbilisi', 'Тбилиси', 'Тбілісі'),
  'Asia/Yerevan': city('Ереван', 'Yerevan', 'Ереван', 'Єреван'),
  'Europe/Minsk': city('Минск', 'Minsk', 'Минск', 'Мінськ'),
  'Europe/Warsaw': city('Варшава', 'Warsaw', 'Варшава', 'Варшава'),
  'Europe/Berlin': city('Берлин', 'Berlin', 'Берлин', 'Берлін'),
  'Europe/London': city('Лондон', 'London', 'Лондон', 'Лондон'),
  'Europe/Istanbul': city('Стамбул', 'Istanbul', 'Ыстанбұл', 'Стамбул'),
  'Asia/Shanghai': city('Пекин', 'Beijing', 'Бейжің', 'Пекін'),
  'Asia/Dubai': city('Дубай', 'Dubai', 'Дубай', 'Дубай'),
};
