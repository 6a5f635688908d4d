import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import writeSheet from 'write-excel-file/node';
import { FieldType } from '../../../workflows/field/field.schema.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { csv, importing } from '../tables.ts';

let desk: Desk;
let of: ReturnType<typeof importing>;
let someone: string;
beforeAll(async () => {
  desk = await openDesk();
  of = importing(desk);
  someone = (
    await of.ask('POST', '/contacts', { name: 'Someone', addresses: [{ kind: 'phone', value: '+77015552019' }] })
  ).body.id;
  for (const noun of ['lead', 'contact', 'company'])
    for (const type of types) {
      const list = type === 'list' || type === 'multi_list' ? { options: ['Опт', 'Розница, мелкая'] } : {};
      await of.ask('POST', '/fields', { noun, key: `f_${type}`, type, name: `Поле ${type}`, ...list });
    }
});
afterAll(() => desk?.close());

/** A file is no cell: it is attached by hand. */
const types = FieldType.exclude(['file', 'image']).options;
/** What a person writes in a table, and what the record keeps. */
const written = (): Record<(typeof types)[number], { cell: string; kept: unknown }> => ({
  text: { cell: 'Абая, 10', kept: 'Абая, 10' },
  long_text: { cell: 'первая строка\nвторая', kept: 'первая строка\nвторая' },
  number: { cell: '1 250,5', kept: 1250.5 },
  money: { cell: '1 500 ₸', kept: 1500 },
  date: { cell: '1 сентября 2027 г.', kept: '2027-09-01' },
  moment: { cell: '01.09.2027 10:00:00', kept: '2027-09-01T10:00' },
  list: { cell: 'опт', kept: 'opt' },
  multi_list: { cell: 'Розница, мелкая; Опт', kept: ['roznica_melkaya', 'opt'] },
  checkbox: { cell: 'да', kept: true },
  link: { cell: 'example.kz', kept: 'https://example.kz' },
  person: { cell: 'Aida', kept: desk.office.aida },
  contact: { cell: '8 701 555 20 19', kept: someone },
});
const optionsOf = async () => {
  const fields = (await of.ask('GET', '/fields?noun=lead')).body.items;
  const list = fields.find(({ key }: { key: string }) => key === 'f_list');
  return list.options.map(({ value }: { value: string }) => value);
};
const expected = async () => {
  const [opt, small] = await optionsOf();
  const kept = Object.fromEntries(Object.entries(written()).map(([type, one]) => [`f_${type}`, one.kept]));
  return { ...kept, f_list: opt, f_multi_list: [small, opt] };
};

