import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { letterValues, wordingOf } from '../../../activities/letter/values.ts';
import { mannerOf, writeLetter } from '../../../activities/letter/write-letter.ts';
import { renderTemplate, whyNotTemplate } from '../../../activities/template.ts';
import { educationPipeline } from '../../../prisma/seed/education.ts';
import { templates } from '../../../prisma/seed/templates/templates.ts';
import { checkTemplate, checkText, problemSentence } from '../../../workflows/template/check.ts';
import { differenceOf } from '../../../workflows/template/difference.ts';
import { mayStop } from '../../../workflows/template/may-stop.ts';
import { isStub } from '../../../workflows/template/stub.ts';
import { segmentsOf } from '../../../workflows/template/segments.ts';
import { templateUses } from '../../../workflows/template/uses.ts';
import { fieldVariable, foundVariables, insertionOf, variables } from '../../../workflows/template/variables.ts';
import { factsOfAsel } from '../facts.ts';

const fields = educationPipeline().fields.map(fieldVariable);
const asel = factsOfAsel('ru');
const facts = { ...asel, invoice: { ...asel.invoice!, refunded: 1_000_000 } };
const values = letterValues(facts, 'https://crm.example', (text) => text);
const render = (source: string) => renderTemplate(source, values, wordingOf(facts));
const faults = (source: string) =>
  checkTemplate(source, fields).map(({ what, name }) => `${what} ${name ?? ''}`.trim());

describe('B2 the list of variables', () => {
  it('is what a letter really gets: each one prints, inside its condition or list too', () => {
    for (const variable of [...variables, ...fields]) {
      expect(checkTemplate(insertionOf(variable), fields)).toEqual([]);
      expect(() => render(insertionOf(variable))).not.toThrow();
      for (const item of variable.items ?? [])
        expect(render(`{{#each ${variable.path}}}{{${item.path}}}{{/each}}`)).not.toBe('');
    }
  });

  it('leaves nothing out that letters are given', () => {
    const known = variables.map(({ path }) => path.split('.')[0]);
    for (const name of Object.keys(values)) expect(known).toContain(name);
  });

  it('is searched by the name and by the meaning, in the reader’s language', () => {
    expect(foundVariables(variables, 'телефон ответ', 'ru').map(({ path }) => path)).toEqual(['manager.phone']);
    expect(foundVariables(variables, 'INVOICE.TO', 'en').map(({ path }) => path)).toEqual(['invoice.total']);
  });
});

describe('B2 a template that is being written', () => {
  it('is told at once which name is unknown, on which line, and what was meant', () => {
    const [problem] = checkTemplate('Hello\n{{contact.nmae}}', fields);
    expect(problem).toMatchObject({ what: 'variable', name: 'contact.nmae', line: 2, at: 6, suggest: 'contact.name' });
    expect(problemSentence(problem!, 'ru')).toBe('Строка 2: нет значения «contact.nmae». Может быть, contact.name?');
  });

  it.each([
    ['{{contact.name', ['unclosed']],
    ['{{#if invoice}}a', ['open if']],
    ['a{{/if}}', ['syntax /if']],
    ['{{#if a b}}{{/if}}', ['syntax #if a b']],
    ['{{#each invoice.lines}}{{/if}}', ['syntax /if']],
    ['{{else}}', ['syntax else']],
    ['{{> part}}', ['helper > part']],
    ['{{#with lead}}{{/with}}', ['helper with']],
    ['{{lookup lead "name"}}', ['helper lookup']],
    ['{{invoice}}', ['value invoice']],
    ['{{money contact.name}}', ['value money']],
    ['{{date invoice.total}}', ['value date']],
    ['{{#each contact.name}}{{/each}}', ['value contact.name']],
    ['{{#each invoice.lines}}{{contact.name}}{{/each}}', ['variable contact.name']],
    ['{{#each invoice.lines}}{{../contact.name}} {{text}} {{@index}}{{/each}}', []],
    ['{{#if invoice}}{{money invoice.open}}{{else if payment}}{{payment}}{{else}}-{{/if}}', []],
    ['{{#each invoice.lines as |line|}}{{line.amount}}{{/each}}', []],
    ['{{!-- {{ nothing }} --}}{{! note }}\\{{as it is}} {{upper (date meeting)}} {{{company}}}', []],
    ['{{lead.fields.programme}} {{lead.fields.nothing}}', ['variable lead.fields.nothing']],
    ['x'.repeat(70_000), ['large']],
  ])('%s', (source, expected) => {
    expect(faults(source)).toEqual(expected);
  });

  it('is never let through when it could not be filled in', () => {
    const path = fc.constantFrom(
      ...variables.map((one) => one.path),
      'lead',
      'nothing',
      '../x',
      'this',
      '@index',
      'text',
    );
    const piece: fc.Arbitrary<string> = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: fc.constantFrom('{', '}', '#', '/', ' ', 'a', '\\', '~', '!', '-', '\n', '|', '(', '"') }),
        path.map((one) => `{{${one}}}`),
        fc
          .tuple(fc.constantFrom('date', 'time', 'money', 'upper', 'if'), path)
          .map((parts) => `{{${parts.join(' ')}}}`),
        fc
          .tuple(fc.constantFrom('if', 'unless', 'each'), path, tie('text'), tie('text'))
          .map(([block, name, one, other]) => `{{#${block} ${name}}}${one}{{else}}${other}{{/${block}}}`),
        fc.tuple(tie('text'), tie('text')).map((parts) => parts.join('')),
      ),
    })).text;
    fc.assert(
      fc.property(piece, (source) => {
        if (checkTemplate(source, fields).length > 0) return;
        expect(whyNotTemplate(source)).toBeUndefined();
        expect(render(source)).not.toMatch(/\[object|undefined/);
      }),
      { numRuns: 1000 },
    );
  });

  it('passes when it came with the product', () => {
    for (const byKey of Object.values(templates))
      for (const texts of Object.values(byKey))
        for (const [channel, text] of Object.entries(texts as Record<string, { subject?: string; body: string }>))
          expect(checkText({ subject: '', ...text, channel }, fields)).toEqual([]);
  });

  it('needs a subject as a letter and none as an SMS', () => {
    expect(checkText({ channel: 'email', subject: ' ', body: 'a' }, []).map(({ field }) => field)).toEqual(['subject']);
    expect(checkText({ channel: 'sms', subject: '', body: 'a' }, [])).toEqual([]);
  });
});

