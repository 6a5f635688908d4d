import type { Words } from '../../words/words.schema.ts';

/** Parts of a definition that are neither a stage nor an automation. */
export const partWords = {
  pipeline: { ru: 'Воронка', en: 'The pipeline', kk: 'Воронка', uk: 'Воронка' },
  outcomes: { ru: 'Итоги', en: 'Outcomes', kk: 'Қорытындылар', uk: 'Підсумки' },
  fields: { ru: 'Поля', en: 'Fields', kk: 'Өрістер', uk: 'Поля' },
  lossReasons: { ru: 'Причины отказа', en: 'Loss reasons', kk: 'Бас тарту себептері', uk: 'Причини відмови' },
  tasks: { ru: 'Виды задач', en: 'Kinds of tasks', kk: 'Тапсырма түрлері', uk: 'Види завдань' },
  hours: { ru: 'Часы отправки', en: 'Sending hours', kk: 'Жіберу сағаттары', uk: 'Години надсилання' },
  invoices: { ru: 'Счета', en: 'Invoices', kk: 'Шоттар', uk: 'Рахунки' },
} satisfies Record<string, Required<Words>>;

export const paymentWords: Required<Words> = {
  ru: 'Приём оплаты',
  en: 'Payments',
  kk: 'Төлем қабылдау',
  uk: 'Приймання оплати',
};
