import { z } from 'zod';
import type { TriggerKind } from '../../automation/kind.ts';
import { isEvent } from '../../event/catalogue.ts';
import type { Words } from '../../words/words.schema.ts';

const ends = ['kept', 'late_kept', 'given_up', 'broken'] as const;
const schema = z.object({ on: z.literal('callback.ended'), as: z.enum(ends).optional() });

const words: Record<(typeof ends)[number], Required<Words>> = {
  kept: { ru: 'поговорили вовремя', en: 'talked in time', kk: 'уақытында сөйлесті', uk: 'поговорили вчасно' },
  late_kept: {
    ru: 'поговорили с опозданием',
    en: 'talked, but late',
    kk: 'кешігіп сөйлесті',
    uk: 'поговорили із запізненням',
  },
  given_up: {
    ru: 'не дозвонились',
    en: 'could not be reached',
    kk: 'қоңырау шалу мүмкін болмады',
    uk: 'не додзвонилися',
  },
  broken: { ru: 'никто не позвонил', en: 'nobody called', kk: 'ешкім қоңырау шалмады', uk: 'ніхто не зателефонував' },
};

export const callbackEnded: TriggerKind<z.infer<typeof schema>> = {
  on: 'callback.ended',
  icon: 'phone-check',
  group: 'client',
  name: {
    ru: 'Обратный звонок завершён',
    en: 'A promised call is over',
    kk: 'Кері қоңырау аяқталды',
    uk: 'Зворотний дзвінок завершено',
  },
  also: {
    ru: 'итог звонка перезвонили недозвон обещание',
    en: 'outcome call back talk unreachable promise',
    kk: 'қоңырау қорытындысы уәде',
    uk: 'підсумок дзвінка передзвонили обіцянка',
  },
  schema,
  fresh: () => ({ on: 'callback.ended' }),
  form: [
    {
      field: 'as',
      as: 'choice',
      optional: true,
      name: { ru: 'Чем кончился', en: 'How it ended', kk: 'Қалай аяқталды', uk: 'Чим скінчився' },
      options: ends.map((value) => ({ value, name: words[value] })),
    },
  ],
  sentence: ({ as }, speaker) =>
    as
      ? speaker.say(
          {
            ru: 'обратный звонок завершён: {{how}}',
            en: 'when a promised call is over: {{how}}',
            kk: 'кері қоңырау аяқталғанда: {{how}}',
            uk: 'зворотний дзвінок завершено: {{how}}',
          },
          { how: speaker.words(words[as]) },
        )
      : speaker.words({
          ru: 'обратный звонок завершён',
          en: 'when a promised call is over',
          kk: 'кері қоңырау аяқталғанда',
          uk: 'зворотний дзвінок завершено',
        }),
  events: ['callback.ended'],
  matches: (when, event) => isEvent(event, 'callback.ended') && (when.as === undefined || when.as === event.data.as),
};
