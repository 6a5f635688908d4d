import { describe, expect, it } from '@jest/globals';
import { whenIn } from '../../../workflows/team-bot/when.ts';

// a Sunday, two in the afternoon in Almaty
const place = { now: '2026-11-29T09:00:00.000Z', zone: 'Asia/Almaty' };
const at = (typed: string) => {
  const { text, at: moment, unclear } = whenIn(typed, place);
  return unclear ? `${text} ? ${unclear}` : moment ? `${text} @ ${moment.slice(0, 16)}` : text;
};

describe('F7 when', () => {
  it.each([
    ['позвонить Ивану завтра 15:00', 'позвонить Ивану @ 2026-11-30T10:00'],
    ['завтра в 15:00 позвонить', 'позвонить @ 2026-11-30T10:00'],
    ['отправить договор в пятницу в 10', 'отправить договор @ 2026-12-04T05:00'],
    ['отчёт 15 декабря 9:30', 'отчёт @ 2026-12-15T04:30'],
    ['отчёт на 15.12 в 18:00', 'отчёт @ 2026-12-15T13:00'],
    ['сверка через 2 часа', 'сверка @ 2026-11-29T11:00'],
    ['перезвонить через час', 'перезвонить @ 2026-11-29T10:00'],
    ['перезвонить послезавтра в 3 часа дня', 'перезвонить @ 2026-12-01T10:00'],
    ['call Ivan tomorrow 3pm', 'call Ivan @ 2026-11-30T10:00'],
    ['send the contract on Friday at 10:30 am', 'send the contract @ 2026-12-04T05:30'],
    ['call back in 20 minutes', 'call back @ 2026-11-29T09:20'],
    ['report December 15 at 9:00', 'report @ 2026-12-15T04:00'],
    ['Иванға қоңырау шалу ертең 15:00', 'Иванға қоңырау шалу @ 2026-11-30T10:00'],
    ['шартты жіберу жұмада сағат 15-те', 'шартты жіберу @ 2026-12-04T10:00'],
    ['қоңырау шалу 2 сағаттан кейін', 'қоңырау шалу @ 2026-11-29T11:00'],
    ['есеп 15 желтоқсанда 09:00-де', 'есеп @ 2026-12-15T04:00'],
    ['зателефонувати завтра о 15:00', 'зателефонувати @ 2026-11-30T10:00'],
    ['надіслати угоду у п’ятницю о 10', 'надіслати угоду @ 2026-12-04T05:00'],
    ['звіт через 2 години', 'звіт @ 2026-11-29T11:00'],
  ])('it finds %p', (typed, expected) => expect(at(typed)).toBe(expected));

  it('it asks where a day has no time, or the time has passed', () => {
    expect(at('позвонить завтра')).toBe('позвонить ? time');
    expect(at('позвонить 31.02 в 10:00')).toBe('позвонить ? time');
    expect(at('позвонить сегодня 10:00')).toBe('позвонить ? past');
    expect(at('позвонить 13:59')).toBe('позвонить ? past');
  });

  it('it leaves other words and numbers alone', () => {
    for (const text of ['позвонить Ивану', 'отправить счёт 35', 'договор 12.2026 проверить', 'купить 2 билета', 'маяк'])
      expect(at(text)).toBe(text);
  });

  it('it takes a date that has passed for the next year’s', () =>
    expect(at('подвести итоги 1.11 в 10:00')).toBe('подвести итоги @ 2027-11-01T05:00'));
});
