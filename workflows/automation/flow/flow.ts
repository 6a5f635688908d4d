import { z } from 'zod';
import type { Condition as ConditionType } from '../condition.schema.ts';
import { Condition } from '../condition.schema.ts';
import { Duration } from '../duration.schema.ts';
import { FactPath, Key } from '../key.schema.ts';
import { words, type Group, type Input, type Reference, type Speaker } from '../kind.ts';

/** A step that steers the run itself; run.ts carries out each kind. */
export type FlowKind<F extends { do: string }> = {
  do: F['do'];
  icon: string;
  group: Group;
  name: ReturnType<typeof words>;
  fresh: () => F;
  form: Input[];
  sentence: (step: F, speaker: Speaker) => string;
  refers?: (step: F) => Reference[];
};

export const WaitStep = z.object({ do: z.literal('wait'), for: Duration, working: Key.optional() });
export type WaitStep = z.infer<typeof WaitStep>;
export const wait: FlowKind<WaitStep> = {
  do: 'wait',
  icon: 'hourglass',
  group: 'flow',
  name: words('Подождать', 'Wait', 'Күту', 'Зачекати'),
  fresh: () => ({ do: 'wait', for: { amount: 1, unit: 'days' } }),
  form: [
    { field: 'for', as: 'duration', name: words('Сколько', 'How long', 'Қанша', 'Скільки') },
    {
      field: 'working',
      as: 'calendar',
      optional: true,
      name: words('Рабочее время', 'Working time', 'Жұмыс уақыты', 'Робочий час'),
    },
  ],
  sentence: (step, { say, duration }) =>
    say(
      step.working
        ? words(
            'ждать {duration} рабочего времени',
            'wait {duration} of working time',
            'жұмыс уақытымен {duration} күту',
            'чекати {duration} робочого часу',
          )
        : words('ждать {duration}', 'wait {duration}', '{duration} күту', 'чекати {duration}'),
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
  name: words('Ждать до даты', 'Wait until a date', 'Күнге дейін күту', 'Чекати до дати'),
  fresh: () => ({ do: 'wait.until', field: 'createdAt' }),
  form: [
    { field: 'field', as: 'date_fact', name: words('Дата', 'Date', 'Күн', 'Дата') },
    { field: 'minus', as: 'duration', optional: true, name: words('Раньше на', 'Earlier by', 'Ерте', 'Раніше на') },
  ],
  sentence: ({ field, minus }, { say, fact, duration }) =>
    say(
      minus
        ? words(
            'ждать до срока: {field}, минус {by}',
            'wait until {by} before {field}',
            '{field} дейін {by} қалғанша күту',
            'чекати до терміну: {field}, мінус {by}',
          )
        : words('ждать до срока: {field}', 'wait until {field}', '{field} дейін күту', 'чекати до терміну: {field}'),
      { field: fact(field), by: minus ? duration(minus) : '' },
    ),
  refers: ({ field }) => (field.startsWith('fields.') ? [{ to: 'field', key: field.slice(7) }] : []),
};

export type WaitEventStep<S> = {
  do: 'wait.event';
  on: { on: string };
  atMost: Duration;
  then: S[];
  else: S[];
};
export const waitEvent: FlowKind<WaitEventStep<never>> = {
  do: 'wait.event',
  icon: 'hourglass-high',
  group: 'flow',
  name: words('Ждать события', 'Wait for an event', 'Оқиғаны күту', 'Чекати події'),
  fresh: () => ({ do: 'wait.event', on: { on: 'task.done' }, atMost: { amount: 1, unit: 'days' }, then: [], else: [] }),
  form: [
    { field: 'on', as: 'event', name: words('Чего ждать', 'What for', 'Не күту', 'Чого чекати') },
    { field: 'atMost', as: 'duration', name: words('Не дольше', 'At most', 'Ең көбі', 'Не довше') },
    { field: 'then', as: 'steps', name: words('Случилось', 'It happened', 'Болды', 'Сталося') },
    { field: 'else', as: 'steps', name: words('Не дождались', 'It did not', 'Болмады', 'Не дочекалися') },
  ],
  sentence: ({ on, atMost, then, else: otherwise }, { say, trigger, duration, steps }) =>
    say(
      words(
        'ждать, пока {event}, не дольше {duration}',
        'wait for this, {duration} at most: {event}',
        '{duration} ішінде күту: {event}',
        'чекати, поки {event}, не довше {duration}',
      ),
      { event: trigger(on), duration: duration(atMost) },
    ) +
    (then.length
      ? say(words(' (да: {steps})', ' (then: {steps})', ' (иә: {steps})', ' (так: {steps})'), { steps: steps(then) })
      : '') +
    (otherwise.length
      ? say(words(' (нет: {steps})', ' (else: {steps})', ' (жоқ: {steps})', ' (ні: {steps})'), {
          steps: steps(otherwise),
        })
      : ''),
};

export type BranchStep<S> = { do: 'branch'; if: ConditionType; then: S[]; else: S[] };
export const branch: FlowKind<BranchStep<never>> = {
  do: 'branch',
  icon: 'git-branch',
  group: 'flow',
  name: words('Развилка', 'Branch', 'Тармақ', 'Розгалуження'),
  fresh: () => ({ do: 'branch', if: { field: 'responsible', is: 'filled' }, then: [], else: [] }),
  form: [
    { field: 'if', as: 'condition', name: words('Если', 'If', 'Егер', 'Якщо') },
    { field: 'then', as: 'steps', name: words('То', 'Then', 'Онда', 'То') },
    { field: 'else', as: 'steps', name: words('Иначе', 'Else', 'Әйтпесе', 'Інакше') },
  ],
  sentence: ({ if: condition, then, else: otherwise }, { say, condition: said, steps }) =>
    say(
      words(
        'если {condition}: {steps}',
        'if {condition}: {steps}',
        'егер {condition}: {steps}',
        'якщо {condition}: {steps}',
      ),
      {
        condition: said(condition),
        steps: then.length ? steps(then) : '—',
      },
    ) +
    (otherwise.length
      ? say(words('; иначе: {steps}', '; else: {steps}', '; әйтпесе: {steps}', '; інакше: {steps}'), {
          steps: steps(otherwise),
        })
      : ''),
};

export const RunStep = z.object({ do: z.literal('run'), automation: Key });
export type RunStep = z.infer<typeof RunStep>;
export const run: FlowKind<RunStep> = {
  do: 'run',
  icon: 'player-play',
  group: 'flow',
  name: words('Запустить автоматизацию', 'Run an automation', 'Автоматтандыруды іске қосу', 'Запустити автоматизацію'),
  fresh: () => ({ do: 'run', automation: 'another' }),
  form: [{ field: 'automation', as: 'automation', name: words('Какую', 'Which', 'Қайсысын', 'Яку') }],
  sentence: ({ automation }, speaker) =>
    speaker.say(
      words('запустить {automation}', 'run {automation}', '{automation} іске қосу', 'запустити {automation}'),
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
  name: words('Остановиться', 'Stop', 'Тоқтау', 'Зупинитися'),
  fresh: () => ({ do: 'stop' }),
  form: [],
  sentence: (_, speaker) => speaker.words(words('остановиться', 'stop', 'тоқтау', 'зупинитися')),
};

export const flowKinds = [wait, waitUntil, waitEvent, branch, run, stop] as const;

/** The steps that contain steps; `steps` is the list of all kinds, which includes these. */
export const nestingSteps = <S>(steps: z.ZodType<S[]>, triggers: z.ZodType<{ on: string }>) =>
  [
    z.object({ do: z.literal('wait.event'), on: triggers, atMost: Duration, then: steps, else: steps }),
    z.object({ do: z.literal('branch'), if: Condition, then: steps, else: steps }),
  ] as const;
