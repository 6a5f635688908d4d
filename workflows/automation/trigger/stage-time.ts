import { z } from 'zod';
import { Duration } from '../duration.schema.ts';
import { budgetOf } from '../duration.ts';
import { Key } from '../key.schema.ts';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({
  on: z.literal('stage.time'),
  after: Duration,
  /** counted in working time of this calendar; without it by the wall clock */
  working: Key.optional(),
});

export const stageTime: TriggerKind<z.infer<typeof schema>> = {
  on: 'stage.time',
  icon: 'clock',
  group: 'time',
  name: { ru: 'Время в этапе', en: 'Time in the stage', kk: 'Кезеңдегі уақыт', uk: 'Час на етапі' },
  also: {
    ru: 'через день дня дней час часа часов минут неделя месяц спустя прошло без движения стоит таймер срок',
    en: 'after day days hour hours minutes week month untouched timer delay',
    kk: 'күн сағат минут апта ай өтті тұр',
    uk: 'через день дня днів годину хвилин тиждень місяць минуло стоїть таймер',
  },
  schema,
  fresh: () => ({ on: 'stage.time', after: { amount: 2, unit: 'hours' } }),
  form: [
    { field: 'after', as: 'duration', name: { ru: 'Через', en: 'After', kk: 'Кейін', uk: 'Через' } },
    {
      field: 'working',
      as: 'calendar',
      optional: true,
      name: { ru: 'Рабочее время', en: 'Working time', kk: 'Жұмыс уақыты', uk: 'Робочий час' },
      hint: {
        ru: 'Считать только рабочие часы календаря; день равен восьми часам',
        en: 'Count only the working hours of a calendar; a day is eight hours',
        kk: 'Тек күнтізбенің жұмыс сағаттарын санау; күн сегіз сағатқа тең',
        uk: 'Рахувати лише робочі години календаря; день дорівнює восьми годинам',
      },
    },
  ],
  sentence: ({ after, working }, { say, duration }) =>
    say(
      working
        ? {
            ru: 'сделка стоит {{duration}} рабочего времени без движения',
            en: 'when a lead stays for {{duration}} of working time',
            kk: 'мәміле жұмыс уақытымен {{duration}} қозғалыссыз тұрса',
            uk: 'угода стоїть {{duration}} робочого часу без руху',
          }
        : {
            ru: 'сделка стоит {{duration}} без движения',
            en: 'when a lead stays for {{duration}}',
            kk: 'мәміле {{duration}} қозғалыссыз тұрса',
            uk: 'угода стоїть {{duration}} без руху',
          },
      { duration: duration(after) },
    ),
  refers: ({ working }) => (working ? [{ to: 'calendar', key: working }] : []),
  events: [],
  budget: ({ after, working }, { enteredAt, calendars }) => {
    const calendar = calendars[working ?? ''];
    const zone = calendar?.zone ?? 'Asia/Almaty';
    return budgetOf(after, { since: enteredAt, zone, working: working ? calendar : undefined });
  },
};
