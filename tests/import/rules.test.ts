import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from '../../storage/sheet/csv.ts';
import { isFault, type Sheet } from '../../storage/sheet/sheet.ts';
import { textOf } from '../../storage/sheet/text.ts';
import { amountIn, currencyIn } from '../../workflows/import/amount.ts';
import { dayText, orderIn } from '../../workflows/import/day.ts';
import { guessMapping } from '../../workflows/import/guess.ts';
import { targetsOf } from '../../workflows/import/target.ts';
import { csv } from './tables.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const table = (text: string): Sheet => {
  const read = readCsv(bytes(text));
  if (isFault(read)) throw new Error(read.fault);
  return read;
};
const windows1251 = (text: string) =>
  Uint8Array.from(
    [...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x410 + 0xc0)),
  );

describe('B6 a file of separated values', () => {
  it('is read in whatever encoding it comes', () => {
    const text = 'Имя;Город\r\nАида;Алматы\r\n';
    const wide = Buffer.from(text, 'utf16le');
    const swapped = Buffer.from(wide).swap16();
    for (const each of [
      bytes(text),
      bytes(`\uFEFF${text}`),
      windows1251(text),
      wide,
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      swapped,
    ])
      expect(readCsv(each)).toEqual({ names: ['Имя', 'Город'], rows: [{ line: 2, cells: ['Аида', 'Алматы'] }] });
    expect(textOf(Uint8Array.from([1, 2, 3, 4, 5]))).toBeUndefined();
  });

  it('is read with whatever separator, and as `sep=` says', () => {
    for (const separator of [';', ',', '\t', '|'])
      expect(table(`Имя${separator}Сумма\nАида${separator}"1${separator}5"`).rows[0]!.cells).toEqual([
        'Аида',
        `1${separator}5`,
      ]);
    expect(table('sep=,\r\na,b;c\r\n1,2').names).toEqual(['a', 'b;c']);
  });

  it('keeps quotation marks that are part of a name, and says of a row what is wrong with it', () => {
    const { rows } = table(
      'Имя;Телефон;Город\nТОО "Дом";1;А\nРаз;2\nДва;3;Б;лишнее\n\nТри;пер\nвая;В\n"Пять;5;Д\nШесть";6;Е',
    );
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      ...[
        [2, undefined],
        [3, undefined],
        [4, 'long'],
        [6, 'torn'],
        [7, 'torn'],
        [8, 'quotes'],
      ],
    ]);
    expect(rows[0]!.cells[0]).toBe('ТОО "Дом"');
    expect(rows[1]!.cells).toEqual(['Раз', '2', null]);
    expect(readCsv(bytes('Имя;Телефон\nА;1\n"Б;2\nВ;3\n'))).toEqual({ fault: 'quotes', line: 3 });
  });

  it('gives back whatever was written, quoted', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replaceAll('\0', '').replace(/^'+/, ''));
    const name = cell.filter((text) => /[\p{L}\d]/u.test(text)).map((text) => text.replace(/[\r\n]/g, '').trim());
    fc.assert(
      fc.property(
        fc.uniqueArray(
          name.filter((text) => text !== ''),
          { minLength: 2, maxLength: 5 },
        ),
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (names, rows) => {
          const cut = rows.map((row) => row.slice(0, names.length).map((text) => text.replace(/[\r\n;]/g, ' ')));
          const filled = cut.filter((row) => row.some((text) => text.trim() !== ''));
          fc.pre(filled.length > 0);
          const read = table(csv([names, ...filled]));
          expect(read.names).toEqual(names);
          expect(read.rows.map(({ cells }) => cells.map((one) => (one === null ? '' : String(one).trim())))).toEqual(
            filled.map((row) => row.map((text) => text.toWellFormed().trim())),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('B6 dates and amounts of a table', () => {
  const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2039-12-31'), noInvalidDate: true });
  const parts = (at: Date) => {
    const [year, month, date] = at.toISOString().slice(0, 10).split('-') as [string, string, string];
    return { year, month, date, iso: `${year}-${month}-${date}` };
  };

  it('are read in every writing', () => {
    const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
    const kazakh = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');
    const ukrainian = 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(
      ' ',
    );
    const english = 'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(day, (at) => {
        const { year, month, date, iso } = parts(at);
        const index = Number(month) - 1;
        expect(dayText(Date.parse(iso) / 86_400_000 + 25_569, null)).toBe(iso);
        for (const text of [
          ...[
            iso,
            `${date}.${month}.${year}`,
            `${Number(date)}.${Number(month)}.${year}`,
            `${date}.${month}.${year.slice(2)}`,
          ],
          ...[`${Number(date)} ${months[index]} ${year} г.`, `${year} жылғы ${Number(date)} ${kazakh[index]}`],
          ...[
            `${Number(date)} ${ukrainian[index]} ${year} р.`,
            `${english[index]!.slice(0, 3)} ${Number(date)}, ${year}`,
            iso.replaceAll('-', ''),
          ],
        ])
          expect([text, dayText(text, null)]).toEqual([text, iso]);
        expect(dayText(`${date}/${month}/${year}`, 'day')).toBe(iso);
        expect(dayText(`${month}/${date}/${year}`, 'month')).toBe(iso);
        expect(dayText(`${iso} 09:05:33`, null)).toBe(`${iso} 09:05`);
      }),
    );
  });

  it('are not guessed where two days are meant, unless others of the file tell', () => {
    expect(dayText('01/02/2024', null)).toBe('01/02/2024');
    expect(
      orderIn([
        ['01/02/2024', 'x'],
        ['25/02/2024', 5],
      ]),
    ).toBe('day');
    expect(orderIn([['02/25/2024']])).toBe('month');
    expect(orderIn([['02/25/2024'], ['25/02/2024']])).toBeNull();
  });

  it('are money in whatever currency and grouping', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const amount = whole * 100 + cents;
        const tail = String(cents).padStart(2, '0');
        const grouped = (sign: string) => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, sign);
        const texts = [
          `${grouped(' ')},${tail} ₸`,
          `${grouped('\u00a0')},${tail} тг`,
          `$${grouped(',')}.${tail}`,
          `${whole},${tail} руб.`,
          `${grouped('.')},${tail} €`,
        ];
        for (const text of texts) expect([text, amountIn(text, 'KZT')]).toEqual([text, { amount, currency: 'KZT' }]);
        expect(texts.map(currencyIn)).toEqual(['KZT', 'KZT', 'USD', 'RUB', 'EUR']);
      }),
    );
    expect(amountIn('1,250', 'KZT')).toEqual({ amount: 125_000, currency: 'KZT' });
    expect(amountIn('-5', 'KZT')).toEqual({ why: 'number' });
    expect(amountIn('много', 'KZT')).toEqual({ why: 'number' });
  });
});