describe('B2 an SMS', () => {
  it.each([
    ['', 0, 'gsm', 160],
    ['a'.repeat(160), 1, 'gsm', 0],
    ['a'.repeat(161), 2, 'gsm', 145],
    ['€'.repeat(80), 1, 'gsm', 0],
    [`${'a'.repeat(152)}€€${'a'.repeat(10)}`, 2, 'gsm', 139],
    ['я'.repeat(70), 1, 'unicode', 0],
    ['я'.repeat(71), 2, 'unicode', 63],
    ['😀'.repeat(36), 2, 'unicode', 61],
  ])('of “%.3s…” is counted in parts', (text, parts, alphabet, left) => {
    expect(segmentsOf(text)).toMatchObject({ parts, alphabet, left });
  });

  it('says which letters made it dearer', () => {
    expect(segmentsOf('Price 5 000 ₸, ok’')).toMatchObject({ alphabet: 'unicode', because: ['₸', '’'] });
  });
});

describe('B2 two versions of a text', () => {
  it('stand side by side', () => {
    expect(differenceOf('a\nb\nc', 'a\nx\nc\nd')).toEqual([
      { is: 'same', text: 'a', before: 1, after: 1 },
      { is: 'gone', text: 'b', before: 2, after: null },
      { is: 'new', text: 'x', before: null, after: 2 },
      { is: 'same', text: 'c', before: 3, after: 3 },
      { is: 'new', text: 'd', before: null, after: 4 },
    ]);
  });

  it('give back both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '', 'c'), { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const lines = differenceOf(one, other);
        const of = (side: 'gone' | 'new') =>
          lines.filter(({ is }) => is === 'same' || is === side).map((line) => line.text);
        expect(of('gone').join('\n')).toBe(one);
        expect(of('new').join('\n')).toBe(other);
      }),
    );
  });
});

describe('B2 where a template is used', () => {
  it('is found however deep the action lies, and in the rules of invoices', () => {
    const send = { do: 'message.send', channel: 'sms', template: 'missed_call' };
    const definition = {
      invoices: { sent: 'invoice', reminder: 'r', overdue: 'o', receipt: 'p' },
      automations: [
        { key: 'one', name: { ru: 'Один' }, then: [{ do: 'branch', then: [{ do: 'wait', else: [send] }] }] },
        {
          key: 'two',
          name: { ru: 'Два' },
          then: [{ do: 'message.send', channel: 'email', template: 'x', attach: ['contract'] }],
        },
        null,
      ],
    };
    const uses = templateUses(definition);
    expect(uses.filter(({ template }) => template === 'missed_call')).toEqual([
      { template: 'missed_call', channel: 'sms', automation: { key: 'one', name: { ru: 'Один' } } },
    ]);
    expect(uses.map(({ template }) => template)).toEqual(['invoice', 'r', 'o', 'p', 'missed_call', 'x', 'contract']);
    for (const junk of [null, 1, 'x', [], { automations: 5, invoices: null }]) expect(templateUses(junk)).toEqual([]);
  });
});

