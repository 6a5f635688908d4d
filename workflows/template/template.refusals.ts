import type { RefusalKind } from '../refusal.ts';

export const templateRefusals = {
  UnknownTemplate: {
    status: 409,
    ru: 'Нет такого шаблона. Проверьте шаблоны в настройках.',
    en: 'There is no such template. Check the templates in the settings.',
    kk: 'Мұндай үлгі жоқ. Баптаулардағы үлгілерді тексеріңіз.',
    uk: 'Немає такого шаблону. Перевірте шаблони в налаштуваннях.',
  },
  TemplateExists: {
    status: 409,
    field: 'key',
    ru: 'Шаблон с таким ключом, каналом и языком уже есть. Откройте его или возьмите другой ключ.',
    en: 'There is a template with this key, channel and language already. Open it or choose another key.',
    kk: 'Мұндай кілті, арнасы және тілі бар үлгі бар. Соны ашыңыз немесе басқа кілт таңдаңыз.',
    uk: 'Шаблон із таким ключем, каналом і мовою вже є. Відкрийте його або виберіть інший ключ.',
  },
  TemplateInUse: {
    status: 409,
    ru: 'Шаблон нужен воронке «{{pipeline}}», автоматизация «{{automation}}». Сначала замените его там.',
    en: 'The template is used by the pipeline “{{pipeline}}”, automation “{{automation}}”. Replace it there first.',
    kk: 'Үлгі «{{pipeline}}» воронкасына керек, автоматтандыру «{{automation}}». Алдымен оны сонда ауыстырыңыз.',
    uk: 'Шаблон потрібен воронці «{{pipeline}}», автоматизація «{{automation}}». Спершу замініть його там.',
  },
  NoOwnPhone: {
    status: 422,
    field: 'phone',
    ru: 'Мы не знаем вашего номера. Введите номер, на который отправить проверочное SMS.',
    en: 'We do not know your number. Enter the one to send the test SMS to.',
    kk: 'Нөміріңізді білмейміз. Сынақ SMS жіберілетін нөмірді енгізіңіз.',
    uk: 'Ми не знаємо вашого номера. Введіть номер, на який надіслати пробне SMS.',
  },
} satisfies Record<string, RefusalKind>;
