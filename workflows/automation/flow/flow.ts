import { z } from 'zod';
import type { Condition as ConditionType } from '../condition.schema.ts';
import { Condition } from '../condition.schema.ts';
import { Duration } from '../duration.schema.ts';
import { FactPath, Key } from '../key.schema.ts';
import type { Words } from '../../words/words.schema.ts';
import type { Group, Input, Reference, Speaker } from '../kind.ts';

/** A step that steers the run itself; step.ts carries out each kind. */
export type FlowKind<F extends { do: string }> = {
  do: F['do'];
  icon: string;
  group: Group;
  name: Required<Words>;
  also: Required<Words>;
  fresh: () => F;
  form: Input[];
  sentence: (step: F, speaker: Speaker) => string;
  refers?: (step: F) => Reference[];
};

const working: Input = {
  field: 'working',
  as: 'calendar',
  optional: true,
  name: { ru: 'Рабочее время', en: 'Working time', kk: 'Жұмыс уақыты', uk: 'Робочий час' },
};

export const WaitStep = z.object({ do: z.literal('wait'), for: Duration, working: Key.optional() });
export type WaitStep = z.infer<typeof WaitStep>;
export const wait: FlowKind<WaitStep> = {
  do: 'wait',
  icon: 'hourglass',
  group: 'flow',
  name: { ru: 'Подождать', en: 'Wait', kk: 'Күту', uk: 'Зачекати' },
  also: {
    ru: 'ждать пауза через день час минут',
    en: 'pause delay after day hour minutes',
    kk: 'күту кідіріс күн сағат минут',
    uk: 'чекати пауза через день годину хвилин',
  },
  fresh: () => ({ do: 'wait', for: { amount: 1, unit: 'days' } }),
  form: [
    { field: 'for', as: 'duration', name: { ru: 'Сколько', en: 'How long', kk: 'Қанша', uk: 'Скільки' } },
    working,
  ],
  sentence: (step, { say, duration }) =>
    say(
      step.working
        ? {
            ru: 'ждать {{duration}} рабочего времени',
            en: 'wait {{duration}} of working time',
            kk: 'жұмыс уақытымен {{duration}} күту',
            uk: 'чекати {{duration}} робочого часу',
          }
        : { ru: 'ждать {{duration}}', en: 'wait {{duration}}', kk: '{{duration}} күту', uk: 'чекати {{duration}}' },
      { duration: duration(step.for) },
    ),
  refers: ({ working }) => (working ? [{ to: 'calendar', key: working }] : []),
};

export const WaitUntilStep = z.object({
  do: z.literal('wait.until'),
  /** a date or moment of the lead */
  field: FactPath,
  minus: Duration.optional(),
});
export type WaitUntilStep = z.infer<typeof WaitUntilStep>;
/** An empty field, or a moment that has passed, does not wait. */
export const waitUntil: FlowKind<WaitUntilStep> = {
  do: 'wait.until',
  icon: 'calendar-time',
  group: 'flow',
  name: { ru: 'Ждать до даты', en: 'Wait until a date', kk: 'Күнге дейін күту', uk: 'Чекати до дати' },
  also: { ru: 'подождать срок день', en: 'date deadline day', kk: 'мерзім күн', uk: 'зачекати строк день' },
  fresh: () => ({ do: 'wait.until', field: 'createdAt' }),
  form: [
    { field: 'field', as: 'date_fact', name: { ru: 'Дата', en: 'Date', kk: 'Күн', uk: 'Дата' } },
    {
      field: 'minus',
      as: 'duration',
      optional: true,
      name: { ru: 'Раньше на', en: 'Earlier by', kk: 'Ерте', uk: 'Раніше на' },
    },
  ],
  sentence: ({ field, minus }, { say, fact, duration }) =>
    say(
      minus
        ? {
            ru: 'ждать до срока: {{field}}, минус {{by}}',
            en: 'wait until {{by}} before {{field}}',
            kk: '{{field}} мерзіміне дейін {{by}} қалғанша күту',
            uk: 'чекати до строку: {{field}}, мінус {{by}}',
          }
        : {
            ru: 'ждать до срока: {{field}}',
            en: 'wait until {{field}}',
            kk: '{{field}} мерзіміне дейін күту',
            uk: 'чекати до строку: {{field}}',
          },
      { field: fact(field), by: minus ? duration(minus) : '' },
    ),
  refers: ({ field }) => (field.startsWith('fields.') ? [{ to: 'field', key: field.slice(7) }] : []),
};