describe('B6 what columns fill', () => {
  const targets = targetsOf('lead', {
    lead: [{ key: 'city', name: { ru: 'Город', en: 'City' }, type: 'text' }],
    contact: [],
    company: [],
  });
  const guess = (...names: string[]) =>
    guessMapping(
      'lead',
      names.map((name) => ({ name, values: [] })),
      targets,
    );

  it('is guessed from names in every language', () => {
    expect(guess('Название сделки', 'Имя', 'Фамилия', 'Телефон 1', 'Телефон 2', 'Бюджет', 'Город *')).toEqual([
      ...[
        'lead.name',
        'contact.name',
        'contact.name',
        'contact.phone',
        'contact.phone',
        'lead.amount',
        'lead.fields.city',
      ],
    ]);
    expect(guess('Lead name', 'Full name', 'Mobile phone', 'E-mail', 'Company', 'City')).toEqual([
      ...['lead.name', 'contact.name', 'contact.phone', 'contact.email', 'company.name', 'lead.fields.city'],
    ]);
    expect(guess('Мәміле', 'Аты-жөні', 'Пошта', 'Жауапты')).toEqual([
      'lead.name',
      'contact.name',
      'contact.email',
      'lead.responsible',
    ]);
    expect(guess('Угода', 'ПІБ', 'Компанія', 'Вартість')).toEqual([
      'lead.name',
      'contact.name',
      'company.name',
      'lead.amount',
    ]);
  });

  it('is guessed from values where names say nothing, and never twice', () => {
    const columns = [
      { name: 'x', values: ['a@example.kz', 'b@example.kz'] },
      { name: 'y', values: ['+7 701 555 20 18', '+7 (701) 555-20-19'] },
      { name: 'z', values: ['1200', '3400'] },
    ];
    expect(guessMapping('lead', columns, targets)).toEqual(['contact.email', 'contact.phone', null]);
    expect(guess('Сумма', 'Сумма')).toEqual(['lead.amount', null]);
  });
});
