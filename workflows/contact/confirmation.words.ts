import type { Words } from '../words/words.schema.ts';

/** What the client is written, whatever templates there are. `secret` is put in when the message leaves. */
export const confirmationWords = {
  subject: {
    ru: 'Подтвердите, что это ваш адрес',
    en: 'Please confirm that this is your address',
    kk: 'Бұл сіздің мекенжайыңыз екенін растаңыз',
    uk: 'Підтвердьте, що це ваша адреса',
  },
  letter: {
    ru: `Здравствуйте!

{{company}} просит подтвердить, что это ваш адрес электронной почты. Откройте страницу и нажмите на ней кнопку.

[Открыть страницу]({{link}})

Ссылка действует три дня. Если вы ничего не ждали от нас, просто удалите это письмо: без вашего подтверждения ничего не изменится.`,
    en: `Hello!

{{company}} asks you to confirm that this is your e-mail address. Open the page and press the button there.

[Open the page]({{link}})

The link works for three days. If you did not expect anything from us, delete this letter: nothing changes until you confirm.`,
    kk: `Сәлеметсіз бе!

{{company}} бұл сіздің электрондық пошта мекенжайыңыз екенін растауды сұрайды. Бетті ашып, ондағы батырманы басыңыз.

[Бетті ашу]({{link}})

Сілтеме үш күн жарамды. Бізден ештеңе күтпеген болсаңыз, бұл хатты жойыңыз: сіз растамайынша ештеңе өзгермейді.`,
    uk: `Вітаємо!

{{company}} просить підтвердити, що це ваша адреса електронної пошти. Відкрийте сторінку й натисніть на ній кнопку.

[Відкрити сторінку]({{link}})

Посилання діє три дні. Якщо ви нічого від нас не чекали, просто видаліть цей лист: без вашого підтвердження нічого не зміниться.`,
  },
  text: {
    ru: '{{company}}: код {{secret}}. Назовите его нашему сотруднику, чтобы подтвердить номер. Действует 15 минут.',
    en: '{{company}}: code {{secret}}. Tell it to our colleague to confirm your number. Valid for 15 minutes.',
    kk: '{{company}}: код {{secret}}. Нөмірді растау үшін оны қызметкерімізге айтыңыз. 15 минут жарамды.',
    uk: '{{company}}: код {{secret}}. Назвіть його нашому співробітнику, щоб підтвердити номер. Діє 15 хвилин.',
  },
  /** where the seller has not given a name */
  nobody: { ru: 'Компания', en: 'The company', kk: 'Компания', uk: 'Компанія' },
} satisfies Record<string, Required<Words>>;
