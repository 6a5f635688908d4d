import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWhen, stepWhen, writeWhen, type Almanac } from '../../ui/kit/when.ts';

const almanac = (language: Almanac['language'], months: string[][], near: Record<string, string>): Almanac => ({
  language,
  months,
  near,
  today: '2026-11-21',
});
const russian = almanac(
  'ru',
  'январь января,февраль февраля,март марта,апрель апреля,май мая,июнь июня,июль июля,август августа,сентябрь сентября,октябрь октября,ноябрь ноября,декабрь декабря'
    .split(',')
    .map((names) => names.split(' ')),
  { сегодня: '2026-11-21', завтра: '2026-11-22' },
);
const english = almanac(
  'en',
  'january,february,march,april,may,june,july,august,september,october,november,december'
    .split(',')
    .map((name) => [name]),
  { today: '2026-11-21' },
);
const dayOf = (text: string, by = russian) => readWhen(text, 'date', by)?.value;
const momentOf = (text: string, by = russian) => readWhen(text, 'moment', by)?.value;
const clockOf = (text: string) => readWhen(text, 'clock', russian)?.value;

describe('C1 dates and times as a person types them', () => {
  it('read as the interface writes them, whichever language the browser has', () => {
    expect(writeWhen('2026-11-21T18:40', russian)).toBe('21.11.2026 18:40');
    expect(momentOf('21.11.2026 18:40')).toBe('2026-11-21T18:40');
    expect(
      writeWhen('2026-11-05T18:40', {
        ...english,
        months: [...english.months.slice(0, 10), ['November'], ['December']],
      }),
    ).toBe('5 Nov 2026 18:40');
    expect(momentOf('5 Nov 2026, 18:40', english)).toBe('2026-11-05T18:40');
  });

  it('need no separators, no year and no time', () => {
    expect(
      ['211126', '21112026', '21/11', '21 11 26', '21 ноября', '21 ноя 2026', '2026-11-21', 'сегодня'].map((text) =>
        dayOf(text),
      ),
    ).toEqual(Array(8).fill('2026-11-21'));
    expect(['завтра 10:00', '22.11 10', '221126 1000', '22112026 10.00'].map((text) => momentOf(text))).toEqual([
      '2026-11-22T10:00',
      '2010-11-22T09:00',
      '2026-11-22T10:00',
      '2026-11-22T10:00',
    ]);
    expect(momentOf('22.11.2026')).toBe('2026-11-22T09:00');
    expect(['9', '930', '9:30', '9.30', '6pm', '12:15 am'].map(clockOf)).toEqual([
      '09:00',
      '09:30',
      '09:30',
      '09:30',
      '18:00',
      '00:15',
    ]);
  });

  it('take the American order where nothing else can be meant', () => {
    expect(['11/21/2026', 'Nov 21, 2026', 'november 21'].map((text) => dayOf(text, english))).toEqual(
      Array(3).fill('2026-11-21'),
    );
  });

  it('are no date where no such day or hour is', () => {
    for (const text of ['', '31.02.2026', '32.01', '1.13.2026', 'ок', '21', '21.11.2026 25:00', '0.1.2026'])
      expect(momentOf(text)).toBeUndefined();
    for (const text of ['25', '9:60', '13pm', 'утром']) expect(clockOf(text)).toBeUndefined();
  });

  it('are taken while typed only when nothing is left to be guessed', () => {
    expect(readWhen('21.11.20', 'date', russian)?.whole).toBe(false);
    expect(readWhen('21.11.2026', 'date', russian)?.whole).toBe(true);
    expect(readWhen('21.11.2026 1', 'moment', russian)?.whole).toBe(false);
    expect(readWhen('1', 'clock', russian)?.whole).toBe(false);
  });

  it('survive any text, and read what was written as the same', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom(russian, english), (at, by) => {
        const value = at.toISOString().slice(0, 16);
        expect(readWhen(writeWhen(value, by), 'moment', by)).toEqual({ value, whole: true });
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readWhen(text, 'moment', russian)));
  });

  it('step by a day or a quarter of an hour', () => {
    expect(stepWhen('2026-11-30', 1, 'date')).toBe('2026-12-01');
    expect(stepWhen('2026-11-30T18:40', 1, 'clock')).toBe('2026-11-30T18:45');
    expect(stepWhen('2026-12-01T00:00', -1, 'clock')).toBe('2026-11-30T23:45');
    expect(stepWhen('23:50', 1, 'clock')).toBe('00:00');
  });

  it('are asked for by no input of the browser, which speaks another language', () => {
    const ui = path.resolve(import.meta.dirname, '../../ui');
    const screens = (readdirSync(ui, { recursive: true, encoding: 'utf8' }) as string[]).filter((file) =>
      file.endsWith('.tsx'),
    );
    expect(screens.length).toBeGreaterThan(200);
    const foreign = /type=(\{?['"`])(date|time|datetime-local|month|week)\b/;
    expect(screens.filter((file) => foreign.test(readFileSync(path.join(ui, file), 'utf8')))).toEqual([]);
  });
});