export type WaitEventStep<S> = {
  do: 'wait.event';
  on: { on: string };
  atMost: Duration;
  working?: string | undefined;
  then: S[];
  else: S[];
};
export const waitEvent: FlowKind<WaitEventStep<never>> = {
  do: 'wait.event',
  icon: 'hourglass-high',
  group: 'flow',
  name: { ru: 'Ждать события', en: 'Wait for an event', kk: 'Оқиғаны күту', uk: 'Чекати події' },
  also: {
    ru: 'подождать оплату ответ пока не',
    en: 'payment answer reply until',
    kk: 'төлем жауап күту',
    uk: 'зачекати оплату відповідь поки не',
  },
  fresh: () => ({ do: 'wait.event', on: { on: 'task.done' }, atMost: { amount: 1, unit: 'days' }, then: [], else: [] }),
  form: [
    { field: 'on', as: 'event', name: { ru: 'Чего ждать', en: 'What for', kk: 'Не күту', uk: 'Чого чекати' } },
    { field: 'atMost', as: 'duration', name: { ru: 'Не дольше', en: 'At most', kk: 'Ең көбі', uk: 'Не довше' } },
    working,
    { field: 'then', as: 'steps', name: { ru: 'Случилось', en: 'It happened', kk: 'Болды', uk: 'Сталося' } },
    { field: 'else', as: 'steps', name: { ru: 'Не дождались', en: 'It did not', kk: 'Болмады', uk: 'Не дочекалися' } },
  ],
  sentence: ({ on, atMost, working: byWork, then, else: otherwise }, { say, trigger, duration, steps }) =>
    say(
      byWork
        ? {
            ru: 'ждать, пока {{event}}, не дольше {{duration}} рабочего времени',
            en: 'wait for this, {{duration}} of working time at most: {{event}}',
            kk: 'жұмыс уақытымен {{duration}} ішінде күту: {{event}}',
            uk: 'чекати, поки {{event}}, не довше {{duration}} робочого часу',
          }
        : {
            ru: 'ждать, пока {{event}}, не дольше {{duration}}',
            en: 'wait for this, {{duration}} at most: {{event}}',
            kk: '{{duration}} ішінде күту: {{event}}',
            uk: 'чекати, поки {{event}}, не довше {{duration}}',
          },
      { event: trigger(on), duration: duration(atMost) },
    ) +
    (then.length
      ? say(
          { ru: ' (да: {{steps}})', en: ' (then: {{steps}})', kk: ' (иә: {{steps}})', uk: ' (так: {{steps}})' },
          { steps: steps(then) },
        )
      : '') +
    (otherwise.length
      ? say(
          { ru: ' (нет: {{steps}})', en: ' (else: {{steps}})', kk: ' (жоқ: {{steps}})', uk: ' (ні: {{steps}})' },
          {
            steps: steps(otherwise),
          },
        )
      : ''),
  refers: ({ working: byWork }) => (byWork ? [{ to: 'calendar', key: byWork }] : []),
};

