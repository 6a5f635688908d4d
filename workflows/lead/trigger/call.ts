import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import type { TriggerKind } from '../../automation/kind.ts';
import { CallHow } from '../../call/call.schema.ts';
import { howWords } from '../../call/how.words.ts';
import { isEvent } from '../../event/catalogue.ts';

const ended = z.object({ on: z.literal('call.ended'), how: CallHow.optional() });

export const callEnded: TriggerKind<z.infer<typeof ended>> = {
  on: 'call.ended',
  icon: 'phone',
  group: 'client',
  name: { ru: 'Звонок закончился', en: 'A call has ended', kk: 'Қоңырау аяқталды', uk: 'Дзвінок закінчився' },
  also: {
    ru: 'телефон недозвон занято пропущенный входящий исходящий разговор',
    en: 'phone missed busy no answer incoming outgoing talk',
    kk: 'телефон бос емес жауапсыз кіріс шығыс',
    uk: 'телефон пропущений зайнято вхідний вихідний розмова',
  },
  schema: ended,
  fresh: () => ({ on: 'call.ended' }),
  form: [
    {
      field: 'how',
      as: 'choice',
      optional: true,
      name: { ru: 'Чем', en: 'How', kk: 'Қалай', uk: 'Чим' },
      options: CallHow.options.map((value) => ({ value, name: howWords[value] })),
    },
  ],
  sentence: ({ how }, { say, words }) =>
    how
      ? say(
          {
            ru: 'звонок закончился: {{how}}',
            en: 'when a call ends: {{how}}',
            kk: 'қоңырау аяқталғанда: {{how}}',
            uk: 'дзвінок закінчився: {{how}}',
          },
          { how: words(howWords[how]) },
        )
      : words({
          ru: 'звонок закончился',
          en: 'when a call has ended',
          kk: 'қоңырау аяқталғанда',
          uk: 'дзвінок закінчився',
        }),
  events: ['call.ended'],
  matches: (when, event) => isEvent(event, 'call.ended') && (when.how === undefined || when.how === event.data.how),
};

const outcome = z.object({ on: z.literal('call.outcome'), outcome: Key.optional() });

export const callOutcome: TriggerKind<z.infer<typeof outcome>> = {
  on: 'call.outcome',
  icon: 'phone',
  group: 'team',
  name: { ru: 'Итог звонка', en: 'Outcome of a call', kk: 'Қоңырау қорытындысы', uk: 'Підсумок дзвінка' },
  also: {
    ru: 'телефон разговор результат',
    en: 'phone talk result',
    kk: 'телефон нәтиже',
    uk: 'телефон розмова результат',
  },
  schema: outcome,
  fresh: () => ({ on: 'call.outcome' }),
  form: [
    {
      field: 'outcome',
      as: 'outcome',
      optional: true,
      name: { ru: 'С итогом', en: 'With the outcome', kk: 'Қорытындысы', uk: 'З підсумком' },
    },
  ],
  sentence: ({ outcome: key }, speaker) =>
    key
      ? speaker.say(
          {
            ru: 'итог звонка: {{outcome}}',
            en: 'when a call’s outcome is {{outcome}}',
            kk: 'қоңырау қорытындысы {{outcome}} болғанда',
            uk: 'підсумок дзвінка: {{outcome}}',
          },
          { outcome: speaker.outcome(key) },
        )
      : speaker.words({
          ru: 'указан итог звонка',
          en: 'when the outcome of a call is given',
          kk: 'қоңырау қорытындысы берілгенде',
          uk: 'указано підсумок дзвінка',
        }),
  refers: ({ outcome: key }) => (key ? [{ to: 'outcome' as const, key }] : []),
  events: ['call.outcome'],
  matches: (when, event) =>
    isEvent(event, 'call.outcome') &&
    event.data.outcome !== null &&
    (when.outcome === undefined || when.outcome === event.data.outcome),
};
