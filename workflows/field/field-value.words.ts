import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { FieldFault } from './field-value.ts';

/** Why a value was refused and how to write it, for whoever gave it. */
export const fieldFaultSentence = (why: FieldFault, language: Language): string =>
  inLanguage(fieldFaults[why], language);

export const fieldFaults: Record<FieldFault, Required<Words>> = {
  number: {
    ru: 'Здесь нужно число, например 1500 или 1500,50.',
    en: 'A number is needed here, such as 1500 or 1500.50.',
    kk: 'Мұнда сан керек, мысалы 1500 немесе 1500,50.',
    uk: 'Тут потрібне число, наприклад 1500 або 1500,50.',
  },
  thousands: {
    ru: 'Непонятно, тысячи это или дробь. Напишите целое без знаков (1500), а дробь с одной-двумя цифрами (1,5).',
    en: 'These may be thousands or a fraction. Write a whole number without signs (1500), a fraction with one or two digits (1.5).',
    kk: 'Бұл мыңдық па, бөлшек пе, белгісіз. Бүтін санды белгісіз (1500), бөлшекті бір-екі цифрмен (1,5) жазыңыз.',
    uk: 'Незрозуміло, тисячі це чи дріб. Напишіть ціле без знаків (1500), а дріб з однією-двома цифрами (1,5).',
  },
  date: {
    ru: 'Нужна дата, например 01.09.2027.',
    en: 'A date is needed, such as 2027-09-01.',
    kk: 'Күн керек, мысалы 01.09.2027.',
    uk: 'Потрібна дата, наприклад 01.09.2027.',
  },
  notADay: {
    ru: 'Такого дня нет в календаре. Проверьте день, месяц и год.',
    en: 'The calendar has no such day. Check the day, the month and the year.',
    kk: 'Күнтізбеде мұндай күн жоқ. Күнін, айын және жылын тексеріңіз.',
    uk: 'Такого дня немає в календарі. Перевірте день, місяць і рік.',
  },
  dayOrMonth: {
    ru: 'Непонятно, где день, а где месяц. Напишите дату через точки: 01.09.2027.',
    en: 'It is not clear which is the day and which the month. Write the year first: 2027-09-01.',
    kk: 'Қайсысы күн, қайсысы ай екені белгісіз. Күнді нүктемен жазыңыз: 01.09.2027.',
    uk: 'Незрозуміло, де день, а де місяць. Напишіть дату через крапки: 01.09.2027.',
  },
  moment: {
    ru: 'Нужны дата и время, например 01.09.2027 10:00.',
    en: 'A date and a time are needed, such as 2027-09-01 10:00.',
    kk: 'Күн мен уақыт керек, мысалы 01.09.2027 10:00.',
    uk: 'Потрібні дата й час, наприклад 01.09.2027 10:00.',
  },
  option: {
    ru: 'Такого варианта в списке нет. Выберите один из предложенных.',
    en: 'The list has no such option. Choose one of those offered.',
    kk: 'Тізімде мұндай нұсқа жоқ. Ұсынылғандардың бірін таңдаңыз.',
    uk: 'Такого варіанта в списку немає. Виберіть один із запропонованих.',
  },
  checkbox: {
    ru: 'Здесь ответ «да» или «нет».',
    en: 'The answer here is yes or no.',
    kk: 'Мұнда жауап «иә» немесе «жоқ».',
    uk: 'Тут відповідь «так» або «ні».',
  },
  link: {
    ru: 'Нужна ссылка на страницу, например https://example.kz.',
    en: 'The address of a page is needed, such as https://example.com.',
    kk: 'Бет сілтемесі керек, мысалы https://example.kz.',
    uk: 'Потрібне посилання на сторінку, наприклад https://example.ua.',
  },
  text: {
    ru: 'Здесь ожидается текст.',
    en: 'Text is expected here.',
    kk: 'Мұнда мәтін болуы керек.',
    uk: 'Тут очікується текст.',
  },
  person: {
    ru: 'Такого сотрудника нет. Выберите его из списка.',
    en: 'There is no such user. Choose one from the list.',
    kk: 'Мұндай қызметкер жоқ. Тізімнен таңдаңыз.',
    uk: 'Такого співробітника немає. Виберіть його зі списку.',
  },
  contact: {
    ru: 'Такого клиента нет. Выберите его из списка.',
    en: 'There is no such client. Choose one from the list.',
    kk: 'Мұндай клиент жоқ. Тізімнен таңдаңыз.',
    uk: 'Такого клієнта немає. Виберіть його зі списку.',
  },
  file: {
    ru: 'Такого файла нет. Загрузите его ещё раз.',
    en: 'There is no such file. Upload it again.',
    kk: 'Мұндай файл жоқ. Қайта жүктеңіз.',
    uk: 'Такого файлу немає. Завантажте його ще раз.',
  },
};
