import type { RefusalKind } from '../refusal.ts';

/** Why a mailbox is not connected. Each says which of its two doors is shut: IMAP, by which letters come, or SMTP, by which they leave. */
export const mailboxRefusals = {
  MailboxSignIn: {
    status: 422,
    field: 'settings.password',
    ru: '{{door}}: {{host}} не принимает имя или пароль. Для Gmail, Яндекса и Mail.ru нужен пароль приложения, а IMAP надо включить в настройках почты.',
    en: '{{door}}: {{host}} does not accept the name or the password. Gmail, Yandex and Mail.ru need an app password, and IMAP switched on in the mail’s settings.',
    kk: '{{door}}: {{host}} атын не құпиясөзді қабылдамайды. Gmail, Яндекс және Mail.ru үшін қолданба құпиясөзі керек, ал IMAP-ты пошта баптауларында қосу керек.',
    uk: '{{door}}: {{host}} не приймає ім’я або пароль. Для Gmail, Яндекса та Mail.ru потрібен пароль застосунку, а IMAP треба ввімкнути в налаштуваннях пошти.',
  },
  MailboxHostUnknown: {
    status: 422,
    ru: '{{door}}: сервера {{host}} нет. Проверьте, как он написан.',
    en: '{{door}}: there is no server {{host}}. Check how it is written.',
    kk: '{{door}}: {{host}} сервері жоқ. Жазылуын тексеріңіз.',
    uk: '{{door}}: сервера {{host}} немає. Перевірте, як він написаний.',
  },
  MailboxNoAnswer: {
    status: 422,
    ru: '{{door}}: {{host}}, порт {{port}}, не отвечает. Проверьте порт; в облаке он бывает закрыт.',
    en: '{{door}}: {{host}}, port {{port}}, does not answer. Check the port; in a cloud it may be closed.',
    kk: '{{door}}: {{host}}, {{port}} порты жауап бермейді. Портты тексеріңіз; бұлтта ол жабық болуы мүмкін.',
    uk: '{{door}}: {{host}}, порт {{port}}, не відповідає. Перевірте порт; у хмарі він буває закритий.',
  },
  MailboxNotEncrypted: {
    status: 422,
    ru: '{{door}}: {{host}} не шифрует связь, пароль ушёл бы открытым. Возьмите порт с шифрованием: 993 для IMAP, 465 для SMTP.',
    en: '{{door}}: {{host}} does not encrypt, so the password would travel in the open. Take the encrypted port: 993 for IMAP, 465 for SMTP.',
    kk: '{{door}}: {{host}} байланысты шифрламайды, құпиясөз ашық кетер еді. Шифрланған портты алыңыз: IMAP үшін 993, SMTP үшін 465.',
    uk: '{{door}}: {{host}} не шифрує зв’язок, пароль пішов би відкритим. Візьміть порт із шифруванням: 993 для IMAP, 465 для SMTP.',
  },
  MailboxCertificate: {
    status: 422,
    ru: '{{door}}: сертификату сервера {{host}} нельзя верить ({{error}}). Проверьте имя сервера.',
    en: '{{door}}: the certificate of {{host}} cannot be trusted ({{error}}). Check the server’s name.',
    kk: '{{door}}: {{host}} серверінің сертификатына сенуге болмайды ({{error}}). Сервердің атын тексеріңіз.',
    uk: '{{door}}: сертифікату сервера {{host}} не можна вірити ({{error}}). Перевірте ім’я сервера.',
  },
  MailboxTrouble: {
    status: 422,
    ru: '{{door}}: {{host}} ответил «{{error}}». Ничего не изменилось; попробуйте ещё раз.',
    en: '{{door}}: {{host}} answered “{{error}}”. Nothing has changed; try again.',
    kk: '{{door}}: {{host}} «{{error}}» деп жауап берді. Ештеңе өзгерген жоқ; қайталап көріңіз.',
    uk: '{{door}}: {{host}} відповів «{{error}}». Нічого не змінилося; спробуйте ще раз.',
  },
  MailboxFolderUnknown: {
    status: 422,
    field: 'settings.folders',
    ru: 'Папки «{{folder}}» в почте нет. Есть: {{folders}}.',
    en: 'The mailbox has no folder “{{folder}}”. It has: {{folders}}.',
    kk: 'Поштада «{{folder}}» қалтасы жоқ. Бары: {{folders}}.',
    uk: 'Папки «{{folder}}» у пошті немає. Є: {{folders}}.',
  },
} satisfies Record<string, RefusalKind>;
