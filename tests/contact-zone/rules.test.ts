import { describe, expect, it } from '@jest/globals';
import { letterValues, wordingOf } from '../../activities/letter/values.ts';
import { invitationFile } from '../../activities/document/invitation.ts';
import { renderTemplate } from '../../activities/template.ts';
import { zoneOf } from '../../workflows/contact/zone.ts';
import { offsetAt, zoneName } from '../../workflows/contact/zone-name.ts';
import { factsOfAsel } from '../template/facts.ts';

const ALMATY = 'Asia/Almaty';

describe('B11 the client’s zone', () => {
  it.each([
    ['what was said', { timeZone: 'Asia/Tokyo', phone: '+380671234567' }, 'Asia/Tokyo', 'said', false],
    ['a number of Ukraine', { phone: '+380671234567', language: 'uk' }, 'Europe/Kyiv', 'phone', false],
    ['a number of Kazakhstan', { phone: '+77015552018', language: 'ru' }, ALMATY, 'phone', false],
    ['a city code of Russia', { phone: '+74951234567' }, 'Europe/Moscow', 'phone', false],
    ['another city code of Russia', { phone: '+73832123456' }, 'Asia/Novosibirsk', 'phone', false],
    ['a mobile number of Russia', { phone: '+79161234567' }, null, 'unknown', true],
    ['a number of the United States', { phone: '+14155552671' }, null, 'unknown', true],
    ['only Ukrainian', { language: 'uk' }, 'Europe/Kyiv', 'language', true],
    ['only Kazakh', { language: 'kk' }, ALMATY, 'language', false],
    ['only Russian', { language: 'ru' }, null, 'unknown', false],
    [
      'a zone that is none, and a number',
      { timeZone: 'Mars/Base', phone: '+998901234567' },
      'Asia/Tashkent',
      'phone',
      false,
    ],
  ] as const)('by %s', (_, clues, zone, by, elsewhere) => {
    expect(zoneOf(clues, ALMATY)).toEqual({ zone, by, elsewhere });
  });

  it('is one all over Kazakhstan since 2024-03-01', () => {
    for (const one of ['2024-03-01T00:00:00Z', '2026-07-01T00:00:00Z']) expect(offsetAt(ALMATY, one)).toBe(300);
    expect(offsetAt(ALMATY, '2024-02-29T00:00:00Z')).toBe(360);
  });

  it('is called by its city and its difference', () => {
    expect(zoneName('Europe/Kyiv', '2026-07-01T00:00:00Z', 'ru')).toBe('Киев, UTC+3');
    expect(zoneName('Asia/Kathmandu', '2026-07-01T00:00:00Z', 'en')).toBe('Kathmandu, UTC+5:45');
    expect(zoneName('America/New_York', '2026-12-01T00:00:00Z', 'uk')).toBe('New York, UTC−5');
  });
});

describe('B11 the hour of a meeting in a letter', () => {
  const said = (contact: { phone?: string | null; timeZone?: string | null }, language: string, meeting: string) => {
    const facts = factsOfAsel(language);
    facts.contact = { ...facts.contact, phone: null, ...contact };
    facts.meeting = { text: 'Встреча', dueAt: meeting };
    return {
      text: renderTemplate(
        '{{date meeting}} {{time meeting}}',
        letterValues(facts, '', (text) => text),
        wordingOf(facts),
      ),
      file: invitationFile(facts, { name: 'CRM', address: 'crm@example.com' }).replace(/\r\n[ \t]/g, ''),
    };
  };
  const monday = '2026-11-30T06:00:00.000Z';

  it.each([
    [{ phone: '+380671234567' }, 'uk', '30 листопада 2026 р. 08:00 (Київ, UTC+2)'],
    [{ phone: '+79161234567' }, 'ru', '30 ноября 2026 г. 11:00 (Алматы, UTC+5)'],
    [{ phone: '+74951234567' }, 'ru', '30 ноября 2026 г. 09:00 (Москва, UTC+3)'],
    [{ timeZone: 'America/New_York' }, 'en', 'November 30, 2026 01:00 (New York, UTC−5)'],
    [{}, 'uk', '30 листопада 2026 р. 11:00 (Алмати, UTC+5)'],
  ])('names its zone where the client’s is another or may be: %j, %s (built F34)', (contact, language, text) => {
    expect(said(contact, language, monday).text).toBe(text);
  });

  it('does without where both clocks show the same (built F34)', () => {
    expect(said({ phone: '+77015552018' }, 'kk', monday).text).toBe('2026 ж. 30 қараша 11:00');
    expect(said({ phone: '+998901234567' }, 'ru', monday).text).toBe('30 ноября 2026 г. 11:00');
    expect(said({}, 'ru', monday).text).toBe('30 ноября 2026 г. 11:00');
  });

  it('is said in the calendar file too, whose moment is the same everywhere (built F34)', () => {
    const { file } = said({ phone: '+380671234567' }, 'uk', monday);
    expect(file).toContain('DTSTART:20261130T060000Z');
    expect(file).toContain('08:00 (Київ\\, UTC+2)');
  });
});
