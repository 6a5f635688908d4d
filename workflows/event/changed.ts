import { automationWords } from '../automation/automation.words.ts';
import type { Currency } from '../money/money.schema.ts';
import { moneyText } from '../money/money.ts';
import type { PipelineDefinition, PipelineField } from '../pipeline/pipeline.schema.ts';
import type { Language } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import { columnsOf } from './catalogue.ts';
import type { Event } from './event.schema.ts';
import { nameIn } from './name-in.ts';
import type { Teller } from './telling.ts';

const silent = ['updated_at', 'search', 'currency'];

/** What an event changed, each value by its name. */
export const changedSentence = (event: Pick<Event, 'noun' | 'data'>, teller: Teller): string => {
  const { language, definition, fields, column: nameOf } = teller;
  const set = columnsOf(event);
  const known = event.noun === 'contact' || event.noun === 'company' ? fields : definition?.fields;
  return Object.entries(set)
    .flatMap(([column, [before, after]]) => {
      if (silent.includes(column)) return [];
      if (column === 'fields') return fieldChanges(before, after, known, teller);
      if (column === 'checklist') return checklistChanges(before, after, definition, language);
      const currency = String(set['currency']?.[1] ?? definition?.currency ?? 'KZT') as Currency;
      const isMoney = column === 'amount' && typeof after === 'number';
      const names: Record<string, unknown> = {
        company_id: event.data['company'],
        other_companies: event.data['others'],
      };
      const named = column in names ? names[column] : after;
      const value = isMoney ? moneyText({ amount: after, currency }, language) : shown(named);
      return [`${nameOf(column)}: ${value}`];
    })
    .join('; ');
};

const fieldChanges = (
  before: unknown,
  after: unknown,
  fields: PipelineField[] | undefined,
  { language, day, exact }: Teller,
): string[] => {
  const [was, is] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  return Object.keys(is)
    .filter((key) => JSON.stringify(is[key]) !== JSON.stringify(was[key]))
    .map((key) => {
      const field = fields?.find((one) => one.key === key);
      const said = (one: unknown): string => {
        if (typeof one === 'boolean') return inLanguage(automationWords[one ? 'yes' : 'no'], language);
        const option = field?.options?.find(({ value }) => value === one);
        if (option) return inLanguage(option.name, language);
        if (typeof one === 'string' && field?.type === 'date') return day(one);
        return typeof one === 'string' && field?.type === 'moment' ? exact(one) : shown(one);
      };
      const name = field ? inLanguage(field.name, language) : key;
      const now = is[key];
      return `${name}: ${Array.isArray(now) && now.length > 0 ? now.map(said).join(', ') : said(now)}`;
    });
};

const checklistChanges = (
  before: unknown,
  after: unknown,
  definition: PipelineDefinition | undefined,
  language: Language,
): string[] => {
  const [was, is] = [(before ?? {}) as Record<string, string[]>, (after ?? {}) as Record<string, string[]>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((stage) => {
    const items = definition?.stages.find(({ key }) => key === stage)?.entry?.checklist;
    const name = (key: string) => nameIn(items, key, undefined, language);
    const [old, now] = [was[stage] ?? [], is[stage] ?? []];
    return [
      ...now.filter((key) => !old.includes(key)).map((key) => `✓ ${name(key)}`),
      ...old.filter((key) => !now.includes(key)).map((key) => `− ${name(key)}`),
    ];
  });
};

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? '—')) || '—';
