import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { letterHtml } from '../../activities/letter/html.ts';
import { escapeMarkup, inOneLine, parseMarkup, plainText } from '../../workflows/letter/markup.ts';
import { letterValues, wordingOf } from '../../activities/letter/values.ts';
import { wordingFor } from '../../activities/letter/wording.ts';
import { renderTemplate, type TemplateError } from '../../activities/template.ts';
import { templates } from '../../prisma/seed/templates/templates.ts';
import { moneyText } from '../../workflows/money/money.ts';
import { faultText } from '../../workflows/template/fault.ts';
import { factsOfAsel } from './facts.ts';

const wording = wordingFor('ru', 'Asia/Almaty');
const render = (source: string, values: Record<string, unknown> = {}) => renderTemplate(source, values, wording);
const faultOf = (source: string, values: Record<string, unknown> = {}) => {
  try {
    render(source, values);
  } catch (error) {
    return (error as TemplateError).fault;
  }
  throw new Error('it was rendered');
};

describe('D5 templates', () => {
  it('say moments and money in the client’s language and zone', () => {
    const values = { at: '2026-11-21T20:30:00Z', price: { amount: 12500050, currency: 'KZT' } };
    expect(render('{{date at}} {{time at}} {{money price}} {{upper "да"}}', values)).toBe(
      '22 ноября 2026 г. 01:30 125\u00a0000,50\u00a0₸ ДА',
    );
    expect(renderTemplate('{{date at}}', values, wordingFor('kk', 'Asia/Almaty'))).toBe('2026 ж. 22 қараша');
    expect(renderTemplate('{{date at}}', values, wordingFor('uk', 'Europe/Kyiv'))).toBe('21 листопада 2026 р.');
  });

  it('take conditions and repetitions', () => {
    expect(
      render('{{#if a}}a{{else}}b{{/if}}{{#each list}}{{@index}}{{this}},{{/each}}', { a: false, list: ['x', 'y'] }),
    ).toBe('b0x,1y,');
  });

  it('name what is wrong and the line', () => {
    expect(faultOf('one\n{{contact.nmae}}', { contact: { name: 'A' } })).toEqual({
      what: 'variable',
      name: 'nmae',
      line: 2,
    });
    expect(faultOf('one\ntwo {{#if x}')).toMatchObject({ what: 'syntax', line: 2 });
    expect(faultText({ what: 'variable', name: 'nmae', line: 2 }, { key: 'hello', language: 'kk' }, 'ru')).toBe(
      'Шаблон hello (kk): нет значения «nmae», строка 2.',
    );
  });

  it.each([
    '{{lookup a "b"}}',
    '{{log "x"}}',
    '{{#with a}}{{/with}}',
    '{{> part}}',
    '{{#*inline "x"}}{{/inline}}',
    '{{a.constructor}}',
    '{{a.__proto__.x}}',
    '{{unknown 1}}',
  ])('do not allow %s', (source) => {
    expect(faultOf(source, { a: {} }).what).toBe('helper');
  });

  it('do not reach what an object inherits', () => {
    for (const source of ['{{a.hasOwnProperty}}', '{{a.valueOf}}'])
      expect(faultOf(source, { a: {} })).toMatchObject({ what: 'variable', line: 1 });
  });

  it('are not blamed for a machine that is busy with other things', () => {
    const busy = new Int32Array(new SharedArrayBuffer(4));
    const values = {
      get name() {
        return Atomics.wait(busy, 0, 0, 220);
      },
    };
    expect(render('{{name}}', values)).toBe('timed-out');
  });

  it('end an endless repetition, and refuse what is too large', () => {
    const many = (length: number) => Array.from({ length }, () => ({}));
    const lists = (length: number) => ({ a: many(length), b: many(length), c: many(length) });
    expect(faultOf('{{#each a}}{{#each ../b}}{{#each ../../c}}{{/each}}{{/each}}{{/each}}', lists(3000)).what).toBe(
      'slow',
    );
    expect(faultOf('x'.repeat(70_000)).what).toBe('large');
    expect(faultOf('{{#each a}}{{#each ../b}}0123456789{{/each}}{{/each}}', lists(200)).what).toBe('large');
  });
});

describe('D5 letters', () => {
  it('never let a client’s own words become markup or HTML', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('[', ']', '(', ')', '*', '\\', '<', '"', '&', 'a', ' ', '\n', '#') }),
        (name) => {
          const body = render('Hello, {{name}}!', { name: escapeMarkup(`A${name}`) });
          const blocks = parseMarkup(body);
          expect(
            blocks.every(
              (block) => block.kind === 'paragraph' && block.spans.every(({ strong, href }) => !strong && !href),
            ),
          ).toBe(true);
          expect(letterHtml(body, { seller: { name: 'S' }, language: 'en', subject: 's' })).not.toMatch(
            /<(?!\/?(html|head|meta|title|body|table|tr|td|p|br)\b|!doctype)/i,
          );
        },
      ),
    );
  });

  it('keep lists, headings, strong words and buttons', () => {
    expect(parseMarkup('# Hi\n\none **two**\n- a\n- b\n\n[Pay](https://x.y/z)').map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'item',
      'item',
      'button',
    ]);
    expect(plainText('- a\n- b\n\n[Pay](https://x.y/z)')).toBe('– a\n– b\n\nPay: https://x.y/z');
  });

  it.each([
    ['Айгуль, спасибо\n\nМы получили заявку.', 'Айгуль, спасибо. Мы получили заявку.'],
    ['Что дальше:\n– звонок\n– встреча\n\nДо связи!', 'Что дальше: – звонок. – встреча. До связи!'],
    ['Счёт на 170 000 ₸\nОплатить: https://crm.example', 'Счёт на 170 000 ₸. Оплатить: https://crm.example'],
    ['Одна строка', 'Одна строка'],
  ])('are read in one line with their stops: %j', (text, line) => expect(inOneLine(text)).toBe(line));

  const all = Object.entries(templates).flatMap(([language, byKey]) =>
    Object.entries(byKey).flatMap(([key, byChannel]) =>
      Object.entries(byChannel as Record<string, { subject?: string; body: string }>).map(([channel, text]) => ({
        language,
        key,
        channel,
        text,
      })),
    ),
  );
  it.each(all)('of the demo are whole: $key by $channel in $language', ({ language, channel, text }) => {
    const facts = factsOfAsel(language);
    const values = letterValues(facts, 'https://crm.example', escapeMarkup);
    const body = renderTemplate(text.body, values, wordingOf(facts));
    expect(renderTemplate(text.subject ?? '', values, wordingOf(facts)) + body).not.toMatch(
      /\[object|undefined|null|NaN|Invalid/,
    );
    if (channel === 'sms') expect(body.length).toBeLessThan(330);
  });

  it.each(['ru', 'en', 'kk', 'uk'] as const)(
    'say on a receipt in %s what was paid, though it went back before the letter was written',
    (language) => {
      const facts = factsOfAsel(language);
      const invoice = { ...facts.invoice!, state: 'refunded' as const, paid: 0, refunded: 12_500_000 };
      const values = letterValues({ ...facts, invoice }, 'https://crm.example', escapeMarkup);
      const letter = renderTemplate(templates[language].receipt!.email!.body, values, wordingOf(facts));
      const all = moneyText({ amount: 12_500_000, currency: 'KZT' }, language);
      // paid, of the total, and refunded
      expect(letter.split(all)).toHaveLength(4);
    },
  );
});
