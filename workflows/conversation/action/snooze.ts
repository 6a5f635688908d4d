import { z } from 'zod';
import { Duration } from '../../automation/duration.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';

const schema = z.object({ do: z.literal('conversation.snooze'), for: Duration });

export const snoozeTalk: ActionKind<z.infer<typeof schema>> = {
  do: 'conversation.snooze',
  icon: 'hourglass',
  group: 'team',
  name: {
    ru: 'Отложить переписку',
    en: 'Snooze the conversation',
    kk: 'Хат алмасуды кейінге қалдыру',
    uk: 'Відкласти листування',
  },
  also: {
    ru: 'чат потом позже напомнить вернуть',
    en: 'chat later remind put aside',
    kk: 'чат кейін еске салу',
    uk: 'чат потім пізніше нагадати',
  },
  schema,
  fresh: () => ({ do: 'conversation.snooze', for: { amount: 1, unit: 'days' } }),
  form: [
    {
      field: 'for',
      as: 'duration',
      name: { ru: 'На сколько', en: 'For how long', kk: 'Қанша уақытқа', uk: 'На скільки' },
    },
  ],
  sentence: ({ for: span }, { say, duration }) =>
    say(
      {
        ru: 'отложить переписку на {{duration}}',
        en: 'snooze the conversation for {{duration}}',
        kk: 'хат алмасуды {{duration}} кейінге қалдыру',
        uk: 'відкласти листування на {{duration}}',
      },
      { duration: duration(span) },
    ),
  orders: ({ for: span }) => [{ kind: 'talk', order: { do: 'snooze', for: span } }],
};
