import type { Automation, Step } from '../../workflows/automation/automation.schema.ts';
import { words } from '../../workflows/automation/kind.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { freshAutomation, templateOf, type FreshContext } from './fresh.ts';

type Made = Pick<Automation, 'when' | 'then'> & Partial<Pick<Automation, 'if' | 'again' | 'onLeave'>>;
export type Recipe = {
  id: string;
  icon: string;
  name: Required<Words>;
  make: (around: FreshContext) => Made | undefined;
};

/** Automations that most pipelines want, ready to be set. One that needs something the pipeline has not is not offered. */
export const recipes: Recipe[] = [
  {
    id: 'assign_and_call',
    icon: 'user-check',
    name: words(
      'Назначить ответственного и поставить звонок до конца дня',
      'Assign somebody and ask for a call by the end of the day',
      'Жауаптыны тағайындап, күн соңына дейін қоңырау тапсыру',
      'Призначити відповідального й поставити дзвінок до кінця дня',
    ),
    make: (around) => ({
      when: { on: 'stage.entered' },
      then: [{ do: 'lead.assign', rule: 'least_busy' }, task(around, call, { by: 'end_of_working_day' })],
    }),
  },
  {
    id: 'welcome',
    icon: 'send',
    name: words(
      'Сразу ответить клиенту письмом и SMS',
      'Answer the client at once by e-mail and SMS',
      'Клиентке бірден хат пен SMS жіберу',
      'Одразу відповісти клієнту листом і SMS',
    ),
    make: (around) => {
      const then = [message(around, 'email'), message(around, 'sms')].filter((step) => step !== undefined);
      return then.length ? { when: { on: 'stage.entered' }, then } : undefined;
    },
  },
  {
    id: 'no_call',
    icon: 'clock',
    name: words(
      '2 часа без звонка: задача и SMS',
      '2 hours without a call: a task and an SMS',
      '2 сағат қоңырау болмаса: тапсырма және SMS',
      '2 години без дзвінка: завдання й SMS',
    ),
    make: (around) => ({
      when: { on: 'stage.time', after: { amount: 2, unit: 'hours' } },
      if: { field: 'tasks.open', is: '>', value: 0 },
      then: [
        task(around, call, { by: 'after', amount: 30, unit: 'minutes' }),
        message(around, 'sms', 'missed_call'),
      ].filter((step) => step !== undefined),
    }),
  },
  {
    id: 'silent_client',
    icon: 'hourglass',
    name: words(
      'Клиент молчит 3 дня: напомнить и позвонить',
      'The client is silent for 3 days: remind and call',
      'Клиент 3 күн үнсіз: еске салып, қоңырау шалу',
      'Клієнт мовчить 3 дні: нагадати й зателефонувати',
    ),
    make: (around) => ({
      when: { on: 'stage.time', after: { amount: 3, unit: 'days' } },
      then: [message(around, 'email', 'missed_call'), task(around, call, { by: 'end_of_working_day' })].filter(
        (step) => step !== undefined,
      ),
    }),
  },
  {
    id: 'tell_of_rot',
    icon: 'bell',
    name: words(
      'Неделя без движения: сообщить супервайзеру',
      'A week without movement: tell the supervisors',
      'Бір апта қозғалыссыз: супервайзерге хабарлау',
      'Тиждень без руху: повідомити супервайзера',
    ),
    make: () => ({
      when: { on: 'stage.time', after: { amount: 1, unit: 'weeks' } },
      then: [
        {
          do: 'notify',
          who: 'supervisors',
          text: words(
            'Сделка неделю стоит на месте',
            'The lead has not moved for a week',
            'Мәміле бір апта орнында тұр',
            'Угода тиждень стоїть на місці',
          ),
        },
      ],
    }),
  },
  {
    id: 'remind_before_date',
    icon: 'calendar-event',
    name: words(
      'Напомнить клиенту за 2 часа до даты',
      'Remind the client 2 hours before a date',
      'Күнге 2 сағат қалғанда клиентке еске салу',
      'Нагадати клієнту за 2 години до дати',
    ),
    make: (around) => {
      const date = around.definition.fields.find(({ type }) => type === 'moment' || type === 'date');
      const step = message(around, 'sms') ?? message(around, 'email');
      return date && step
        ? {
            when: {
              on: 'date.reached',
              field: `fields.${date.key}`,
              side: 'before',
              by: { amount: 2, unit: 'hours' },
              clock: '10:00',
            },
            then: [step],
          }
        : undefined;
    },
  },
  {
    id: 'third_time',
    icon: 'arrow-right',
    name: words(
      'Третий раз в этом этапе: перевести в отказ',
      'The third time at this stage: move to lost',
      'Осы кезеңде үшінші рет: бас тартуға ауыстыру',
      'Утретє на цьому етапі: перевести у відмову',
    ),
    make: ({ definition, stage }) => {
      const lost = definition.stages.find(({ kind }) => kind === 'lost')?.key;
      const reason = definition.lossReasons[0]?.key;
      return stage && lost && stage !== lost
        ? {
            when: { on: 'stage.entered' },
            if: { field: `entries.${stage}`, is: '>=', value: 3 },
            then: [{ do: 'lead.move', stage: lost, again: false, ...(reason ? { lossReason: reason } : {}) }],
          }
        : undefined;
    },
  },
  {
    id: 'issue_invoice',
    icon: 'file-invoice',
    name: words(
      'Выставить счёт при входе в этап',
      'Issue an invoice on entering the stage',
      'Кезеңге өткенде шот қою',
      'Виставити рахунок при вході в етап',
    ),
    make: ({ definition }) => ({
      when: { on: 'stage.entered' },
      if: { field: 'invoices.unpaid', is: '=', value: 0 },
      then: [
        {
          do: 'invoice.issue',
          lines: [{ text: words('Услуга', 'Service', 'Қызмет', 'Послуга'), quantity: 1, unitAmount: 10_000_000 }],
          currency: definition.currency,
          dueDays: 3,
        },
      ],
    }),
  },
  {
    id: 'paid_is_won',
    icon: 'coins',
    name: words(
      'Счёт оплачен: сделка успешна, сообщить супервайзеру',
      'The invoice is paid: the lead is won, tell the supervisors',
      'Шот төленді: мәміле сәтті, супервайзерге хабарлау',
      'Рахунок сплачено: угода успішна, повідомити супервайзера',
    ),
    make: ({ definition }) => {
      const won = definition.stages.find(({ kind }) => kind === 'won')?.key;
      return won
        ? {
            when: { on: 'invoice.paid' },
            then: [
              {
                do: 'notify',
                who: 'supervisors',
                text: words('Счёт оплачен', 'The invoice is paid', 'Шот төленді', 'Рахунок сплачено'),
              },
              { do: 'lead.move', stage: won, again: false },
            ],
          }
        : undefined;
    },
  },
  {
    id: 'unpaid',
    icon: 'receipt-off',
    name: words(
      'Счёт просрочен: задача узнать об оплате',
      'The invoice is overdue: a task to ask about the payment',
      'Шоттың мерзімі өтті: төлем туралы сұрау тапсырмасы',
      'Рахунок прострочено: завдання дізнатися про оплату',
    ),
    make: (around) => ({
      when: { on: 'invoice.overdue' },
      then: [
        task(
          around,
          words(
            'Узнать, когда оплатят счёт',
            'Ask when the invoice will be paid',
            'Шоттың қашан төленетінін білу',
            'Дізнатися, коли сплатять рахунок',
          ),
          { by: 'end_of_working_day' },
        ),
      ],
    }),
  },
  {
    id: 'task_late',
    icon: 'alarm',
    name: words(
      'Задача просрочена: сообщить супервайзеру',
      'A task is overdue: tell the supervisors',
      'Тапсырма мерзімі өтті: супервайзерге хабарлау',
      'Завдання прострочено: повідомити супервайзера',
    ),
    make: () => ({
      when: { on: 'task.overdue' },
      then: [
        {
          do: 'notify',
          who: 'supervisors',
          text: words('Задача просрочена', 'A task is overdue', 'Тапсырма мерзімі өтті', 'Завдання прострочено'),
        },
      ],
    }),
  },
  {
    id: 'not_delivered',
    icon: 'mail-off',
    name: words(
      'Сообщение не дошло: проверить контакт',
      'A message was not delivered: check the contact',
      'Хабарлама жетпеді: байланысты тексеру',
      'Повідомлення не дійшло: перевірити контакт',
    ),
    make: (around) => ({
      when: { on: 'message.failed' },
      then: [
        task(around, words('Проверить контакт', 'Check the contact', 'Байланысты тексеру', 'Перевірити контакт'), {
          by: 'end_of_working_day',
        }),
      ],
    }),
  },
];

/** The whole automation, placed and named; undefined where the pipeline lacks what it needs. */
export const cook = (recipe: Recipe, around: FreshContext): Automation | undefined => {
  const made = recipe.make(around);
  if (!made) return undefined;
  const key = keyFromName(
    recipe.id,
    'automation',
    around.definition.automations.map((one) => one.key),
  );
  return { ...freshAutomation(recipe.name, made.when, made.then, around), ...made, key };
};

const call = words('Позвонить клиенту', 'Call the client', 'Клиентке қоңырау шалу', 'Зателефонувати клієнту');

const task = (
  { definition }: FreshContext,
  text: Words,
  due: Extract<Step, { do: 'task.create' }>['due'],
): Extract<Step, { do: 'task.create' }> => ({
  do: 'task.create',
  type: definition.tasks.types[0]?.key ?? 'call',
  text,
  due,
  who: 'responsible',
});

const message = ({ templates }: FreshContext, channel: 'email' | 'sms', wanted?: string): Step | undefined => {
  const template = templateOf(templates, channel, wanted);
  return template && { do: 'message.send', channel, template: template.key, attach: [] };
};