describe('B1 B6 a field of each type', () => {
  it.each([
    ['lead', 'Сделка'],
    ['contact', 'Имя'],
    ['company', 'Название'],
  ])('comes in with a %s from a CSV', async (noun, name) => {
    const made = await of.create(
      csv([
        [name, ...types.map((type) => `Поле ${type}`)],
        [`By ${noun}`, ...types.map((type) => written()[type].cell)],
      ]),
      noun,
    );
    expect(made.body.settings.mapping.slice(1)).toEqual(types.map((type) => `${noun}.fields.f_${type}`));
    const preview = (await of.ask('GET', `/imports/${made.body.id}/preview`)).body;
    expect(preview).toMatchObject({ counts: { new: 1, refused: 0 } });
    expect(preview.rows[0].values).toContainEqual({ key: `${noun}.fields.f_date`, text: '2027-09-01' });
    await of.run(made.body.id);
    const { rows } = await desk.office.db.pool.query(`SELECT fields FROM ${noun} WHERE name = $1`, [`By ${noun}`]);
    expect(rows[0].fields).toEqual(await expected());
  });

  it('comes in from a workbook, whose days and numbers are its own', async () => {
    const day = new Date(Date.UTC(2027, 8, 1));
    const sheet = await writeSheet([
      ['Сделка', 'Телефон', 'Поле number', 'Поле date', 'Поле moment', 'Поле checkbox', 'Дата создания'],
      [
        ...['Workbook', 77015552031, 1.234, { value: day, type: Date, format: 'dd.mm.yyyy' }],
        { value: new Date(Date.UTC(2027, 8, 1, 10)), type: Date, format: 'dd.mm.yyyy hh:mm' },
        ...[true, { value: new Date(Date.UTC(2024, 1, 3)), type: Date, format: 'dd.mm.yyyy' }],
      ],
    ]).toBuffer();
    const made = await of.create(sheet, 'lead', 'leads.xlsx');
    await of.run(made.body.id);
    const { rows } = await desk.office.db.pool.query(
      `SELECT fields, created_at, search FROM lead WHERE name = 'Workbook'`,
    );
    expect(rows[0]).toMatchObject({
      fields: { f_number: 1.234, f_date: '2027-09-01', f_moment: '2027-09-01T10:00', f_checkbox: true },
      created_at: new Date('2024-02-02T18:00:00Z'),
      search: expect.stringContaining('+77015552031'),
    });
  });

  it('(people F09) that was exported changes no record when it is imported again', async () => {
    const [opt, small] = await optionsOf();
    const options = ['Опт, розница', 'a;b', '"VIP"'];
    await of.ask('POST', '/fields', {
      noun: 'contact',
      key: 'several',
      type: 'multi_list',
      name: 'Несколько',
      options,
    });
    const fields = (await of.ask('GET', '/fields?noun=contact')).body.items;
    const values = fields
      .find(({ key }: { key: string }) => key === 'several')
      .options.map(({ value }: { value: string }) => value);
    const body = {
      name: 'Exported',
      addresses: [{ kind: 'phone', value: '+77015552032' }],
      fields: { several: values, f_list: opt, f_multi_list: [small] },
    };
    const { id, version } = (await of.ask('POST', '/contacts', body)).body;
    const text = `Имя,Телефон,Несколько,Поле list,Поле multi_list\r\nExported,+77015552032,"Опт, розница;a\\;b;""VIP""",Опт,"Розница, мелкая"\r\n`;
    const made = await of.create(text, 'contact');
    expect(await of.run(made.body.id)).toMatchObject({ counts: { done: 0, skipped: 1, refused: 0 } });
    expect((await of.ask('GET', `/contacts/${id}`)).body).toMatchObject({ version, fields: { several: values } });
  });

  it('refuses what it cannot be, each cell with its own sentence', async () => {
    const made = await of.create(
      csv([
        ['Сделка', 'Поле number', 'Поле date', 'Поле list', 'Поле person', 'Поле contact'],
        ['Bad', 'много', '31.02.2024', 'Нет', 'Никто', '+7 701 555 99 99'],
      ]),
    );
    await of.run(made.body.id);
    const [row] = await of.rows(made.body.id);
    expect(row).toMatchObject({ state: 'refused', leadId: null });
    expect(row.why.map((why: string) => why.split(':')[0])).toEqual(
      ['number', 'date', 'list', 'person', 'contact'].map((type) => `Поле ${type}`),
    );
  });

  it('asks which comes first where a date has two readings and nothing tells', async () => {
    const made = await of.create(
      csv([
        ['Сделка', 'Поле date'],
        ['Two ways', '01/02/2027'],
      ]),
    );
    expect(made.body.settings.dates).toBeNull();
    const preview = async () => (await of.ask('GET', `/imports/${made.body.id}/preview`)).body;
    expect(await preview()).toMatchObject({ twoWays: true, counts: { refused: 1 } });
    await of.set(made.body.id, { dates: 'month' });
    expect((await preview()).rows[0].values[1]).toEqual({ key: 'lead.fields.f_date', text: '2027-01-02' });
    const told = await of.create(
      csv([
        ['Сделка', 'Поле date'],
        ['Told', '01/02/2027'],
        ['Teller', '13/02/2027'],
      ]),
    );
    expect(told.body.settings.dates).toBe('day');
  });
});