export type BranchStep<S> = { do: 'branch'; if: ConditionType; then: S[]; else: S[] };
export const branch: FlowKind<BranchStep<never>> = {
  do: 'branch',
  icon: 'git-branch',
  group: 'flow',
  name: { ru: 'Развилка', en: 'Branch', kk: 'Тармақ', uk: 'Розгалуження' },
  also: {
    ru: 'если условие иначе сравнить бюджет проверить',
    en: 'if condition else compare check',
    kk: 'егер шарт әйтпесе тексеру',
    uk: 'якщо умова інакше порівняти перевірити',
  },
  fresh: () => ({ do: 'branch', if: { field: 'responsible', is: 'filled' }, then: [], else: [] }),
  form: [
    { field: 'if', as: 'condition', name: { ru: 'Если', en: 'If', kk: 'Егер', uk: 'Якщо' } },
    { field: 'then', as: 'steps', name: { ru: 'То', en: 'Then', kk: 'Онда', uk: 'То' } },
    { field: 'else', as: 'steps', name: { ru: 'Иначе', en: 'Else', kk: 'Әйтпесе', uk: 'Інакше' } },
  ],
  sentence: ({ if: condition, then, else: otherwise }, { say, condition: said, steps }) =>
    say(
      {
        ru: 'если {{condition}}: {{steps}}',
        en: 'if {{condition}}: {{steps}}',
        kk: 'егер {{condition}}: {{steps}}',
        uk: 'якщо {{condition}}: {{steps}}',
      },
      {
        condition: said(condition),
        steps: then.length ? steps(then) : '—',
      },
    ) +
    (otherwise.length
      ? say(
          { ru: '; иначе: {{steps}}', en: '; else: {{steps}}', kk: '; әйтпесе: {{steps}}', uk: '; інакше: {{steps}}' },
          {
            steps: steps(otherwise),
          },
        )
      : ''),
};

export const RunStep = z.object({ do: z.literal('run'), automation: Key });
export type RunStep = z.infer<typeof RunStep>;
export const run: FlowKind<RunStep> = {
  do: 'run',
  icon: 'player-play',
  group: 'flow',
  name: {
    ru: 'Запустить автоматизацию',
    en: 'Run an automation',
    kk: 'Автоматтандыруды іске қосу',
    uk: 'Запустити автоматизацію',
  },
  also: { ru: 'другую ещё вызвать', en: 'another call start', kk: 'басқасын бастау', uk: 'іншу ще викликати' },
  fresh: () => ({ do: 'run', automation: 'another' }),
  form: [{ field: 'automation', as: 'automation', name: { ru: 'Какую', en: 'Which', kk: 'Қайсысын', uk: 'Яку' } }],
  sentence: ({ automation }, speaker) =>
    speaker.say(
      {
        ru: 'запустить {{automation}}',
        en: 'run {{automation}}',
        kk: '{{automation}} іске қосу',
        uk: 'запустити {{automation}}',
      },
      {
        automation: speaker.automation(automation),
      },
    ),
  refers: ({ automation }) => [{ to: 'automation', key: automation }],
};

export const StopStep = z.object({ do: z.literal('stop') });
export type StopStep = z.infer<typeof StopStep>;
export const stop: FlowKind<StopStep> = {
  do: 'stop',
  icon: 'player-stop',
  group: 'flow',
  name: { ru: 'Остановиться', en: 'Stop', kk: 'Тоқтау', uk: 'Зупинитися' },
  also: { ru: 'конец закончить прервать', en: 'end finish quit', kk: 'соңы аяқтау', uk: 'кінець закінчити перервати' },
  fresh: () => ({ do: 'stop' }),
  form: [],
  sentence: (_, speaker) => speaker.words({ ru: 'остановиться', en: 'stop', kk: 'тоқтау', uk: 'зупинитися' }),
};

export const flowKinds = [wait, waitUntil, waitEvent, branch, run, stop] as const;

/** The steps that contain steps; `steps` is the list of all kinds, which includes these. */
export const nestingSteps = <S>(steps: z.ZodType<S[]>, triggers: z.ZodType<{ on: string }>) =>
  [
    z.object({
      do: z.literal('wait.event'),
      on: triggers,
      atMost: Duration,
      working: Key.optional(),
      then: steps,
      else: steps,
    }),
    z.object({ do: z.literal('branch'), if: Condition, then: steps, else: steps }),
  ] as const;
