import type { RefusalKind } from '../refusal.ts';

export const confirmationRefusals = {
  AddressConfirmed: {
    status: 409,
    ru: 'Клиент уже подтвердил этот адрес. Ничего делать не нужно.',
    en: 'The client has confirmed this address already. Nothing needs to be done.',
    kk: 'Клиент бұл мекенжайды растап қойған. Ештеңе істеу қажет емес.',
    uk: 'Клієнт уже підтвердив цю адресу. Нічого робити не треба.',
  },
  AddressNotHers: {
    status: 409,
    ru: 'Этот адрес отклонён, поэтому подтвердить его нельзя. Сначала примите его.',
    en: 'This address is refused, so it cannot be confirmed. Accept it first.',
    kk: 'Бұл мекенжай қабылданбаған, сондықтан оны растау мүмкін емес. Алдымен қабылдаңыз.',
    uk: 'Цю адресу відхилено, тому підтвердити її не можна. Спершу прийміть її.',
  },
  AddressUnasked: {
    status: 409,
    ru: 'Подтвердить можно телефон или почту. Этот адрес подтверждают сами сообщения с него.',
    en: 'A phone or an e-mail can be confirmed. This address is proved by the messages that come from it.',
    kk: 'Телефонды немесе поштаны растауға болады. Бұл мекенжайды одан келген хабарлардың өзі растайды.',
    uk: 'Підтвердити можна телефон або пошту. Цю адресу підтверджують самі повідомлення з неї.',
  },
  AskedJustNow: {
    status: 409,
    ru: 'Просьба только что отправлена. Повторить можно через {{seconds}} с.',
    en: 'The client was asked just now. You can ask again in {{seconds}} s.',
    kk: 'Өтініш жаңа ғана жіберілді. {{seconds}} с өткен соң қайталауға болады.',
    uk: 'Прохання щойно надіслано. Повторити можна через {{seconds}} с.',
  },
  AskedEnough: {
    status: 409,
    ru: 'На этот адрес за сутки уже отправлено просьб: {{most}}. Повторите завтра.',
    en: 'This address got {{most}} requests within a day. Ask again tomorrow.',
    kk: 'Бұл мекенжайға бір тәулікте {{most}} өтініш жіберілді. Ертең қайталаңыз.',
    uk: 'На цю адресу за добу вже надіслано прохань: {{most}}. Повторіть завтра.',
  },
  ConfirmationOver: {
    status: 409,
    ru: 'Срок подтверждения вышел. Отправьте клиенту новую просьбу.',
    en: 'The time to confirm has passed. Ask the client again.',
    kk: 'Растау мерзімі өтіп кетті. Клиентке жаңа өтініш жіберіңіз.',
    uk: 'Строк підтвердження минув. Надішліть клієнту нове прохання.',
  },
  CodeWrong: {
    status: 422,
    field: 'code',
    ru: 'Код не подошёл. Осталось попыток: {{left}}.',
    en: 'This is not the code. Tries left: {{left}}.',
    kk: 'Код сәйкес келмеді. Қалған әрекет: {{left}}.',
    uk: 'Код не підійшов. Залишилося спроб: {{left}}.',
  },
  CodeSpent: {
    status: 409,
    ru: 'Попытки кончились. Отправьте клиенту новый код.',
    en: 'No tries are left. Send the client a new code.',
    kk: 'Әрекет қалмады. Клиентке жаңа код жіберіңіз.',
    uk: 'Спроби закінчилися. Надішліть клієнту новий код.',
  },
} satisfies Record<string, RefusalKind>;
