import { filtersOf } from '../../automation/condition.ts';
import type { Condition, Filter } from '../../automation/condition.schema.ts';
import { readFieldValue } from '../../field/field-value.ts';
import { nounOf } from '../../subject/nouns.ts';
import { nameOfPath } from '../entry.ts';
import type { Words } from '../../words/words.schema.ts';
import type { At, Look } from './look.ts';

/** Paths that every lead has; below `source` and the fields of its client and company anything is possible. */
const known = new Set(
  `stage responsible name tags createdAt stageEnteredAt closedAt pausedAt amount amount.amount amount.currency source contact contact.name
  contact.language contact.timeZone contact.email contact.phone company company.name invoices.unpaid invoices.paid tasks.open tasks.overdue
  now.hour now.weekday fields entries outcomes checklist`.split(/\s+/),
);
/** What every subject has. */
const shared = new Set(
  'stage createdAt stageEnteredAt closedAt pausedAt now.hour now.weekday tags fields entries'.split(' '),
);
const open = /^(source|(contact|company)\.fields|checklist)\./;
const moments = new Set(['createdAt', 'stageEnteredAt', 'closedAt', 'pausedAt']);

/** Reports a path to nothing that a lead can have. */
export const checkPath = (look: Look, path: string, at: At): void => {
  const { fields, stages, outcomes, calendars, report } = look;
  if (isKnown(look, path)) return;
  const [head = '', key = ''] = path.split('.');
  if (head === 'fields') return fields.has(key) ? undefined : report('FieldMissing', at, { key });
  if (head === 'entries') return stages.has(key) ? undefined : report('StageMissing', at, { key });
  if (head === 'outcomes') return outcomes.has(key) ? undefined : report('OutcomeMissing', at, { key });
  if (head === 'calendar' && path === `calendar.${key}.working`)
    return key === '' || calendars.has(key) ? undefined : report('CalendarMissing', at, { key });
  report('FactUnknown', at, { path });
};

const factOf = ({ definition: { noun } }: Look, path: string) =>
  nounOf(noun ?? 'lead')?.facts?.find(({ key }) => key === path);

const isKnown = ({ definition: { noun } }: Look, path: string): boolean => {
  const facts = nounOf(noun ?? 'lead')?.facts;
  if (!facts) return known.has(path) || open.test(path);
  return shared.has(path) || facts.some(({ key }) => key === path);
};

/** Reports a path that is not a moment, so it cannot be waited for. */
export const checkMoment = (look: Look, path: string, at: At): void => {
  checkPath(look, path, at);
  const own = path.startsWith('fields.') ? look.fields.get(path.slice(7)) : undefined;
  const fact = factOf(look, path);
  const isMoment = own ? own.type === 'date' || own.type === 'moment' : moments.has(path) || fact?.type === 'moment';
  if (!isMoment && (own || known.has(path))) look.report('NotADate', at, { field: fieldName(look, path), key: path });
};

export const checkCondition = (look: Look, condition: Condition | undefined, at: At): void => {
  for (const filter of filtersOf(condition)) {
    checkPath(look, filter.field, at);
    checkValue(look, filter, at);
  }
};

const checkValue = (look: Look, { field, is, value, than }: Filter, at: At): void => {
  if (is === 'empty' || is === 'filled') return;
  const missing =
    is === 'older' || is === 'newer' ? !than : value === undefined || (Array.isArray(value) && value.length === 0);
  if (missing) return look.report('ConditionIncomplete', at, { field: fieldName(look, field), key: `${field} ${is}` });
  const values = Array.isArray(value) ? value : [value];
  for (const one of values) if (typeof one === 'string') checkOption(look, field, one, at);
};

/** Reports a value that is not among those the field may have. */
export const checkOption = (look: Look, field: string, value: string, at: At): void => {
  if (value === '') return;
  if (field === 'stage' && !look.stages.has(value)) look.report('StageMissing', at, { key: value });
  if (field === 'responsible') checkUser(look, value, at, 'warning');
  const own = field.startsWith('fields.') ? look.fields.get(field.slice(7)) : undefined;
  if (own?.type === 'list' && !own.options?.some((option) => option.value === value))
    look.report('OptionUnknown', at, { field: fieldName(look, field), option: value, key: `${field} ${value}` });
};

/** Reports a constant that the field cannot hold: the step would fail each time. Options are a problem of their own. */
export const checkConstant = (look: Look, field: string, value: unknown, at: At): void => {
  const own = field.startsWith('fields.') ? look.fields.get(field.slice(7)) : undefined;
  if (own && own.type !== 'list' && 'why' in readFieldValue(own, value))
    look.report('ValueUnfit', at, { field: own.name, value: String(value), key: `${field} ${String(value)}` });
};

export const checkUser = (look: Look, email: string, at: At, severity: 'error' | 'warning' = 'error'): void => {
  const user = look.users.get(email);
  if (!email) look.report('NotChosen', at);
  else if (!user) look.report('PersonUnknown', at, { email, key: email }, severity);
  else if (!user.active) look.report('PersonLeft', at, { name: user.name, key: email }, severity);
};

/** A field by its name; one that the pipeline does not have by its path. */
export const fieldName = (look: Look, path: string): Words => {
  const own = path.startsWith('fields.') ? look.fields.get(path.slice(7)) : undefined;
  return own?.name ?? factOf(look, path)?.name ?? nameOfPath(path, { fields: [] });
};
