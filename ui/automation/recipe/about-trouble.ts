import { task, type Recipe } from './recipe.ts';

/** A task that nobody did, a message that did not arrive. */
export const aboutTrouble: Recipe[] = [
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
