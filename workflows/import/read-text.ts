import { moneyText } from '../money/money.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { Reading, RowWish } from './reading.ts';
import type { Target } from './target.ts';

/** What a row was read as, for whoever looks at it before it comes in: days and moments in ISO, whatever they were written like. */
export const readTexts = (
  { lead, contact, company }: RowWish,
  { targets, definition, users }: Reading,
  language: Language,
): { key: string; text: string }[] => {
  const named = (list: { key: string; name: Words }[] | undefined, key: string | null | undefined) => {
    const found = list?.find((one) => one.key === key);
    return found ? inLanguage(found.name, language) : '';
  };
  const of = (kind: 'phone' | 'email') =>
    (contact?.addresses ?? []).flatMap((one) => (one.kind === kind ? [one.value] : [])).join(', ');
  const own: Record<string, string | undefined> = {
    'lead.name': lead?.name,
    'lead.stage': named(definition?.stages, lead?.stage),
    'lead.responsible': users.find(({ id }) => id === lead?.responsibleId)?.name,
    'lead.amount': lead?.amount ? moneyText(lead.amount, language) : '',
    'lead.currency': lead?.amount?.currency,
    'lead.tags': lead?.tags.join(', '),
    'lead.source': lead?.source,
    'lead.note': lead?.note,
    'lead.createdAt': lead?.createdAt,
    'lead.lossReason': named(definition?.lossReasons, lead?.lossReason),
    'contact.name': contact?.name,
    'contact.phone': of('phone'),
    'contact.email': of('email'),
    'contact.position': contact?.position,
    'contact.note': contact?.note,
    'company.name': company?.name,
    'company.taxId': company?.taxId ?? '',
    'company.note': company?.note,
  };
  const shown = [...new Set(targets.filter((one) => one !== null))];
  return shown.map((target) => {
    const values = { lead, contact, company }[target.noun]?.fields;
    const text = target.field
      ? fieldText(target, values?.[target.field.key], users, language)
      : (own[target.key] ?? '');
    return { key: target.key, text };
  });
};

const fieldText = ({ field }: Target, value: unknown, users: Reading['users'], language: Language): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => optionText(field, String(one), language)).join(', ');
  if (typeof value === 'boolean') return value ? '✓' : '—';
  if (field?.type === 'person') return users.find(({ id }) => id === value)?.name ?? '';
  return optionText(field, String(value as string | number), language);
};

const optionText = (field: Target['field'], value: string, language: Language): string => {
  const option = field?.options?.find((one) => one.value === value);
  return option ? inLanguage(option.name, language) : value;
};
