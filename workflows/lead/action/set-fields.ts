import { z } from 'zod';
import { Expression, pathsIn } from '../../automation/expression.ts';
import type { ActionKind, Speaker } from '../../automation/kind.ts';

/** What an automation may set: the lead's own fields, its amount and its name. */
export const Settable = z
  .string()
  .regex(/^(name|amount\.amount|fields\.[a-z][a-z0-9_]{0,39})$/, 'name, amount.amount or fields.<key>');

const schema = z.object({
  do: z.literal('lead.set'),
  set: z
    .array(z.object({ field: Settable, to: Expression }))
    .min(1)
    .max(30),
});

export const setFields: ActionKind<z.infer<typeof schema>> = {
  do: 'lead.set',
  icon: 'edit',
  group: 'lead',
  name: { ru: 'Заполнить поля', en: 'Set fields', kk: 'Өрістерді толтыру', uk: 'Заповнити поля' },
  also: {
    ru: 'записать поменять значение сумма дата бюджет',
    en: 'write change value amount date budget',
    kk: 'жазу өзгерту мән сома',
    uk: 'записати змінити значення сума дата бюджет',
  },
  schema,
  fresh: () => ({ do: 'lead.set', set: [{ field: 'name', to: { value: '' } }] }),
  form: [{ field: 'set', as: 'settings', name: { ru: 'Поля', en: 'Fields', kk: 'Өрістер', uk: 'Поля' } }],
  sentence: ({ set }, speaker) =>
    speaker.list(
      set.map(({ field, to }) =>
        speaker.say(
          {
            ru: 'записать {{field}} = {{value}}',
            en: 'set {{field}} = {{value}}',
            kk: '{{field}} = {{value}} деп жазу',
            uk: 'записати {{field}} = {{value}}',
          },
          {
            field: speaker.fact(field),
            value: expressionText(to, speaker),
          },
        ),
      ),
    ),
  refers: ({ set }) =>
    set.flatMap(({ field }) => (field.startsWith('fields.') ? [{ to: 'field' as const, key: field.slice(7) }] : [])),
  reads: ({ set }) => set.flatMap(({ to }) => pathsIn(to)),
  fills: ({ set }) => set.map(({ field }) => field),
  does: ({ set }) => set.map(({ field: sets, to }) => ({ sets, to })),
  orders: ({ set }) => [{ kind: 'lead', order: { do: 'set', set } }],
};

export const expressionText = (expression: Expression, speaker: Speaker): string => {
  if ('value' in expression)
    return typeof expression.value === 'string' ? speaker.quoted(expression.value) : String(expression.value ?? '—');
  if ('from' in expression) return speaker.fact(expression.from);
  if ('moment' in expression) {
    const from =
      expression.moment === 'now'
        ? speaker.words({ ru: 'сейчас', en: 'now', kk: 'қазір', uk: 'зараз' })
        : speaker.fact(expression.moment);
    const plus = expression.plus ? ` + ${speaker.duration(expression.plus)}` : '';
    const minus = expression.minus ? ` − ${speaker.duration(expression.minus)}` : '';
    return from + plus + minus;
  }
  const { operand } = expression;
  return `${speaker.fact(expression.number)} ${expression.by} ${typeof operand === 'number' ? operand : speaker.fact(operand)}`;
};
