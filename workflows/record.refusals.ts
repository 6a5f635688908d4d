import type { RefusalKind } from './refusal.ts';

export const recordRefusals = {
  NotFound: {
    status: 404,
    ru: 'Такой записи нет или она вам не видна. Проверьте адрес.',
    en: 'There is no such record, or you may not see it. Check the address.',
    kk: 'Мұндай жазба жоқ немесе сізге көрінбейді. Мекенжайды тексеріңіз.',
    uk: 'Такого запису немає, або він вам не видимий. Перевірте адресу.',
  },
  VersionChanged: {
    status: 409,
    ru: 'Пока вы правили, запись изменил кто-то другой. Посмотрите новое и сохраните ещё раз.',
    en: 'Someone else changed this record meanwhile. Look at the new values and save again.',
    kk: 'Сіз өңдеп жатқанда жазбаны басқа біреу өзгертті. Жаңасын қарап, қайта сақтаңыз.',
    uk: 'Поки ви редагували, запис змінив хтось інший. Перегляньте нове та збережіть ще раз.',
  },
  KeyReused: {
    status: 409,
    ru: 'Этот ключ повтора уже был у другого запроса. Повторите действие ещё раз.',
    en: 'This idempotency key was used for another request. Try again.',
    kk: 'Бұл қайталау кілті басқа сұрауда қолданылған. Әрекетті қайталаңыз.',
    uk: 'Цей ключ повтору вже був в іншого запиту. Повторіть дію ще раз.',
  },
} satisfies Record<string, RefusalKind>;
