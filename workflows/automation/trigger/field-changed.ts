import { z } from 'zod';
import { isEvent } from '../../event/catalogue.ts';
import type { SubjectEvent } from '../facts.ts';
import { FactPath } from '../key.schema.ts';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('field.changed'), field: FactPath });
const tag = z.object({ on: z.literal('tag.added'), tag: z.string().trim().min(1).max(60) });

export const fieldChanged: TriggerKind<z.infer<typeof schema>> = {
  on: 'field.changed',
  icon: 'edit',
  group: 'lead',
  name: { ru: 'Изменилось поле', en: 'A field changed', kk: 'Өріс өзгерді', uk: 'Змінилося поле' },
  also: {
    ru: 'бюджет сумма ссылка заполнили поменяли значение',
    en: 'budget amount link filled value edited',
    kk: 'бюджет сома сілтеме толтырылды',
    uk: 'бюджет сума посилання заповнили змінили значення',
  },
  schema,
  fresh: () => ({ on: 'field.changed', field: 'amount' }),
  form: [{ field: 'field', as: 'fact', name: { ru: 'Поле', en: 'Field', kk: 'Өріс', uk: 'Поле' } }],
  sentence: ({ field }, { say, fact }) =>
    say(
      {
        ru: 'изменилось: {{field}}',
        en: 'when {{field}} changes',
        kk: '{{field}} өзгергенде',
        uk: 'змінилося: {{field}}',
      },
      {
        field: fact(field),
      },
    ),
  refers: ({ field }) => (field.startsWith('fields.') ? [{ to: 'field', key: field.slice(7) }] : []),
  events: [],
  means: ['changed'],
  matches: ({ field }, event) => {
    return changesOf(event).some(({ what, from, to }) => isOf(field, what) && !same(from, to));
  },
};

export const tagAdded: TriggerKind<z.infer<typeof tag>> = {
  on: 'tag.added',
  icon: 'tag',
  group: 'lead',
  name: { ru: 'Добавлен тег', en: 'Tag added', kk: 'Тег қосылды', uk: 'Додано тег' },
  also: { ru: 'метка ярлык', en: 'label mark', kk: 'белгі', uk: 'мітка ярлик' },
  schema: tag,
  fresh: () => ({ on: 'tag.added', tag: 'vip' }),
  form: [{ field: 'tag', as: 'text', name: { ru: 'Тег', en: 'Tag', kk: 'Тег', uk: 'Тег' } }],
  sentence: (when, { say, quoted }) =>
    say(
      {
        ru: 'добавлен тег {{tag}}',
        en: 'when the tag {{tag}} is added',
        kk: '{{tag}} тегі қосылғанда',
        uk: 'додано тег {{tag}}',
      },
      {
        tag: quoted(when.tag),
      },
    ),
  events: [],
  means: ['changed', 'began'],
  matches: (when, event) => {
    if (isEvent(event, 'lead.created', 'ticket.created')) return event.data.tags?.includes(when.tag) ?? false;
    const tags = changesOf(event).find(({ what }) => what === 'tags');
    if (!tags) return false;
    const [before, after] = [tags.from, tags.to] as [string[] | null, string[] | null];
    return Boolean(after?.includes(when.tag)) && !before?.includes(when.tag);
  },
};

const changesOf = (event: SubjectEvent): Change[] =>
  isEvent(event, 'lead.changed', 'ticket.changed') ? ((event.data.changes ?? []) as Change[]) : [];
type Change = { what: string; from?: unknown; to?: unknown };

/** `amount.amount` changes with `amount`, and `fields` with each of them. */
const isOf = (field: string, what: string): boolean =>
  what === field || what.startsWith(`${field}.`) || (field.startsWith(`${what}.`) && !what.includes('.'));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
