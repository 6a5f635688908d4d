import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { automationSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { languages } from '../../../workflows/words/words.ts';

const seed = join(import.meta.dirname, '../../../prisma/seed/education');
const read = (file: string): unknown => JSON.parse(readFileSync(join(seed, file), 'utf8'));
const education = PipelineDefinition.parse({
  ...(read('pipeline.json') as object),
  automations: read('automations.json'),
});
const named = (key: string): Automation => education.automations.find((automation) => automation.key === key)!;

describe('A5 an automation in words', () => {
  it('says when, if and what then', () => {
    expect(automationSentence(named('no_answer_third'), education, 'ru')).toBe(
      'Сделка вошла в этап «Недозвон», если число заходов в этап «Недозвон» ≥ 3: перевести в этап «Условный отказ».',
    );
    expect(automationSentence(named('new_untouched'), education, 'en')).toBe(
      'When a lead stays for 2 days, at “New”: tell the supervisors “The lead has been New for two days”.',
    );
  });

  it('says by which doors a lead comes in', () => {
    const said = (when: object, language: 'ru' | 'en') =>
      automationSentence(
        { ...named('no_answer_third'), when: when as never, if: undefined, then: [] },
        education,
        language,
      );
    expect(said({ on: 'form.sent' }, 'en')).toContain(
      'When a lead comes in (from a form, from an ad, by the API, by hand)',
    );
    expect(said({ on: 'form.sent', doors: ['ad', 'hand'] }, 'ru')).toContain('Пришла заявка (из рекламы, вручную)');
    expect(said({ on: 'form.sent', form: 'education' }, 'en')).toContain('When the form “education” is sent');
  });

  it('counts days and weeks as the language does', () => {
    expect(automationSentence(named('conditional_refusal_later'), education, 'uk')).toContain('за 2 тижні');
    expect(automationSentence(named('contract_send'), education, 'ru')).toContain('через 2 дня');
    expect(automationSentence(named('contract_send'), education, 'kk')).toContain('2 күннен кейін');
  });

  it('says what an invoice bills, shares and sums', () => {
    const said = (lines: object[], language: 'ru' | 'en') =>
      automationSentence(
        { ...named('no_answer_third'), then: [{ do: 'invoice.issue', lines, currency: 'KZT', dueDays: 3 } as never] },
        education,
        language,
      ).replace(/\s/g, ' ');
    const text = { ru: 'Аванс' };
    expect(
      said(
        [
          { text, percent: 33.3 },
          { text, percent: 33.3 },
        ],
        'ru',
      ),
    ).toContain('выставить счёт на 66,6 % суммы сделки со сроком 3 дня');
    expect(
      said(
        [
          { text, percent: 50 },
          { text, quantity: 2, unitAmount: 500_000 },
        ],
        'en',
      ),
    ).toContain('issue an invoice for 50 % of the lead’s amount + 10,000 ₸, due in 3 days');
    expect(said([{ text, rest: true }], 'ru')).toContain('выставить счёт на остаток суммы сделки со сроком 3 дня');
  });

  it('says money as money, not in the units it is kept in', () => {
    const budget = { key: 'price', name: { ru: 'Бюджет', en: 'Budget' }, type: 'money' as const };
    const definition = { ...education, fields: [budget] };
    const said = (field: string) =>
      automationSentence(
        { ...named('no_answer_third'), if: { field, is: '>', value: 100_000_000 } },
        definition,
        'ru',
      ).replace(/\s/g, ' ');
    expect(said('fields.price')).toContain('если «Бюджет» > 1 000 000 ₸:');
    expect(said('amount.amount')).toContain('> 1 000 000 ₸:');
  });

  it.each(languages)('leaves no hole and no key of ours in any automation: %s', (language) => {
    for (const automation of education.automations) {
      const sentence = automationSentence(automation, education, language);
      expect(sentence).not.toMatch(/[{}|]|undefined/);
      for (const stage of education.stages)
        if (stage.key.includes('_')) expect(sentence).not.toContain(`«${stage.key}»`);
    }
  });
});