describe('B2 what a template says beforehand', () => {
  const stops = (source: string) => mayStop(source, [...variables, ...fields]).map(({ path }) => path);

  it('names the values that may be empty and stand in no condition', () => {
    expect(stops('{{date meeting}} {{lead.amount}} {{contact.firstName}} {{lead.fields.programme}}')).toEqual([
      'lead.amount',
      'meeting',
      'lead.fields.programme',
    ]);
    expect(stops('{{#if meeting}}{{date meeting}}{{else}}{{lead.amount}}{{/if}}')).toEqual(['lead.amount']);
    expect(stops('{{#unless meeting}}x{{else}}{{time meeting}}{{/unless}}')).toEqual([]);
  });

  it.each(['TODO: цена', 'Здравствуйте, [object Object]', 'Ждём вас Invalid DateTime', 'Lorem ipsum dolor'])(
    'finds what was left to be written: %s',
    (source) => {
      expect(faults(source)).toEqual(['left']);
    },
  );

  it('takes no answer of a person for a stub', () => {
    for (const answer of ['Никакой', 'Нет', '0', 'Null Jennifer', 'тест', 'n/a']) expect(isStub(answer)).toBe(false);
    for (const stub of [
      'Название',
      ' TODO ',
      'null',
      'undefined',
      '[object Object]',
      '{{name}}',
      'Invalid DateTime',
      'Ваше имя',
      '\\[object Object\\]',
    ])
      expect(isStub(stub)).toBe(true);
  });
});

describe('B2 values are said for their reader', () => {
  const said = (type: string, value: unknown, language = 'ru', source = '{{lead.fields.x}}') => {
    const all = factsOfAsel(language);
    const field = { key: 'x', name: { ru: 'Поле' }, type } as never;
    all.pipeline = { ...all.pipeline!, definition: { ...all.pipeline!.definition, fields: [field] } };
    all.lead!.fields = { x: value };
    const written = writeLetter(all, { subject: '', body: source }, mannerOf('sms'), '');
    return 'fault' in written ? `${written.fault.what} ${written.fault.stands ?? ''}`.trim() : written.body;
  };

  it.each([
    ['date', '2026-12-10', 'ru', '10 декабря 2026 г.'],
    ['date', '2026-12-10', 'uk', '10 грудня 2026 р.'],
    ['moment', '2026-12-10T06:00:00Z', 'en', 'December 10, 2026, 11:00'],
    ['number', 1250000.5, 'ru', '1 250 000,5'],
    ['number', 2026, 'ru', '2026'],
    ['money', 1500.5, 'ru', '1 500,50 ₸'],
    ['checkbox', true, 'kk', 'иә'],
    ['checkbox', false, 'en', 'no'],
    ['text', 'Чехия', 'ru', 'Чехия'],
  ])('%s %j in %s is %s', (type, value, language, text) => {
    expect(said(type, value, language)).toBe(text);
  });

  it.each([
    ['date', 'завтра', 'stub завтра'],
    ['moment', '2026-13-45', 'stub 2026-13-45'],
    ['text', 'Название', 'stub Название'],
    ['text', 'undefined', 'stub undefined'],
    ['text', '', 'blank'],
    ['number', null, 'blank'],
    ['text', '{{имя}} клиента', 'stub {{имя}} клиента'],
  ])('%s %j stops: %s', (type, value, fault) => {
    expect(said(type, value)).toBe(fault);
  });

  it('an optional value is left out by its condition, and a date still goes through its helper', () => {
    expect(said('date', '', 'ru', 'a{{#if lead.fields.x}}{{lead.fields.x}}{{/if}}b')).toBe('ab');
    expect(said('date', '2026-12-10', 'ru', '{{date lead.fields.x}}')).toBe('10 декабря 2026 г.');
  });

  it('greets who gave no name, at the beginning of a sentence and within one', () => {
    const all = factsOfAsel('en');
    all.contact.name = '+7 701 555 20 18';
    const text = (body: string, manner = mannerOf('sms')) =>
      writeLetter(all, { subject: 'x', body }, manner as never, '');
    expect(text('{{contact.firstName}}, hello')).toMatchObject({ body: 'Dear client, hello' });
    expect(text('Hello {{contact.name}}!')).toMatchObject({ body: 'Hello dear client!' });
    expect(text('{{#if contact.name}}{{contact.name}}, {{/if}}hello')).toMatchObject({ body: 'hello' });
    expect(text('{{contact.name}} signs', mannerOf('document') as never)).toMatchObject({
      fault: { what: 'blank', name: 'contact.name' },
    });
  });
});
