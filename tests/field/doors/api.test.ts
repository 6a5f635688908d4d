import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setLeadFields } from '../../../prisma/lead/lead-fields.ts';
import { FieldType } from '../../../workflows/field/field.schema.ts';
import { readFieldValue } from '../../../workflows/field/field-value.ts';
import { itemsIn, itemsText } from '../../../workflows/field/items.ts';
import { inputOf } from '../../../workflows/form/check.ts';
import { formWith, photo } from '../../file/pictures.ts';
import { entry, form, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
let someone: string;
let picture: string;
beforeAll(async () => {
  desk = await openDesk();
  const { contacts } = (await asked('POST', '/leads', { name: 'Someone', phone: '+7 701 555 20 19' })).body;
  someone = contacts[0].id;
  picture = (await desk.ask('POST', '/files', { as: 'saule', ...formWith('plan.jpg', await photo()) })).body.id;
});
afterAll(() => desk.close());

const asked = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'saule', body });
const options = [
  { value: 'a', name: 'Опт' },
  { value: 'b', name: 'Розница' },
];

/** What is typed for each type, what the lead keeps of it, and how a letter says it. */
const typed = (): Record<FieldType, { typed: string; kept: unknown; said: string }> => ({
  text: { typed: 'Абая, 10', kept: 'Абая, 10', said: 'Абая, 10' },
  long_text: { typed: 'первая строка', kept: 'первая строка', said: 'первая строка' },
  number: { typed: '12,5', kept: 12.5, said: '12,5' },
  money: { typed: '1500', kept: 1500, said: '1 500' },
  date: { typed: '01.09.2027', kept: '2027-09-01', said: 'сентября 2027' },
  moment: { typed: '01.09.2027 10:00', kept: '2027-09-01T10:00', said: '10:00' },
  list: { typed: 'b', kept: 'b', said: 'Розница' },
  multi_list: { typed: 'a', kept: ['a'], said: 'Опт' },
  checkbox: { typed: 'true', kept: true, said: 'да' },
  link: { typed: 'example.kz', kept: 'https://example.kz', said: '' },
  person: { typed: desk.office.aida, kept: desk.office.aida, said: 'Aida' },
  contact: { typed: someone, kept: someone, said: 'Someone' },
  file: { typed: picture, kept: picture, said: 'plan.jpg' },
  image: { typed: picture, kept: picture, said: 'plan.jpg' },
});

/** A file stands in a field once it is attached to the lead. */
const withFile = async (key: string, id: string) => {
  const lead = (await asked('POST', '/leads', { name: 'Acme' })).body;
  const wish = { version: lead.version, fields: { [key]: id } };
  expect((await asked('PATCH', `/leads/${lead.id}`, wish)).body.code).toMatch(/NotHere$/);
  await asked('POST', `/leads/${lead.id}/files`, { fileId: id });
  return (await asked('PATCH', `/leads/${lead.id}`, wish)).body;
};

describe('B1 B2 B4 A2 a field of each type', () => {
  it.each(FieldType.options)('works at every door the moment it is made: %s', async (type) => {
    const key = `f_${type}`;
    const { typed: text, kept, said } = typed()[type];
    const isFile = type === 'file' || type === 'image';
    const isList = type === 'list' || type === 'multi_list';
    await asked('POST', '/fields', { noun: 'lead', key, type, name: `Поле ${type}`, ...(isList ? { options } : {}) });

    // by hand, and by a program
    const lead = isFile
      ? await withFile(key, text)
      : (await asked('POST', '/leads', { name: 'Acme', fields: { [key]: text } })).body;
    expect(lead.fields).toEqual({ [key]: kept });

    // a filter of the board and of lists, and the order of a table
    const filter = {
      field: `fields.${key}`,
      is: type === 'multi_list' ? 'contains' : '=',
      value: type === 'multi_list' ? 'a' : kept,
    };
    const found = await asked('GET', `/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([lead.id]);
    const sorted = await asked('GET', `/leads?pipeline=education&sort=fields.${key}`);
    expect(sorted.body.items[0].id).toBe(lead.id);

    // a template
    const body = `[{{#if lead.fields.${key}}}{{lead.fields.${key}}}{{/if}}]`;
    const preview = await asked('POST', '/templates/preview', {
      channel: 'sms',
      language: 'ru',
      subject: '',
      body,
      leadId: lead.id,
    });
    expect(preview.body).toMatchObject({ fault: null });
    expect(preview.body.body.replace(/\u00a0/g, ' ')).toContain(said);

    // what an automation sets
    const value = type === 'multi_list' ? 'b' : text;
    const set = await setLeadFields(desk.office.db, {
      ...{ leadId: lead.id, actor: { kind: 'system' }, set: [{ field: `fields.${key}`, to: { value } }] },
    });
    expect(set).toMatchObject({ id: lead.id });
    const after = (await asked('GET', `/leads/${lead.id}`)).body.fields[key];
    expect(after).toEqual(type === 'multi_list' ? ['b'] : kept);

    // a column of the table and of its file
    const exported = await asked('GET', `/pipelines/education/export?columns=name,fields.${key}`);
    expect(exported.text).toContain(`Поле ${type}`);

    // conditions and steps of a pipeline may name it
    const world = (await asked('GET', '/pipelines/world')).body;
    expect(world.fields.map((field: { key: string }) => field.key)).toContain(key);

    // a cell of an import
    expect(readFieldValue({ type, options: [{ value: 'a' }, { value: 'b' }] }, text)).toEqual({ value: kept });

    // a question of a form, for all but what strangers may not see
    const input = inputOf(type);
    if (type === 'contact' || isFile) return expect(input).toBeUndefined();
    const choices =
      type === 'person'
        ? [{ value: text, label: { ru: 'Aida' } }]
        : options.map((one) => ({ value: one.value, label: { ru: one.name } }));
    const question = {
      name: key,
      label: { ru: key },
      type: input,
      required: false,
      to: key,
      ...(input === 'select' || input === 'choices' ? { options: choices } : {}),
    };
    const definition = { ...form, fields: [...form.fields.filter(({ to }) => to.startsWith('contact.')), question] };
    const made = await asked('POST', '/form-settings', {
      key: `q_${type}`,
      pipeline: 'education',
      definition,
    });
    expect(made.status).toBe(201);
    const sent = await desk.ask('POST', `/forms/${made.body.key}`, {
      body: {
        ...entry(3000 + FieldType.options.indexOf(type)),
        [key]: type === 'checkbox' ? true : text,
      },
    });
    expect(sent).toMatchObject({ status: 201 });
    const { rows } = await desk.office.db.pool.query(
      'SELECT fields FROM lead ORDER BY created_at DESC, number DESC LIMIT 1',
    );
    expect(rows[0].fields).toEqual({ [key]: kept });
  });
});

describe('B1 several options in one cell', () => {
  it('(people F09) come back from a table as they went', () => {
    const items = ['Опт, розница', 'a;b', '"VIP"', 'c\\d'];
    expect(itemsText(items)).toBe('Опт, розница;a\\;b;"VIP";c\\\\d');
    expect(itemsIn(itemsText(items))).toEqual(items);
  });
});
