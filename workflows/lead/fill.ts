import type { CatalogueEvent } from '../event/catalogue.ts';
import { Money } from '../money/money.schema.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { tagsAfter } from '../subject/tags.ts';
import { plainText } from '../words/plain.ts';
import type { FieldValue } from '../field/field.schema.ts';
import { readFieldValue } from '../field/field-value.ts';
import { givenFields } from '../field/given-fields.ts';
import type { LeadPatch } from './lead.schema.ts';
import type { LeadChange, LeadState } from './state.ts';

/** What may be filled in together with a move: what the stage asks for. */
export type Filling = Pick<Patch, 'fields' | 'amount'> & {
  /** items of the stage's checklist that are ticked off */
  checklist?: string[] | undefined;
};
export type Patch = { [Value in Exclude<keyof LeadPatch, 'version'>]?: LeadPatch[Value] | undefined };

/** A value for one of a lead's fields, its name or its amount, as it came. */
export type Given = { field: string; value: FieldValue };
type Changed = CatalogueEvent<'lead.changed'>;
type Definition = Pick<PipelineDefinition, 'fields' | 'currency'>;

/** What is filled in comes before the move. Refused: FieldWrong. */
export const filled = (
  state: LeadState,
  { checklist, ...values }: Filling,
  stage: string,
  definition: Definition,
): Changed[] | Refusal =>
  values.fields || values.amount !== undefined || checklist
    ? changed(state, { ...values, ...(checklist ? { checklist: { [stage]: checklist } } : {}) }, definition)
    : [];

/** Refused: FieldWrong. */
export const changed = (
  state: LeadState,
  { name, amount, tags, fields, checklist }: Patch,
  definition: Definition,
): Changed[] | Refusal => {
  const given = fields && givenFields(definition.fields ?? [], fields);
  if (isRefusal(given)) return given;
  return told([
    ...(name === undefined || name === state.name ? [] : [change(state.name, name, 'name')]),
    ...(amount === undefined ? [] : [change(state.amount, amount, 'amount')]),
    ...(tags ? [change(state.tags, tags, 'tags')] : []),
    ...Object.entries(given ?? {}).flatMap(([key, value]) =>
      isSame(state.fields?.[key], value) ? [] : [change(state.fields?.[key], value, `fields.${key}`)],
    ),
    ...Object.entries(checklist ?? {}).map(([stage, items]) =>
      change(state.checklist?.[stage], tidy(items), `checklist.${stage}`),
    ),
  ]);
};

/** Values as the lead keeps them: one rule for automations and for answers of webhooks. Refused: ExpressionFailed. */
export const written = (state: LeadState, values: Given[], definition: Definition): Changed[] | Refusal => {
  const changes: LeadChange[] = [];
  for (const one of values) {
    const value = kept(state, one, definition);
    if (isRefusal(value)) return value;
    changes.push(value);
  }
  return told(changes);
};

/** One value that is to be written. Refused: ExpressionFailed. */
export const kept = (
  state: LeadState,
  { field, value }: Given,
  { fields, currency }: Definition,
): LeadChange | Refusal => {
  const text = String(value ?? '');
  if (field === 'name') {
    const name = plainText(text).slice(0, 200);
    return name ? change(state.name, name, 'name') : refuse('ExpressionFailed', { field, value: '' });
  }
  if (field === 'amount.amount') {
    if (typeof value !== 'number' || !Money.shape.amount.safeParse(Math.round(value)).success)
      return refuse('ExpressionFailed', { field, value: text });
    const amount = { amount: Math.round(value), currency: state.amount?.currency ?? currency };
    return change(state.amount, amount, 'amount');
  }
  const key = field.slice('fields.'.length);
  const given = readFieldValue(fields.find((one) => one.key === key) ?? { type: 'text' }, value);
  if ('why' in given) return refuse('ExpressionFailed', { field, value: text });
  return change(state.fields?.[key], given.value, field);
};

/** Nothing where the tags stay as they are. */
export const tagged = (state: LeadState, order: { add: string[]; remove: string[] }): Changed[] => {
  const before = state.tags ?? [];
  const tags = tagsAfter(before, order);
  return tags.join('\n') === before.join('\n') ? [] : told([change(before, tags, 'tags')]);
};

/** What is empty stays so, however it is said. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export const told = (changes: LeadChange[]): Changed[] => [{ type: 'lead.changed', data: { changes } }];

const change = (from: unknown, to: unknown, what: string): LeadChange => ({ what, from: from ?? null, to });

const tidy = (items: string[]): string[] => [...new Set(items)].slice(0, 50);
