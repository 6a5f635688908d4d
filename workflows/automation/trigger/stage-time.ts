import { z } from 'zod';
import { Duration } from '../duration.schema.ts';
import { budgetOf } from '../duration.ts';
import { Key } from '../key.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

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
  name: words('Время в этапе', 'Time in the stage', 'Кезеңдегі уақыт', 'Час в етапі'),
  schema,
  fresh: () => ({ on: 'stage.time', after: { amount: 2, unit: 'hours' } }),
  form: [
    { field: 'after', as: 'duration', name: words('Через', 'After', 'Кейін', 'Через') },
    {
      field: 'working',
      as: 'calendar',
      optional: true,
      name: words('Рабочее время', 'Working time', 'Жұмыс уақыты', 'Робочий час'),
      hint: words(
        'Считать только рабочие часы календаря; день равен восьми часам',
        'Count only the working hours of a calendar; a day is eight hours',
        'Тек күнтізбенің жұмыс сағаттарын санау; күн сегіз сағатқа тең',
        'Рахувати лише робочі години календаря; день дорівнює восьми годинам',
      ),
    },
  ],
  sentence: ({ after, working }, { say, duration }) =>
    say(
      working
        ? words(
            'сделка стоит {duration} рабочего времени без движения',
            'when a lead stays for {duration} of working time',
            'мәміле жұмыс уақытымен {duration} қозғалыссыз тұрса',
            'угода стоїть {duration} робочого часу без руху',
          )
        : words(
            'сделка стоит {duration} без движения',
            'when a lead stays for {duration}',
            'мәміле {duration} қозғалыссыз тұрса',
            'угода стоїть {duration} без руху',
          ),
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
