import type { Automation, Step } from '../../workflows/automation/automation.schema.ts';
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
    name: {
      ru: 'Назначить ответственного и поставить звонок до конца дня',
      en: 'Assign somebody and ask for a call by the end of the day',
      kk: 'Жауаптыны тағайындап, күн соңына дейін қоңырау тапсыру',
      uk: 'Призначити відповідального й поставити дзвінок до кінця дня',
    },
    make: (around) => ({
      when: { on: 'stage.entered' },
      then: [{ do: 'lead.assign', rule: 'least_busy' }, task(around, call, { by: 'end_of_working_day' })],
    }),
  },
  {
    id: 'welcome',
    icon: 'send',
    name: {
      ru: 'Сразу ответить клиенту письмом и SMS',
      en: 'Answer the client at once by e-mail and SMS',
      kk: 'Клиентке бірден хат пен SMS жіберу',
      uk: 'Одразу відповісти клієнту листом і SMS',
    },
    make: (around) => {
      const then = [message(around, 'email'), message(around, 'sms')].filter((step) => step !== undefined);
      return then.length ? { when: { on: 'stage.entered' }, then } : undefined;
    },
  },
  {
    id: 'no_call',
    icon: 'clock',
    name: {
      ru: '2 часа без звонка: задача и SMS',
      en: '2 hours without a call: a task and an SMS',
      kk: '2 сағат қоңырау болмаса: тапсырма және SMS',
      uk: '2 години без дзвінка: завдання й SMS',
    },
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
    name: {
      ru: 'Клиент молчит 3 дня: напомнить и позвонить',
      en: 'The client is silent for 3 days: remind and call',
      kk: 'Клиент 3 күн үнсіз: еске салып, қоңырау шалу',
      uk: 'Клієнт мовчить 3 дні: нагадати й зателефонувати',
    },
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
    name: {
      ru: 'Неделя без движения: сообщить супервайзеру',
      en: 'A week without movement: tell the supervisors',
      kk: 'Бір апта қозғалыссыз: супервайзерге хабарлау',
      uk: 'Тиждень без руху: повідомити супервайзера',
    },
    make: () => ({
      when: { on: 'stage.time', after: { amount: 1, unit: 'weeks' } },
      then: [
        {
          do: 'notify',
          who: 'supervisors',
          text: {
            ru: 'Сделка неделю стоит на месте',
            en: 'The lead has not moved for a week',
            kk: 'Мәміле бір апта орнында тұр',
            uk: 'Угода тиждень стоїть на місці',
          },
        },
      ],
    }),
  },
  {
    id: 'remind_before_date',
    icon: 'calendar-event',
    name: {
      ru: 'Напомнить клиенту за 2 часа до даты',
      en: 'Remind the client 2 hours before a date',
      kk: 'Күнге 2 сағат қалғанда клиентке еске салу',
      uk: 'Нагадати клієнту за 2 години до дати',
    },
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
    name: {
      ru: 'Третий раз в этом этапе: перевести в отказ',
      en: 'The third time at this stage: move to lost',
      kk: 'Осы кезеңде үшінші рет: бас тартуға ауыстыру',
      uk: 'Утретє на цьому етапі: перевести у відмову',
    },
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
    name: {
      ru: 'Выставить счёт при входе в этап',
      en: 'Issue an invoice on entering the stage',
      kk: 'Кезеңге өткенде шот қою',
      uk: 'Виставити рахунок при вході в етап',
    },
    make: ({ definition }) => ({
      when: { on: 'stage.entered' },
      if: { field: 'invoices.unpaid', is: '=', value: 0 },
      then: [
        {
          do: 'invoice.issue',
          lines: [
            { text: { ru: 'Услуга', en: 'Service', kk: 'Қызмет', uk: 'Послуга' }, quantity: 1, unitAmount: 10_000_000 },
          ],
          currency: definition.currency,
          dueDays: 3,
        },
      ],
    }),
  },
  {
    id: 'paid_is_won',
    icon: 'coins',
    name: {
      ru: 'Счёт оплачен: сделка успешна, сообщить супервайзеру',
      en: 'The invoice is paid: the lead is won, tell the supervisors',
      kk: 'Шот төленді: мәміле сәтті, супервайзерге хабарлау',
      uk: 'Рахунок сплачено: угода успішна, повідомити супервайзера',
    },
    make: ({ definition }) => {
      const won = definition.stages.find(({ kind }) => kind === 'won')?.key;
      return won
        ? {
            when: { on: 'invoice.paid' },
            then: [
              {
                do: 'notify',
                who: 'supervisors',
                text: { ru: 'Счёт оплачен', en: 'The invoice is paid', kk: 'Шот төленді', uk: 'Рахунок сплачено' },
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
    name: {
      ru: 'Счёт просрочен: задача узнать об оплате',
      en: 'The invoice is overdue: a task to ask about the payment',
      kk: 'Шоттың мерзімі өтті: төлем туралы сұрау тапсырмасы',
      uk: 'Рахунок прострочено: завдання дізнатися про оплату',
    },
    make: (around) => ({
      when: { on: 'invoice.overdue' },
      then: [
        task(
          around,
          {
            ru: 'Узнать, когда оплатят счёт',
            en: 'Ask when the invoice will be paid',
            kk: 'Шоттың қашан төленетінін білу',
            uk: 'Дізнатися, коли сплатять рахунок',
          },
          { by: 'end_of_working_day' },
        ),
      ],
    }),
  },
  {
    id: 'task_late',
    icon: 'alarm',
    name: {
      ru: 'Задача просрочена: сообщить супервайзеру',
      en: 'A task is overdue: tell the supervisors',
      kk: 'Тапсырма мерзімі өтті: супервайзерге хабарлау',
      uk: 'Завдання прострочено: повідомити супервайзера',
    },
    make: () => ({
      when: { on: 'task.overdue' },
      then: [
        {
          do: 'notify',
          who: 'supervisors',
          text: {
            ru: 'Задача просрочена',
            en: 'A task is overdue',
            kk: 'Тапсырма мерзімі өтті',
            uk: 'Завдання прострочено',
          },
        },
      ],
    }),
  },
  {
    id: 'not_delivered',
    icon: 'mail-off',
    name: {
      ru: 'Сообщение не дошло: проверить контакт',
      en: 'A message was not delivered: check the contact',
      kk: 'Хабарлама жетпеді: байланысты тексеру',
      uk: 'Повідомлення не дійшло: перевірити контакт',
    },
    make: (around) => ({
      when: { on: 'message.failed' },
      then: [
        task(
          around,
          { ru: 'Проверить контакт', en: 'Check the contact', kk: 'Байланысты тексеру', uk: 'Перевірити контакт' },
          { by: 'end_of_working_day' },
        ),
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

const call = {
  ru: 'Позвонить клиенту',
  en: 'Call the client',
  kk: 'Клиентке қоңырау шалу',
  uk: 'Зателефонувати клієнту',
};

type TaskStep = Extract<Step, { do: 'task.create' }>;
const task = ({ definition }: FreshContext, text: Words, due: TaskStep['due']): TaskStep => ({
  do: 'task.create',
  type: definition.tasks.types[0]?.key ?? 'call',
  text,
  due,
  who: 'responsible',
});

const message = ({ templates }: FreshContext, channel: string, wanted?: string): Step | undefined => {
  const template = templateOf(templates, channel, wanted);
  return template && { do: 'message.send', channel, template: template.key, attach: [] };
};
