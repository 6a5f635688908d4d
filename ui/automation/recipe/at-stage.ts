import { message, task, type Recipe } from './recipe.ts';

/** What is done when a lead comes to a stage or stays there. */
export const atStage: Recipe[] = [
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
    make: () => ({
      when: { on: 'stage.entered' },
      then: [message('email', 'received'), message('sms', 'received')],
    }),
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
      then: [task(around, call, { by: 'after', amount: 30, unit: 'minutes' }), message('sms', 'missed_call')],
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
      then: [message('email', 'missed_call'), task(around, call, { by: 'end_of_working_day' })],
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
    make: ({ definition }) => {
      const date = definition.fields.find(({ type }) => type === 'moment' || type === 'date');
      return date
        ? {
            when: {
              on: 'date.reached',
              field: `fields.${date.key}`,
              side: 'before',
              by: { amount: 2, unit: 'hours' },
              clock: '10:00',
            },
            then: [message('sms', 'reminder')],
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
];

const call = {
  ru: 'Позвонить клиенту',
  en: 'Call the client',
  kk: 'Клиентке қоңырау шалу',
  uk: 'Зателефонувати клієнту',
};
