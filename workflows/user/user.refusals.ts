import type { RefusalKind } from '../refusal.ts';

export const userRefusals = {
  PersonUnknown: {
    status: 409,
    ru: 'Такого сотрудника нет. Выберите другого.',
    en: 'There is no such person. Choose another one.',
    kk: 'Мұндай қызметкер жоқ. Басқасын таңдаңыз.',
    uk: 'Такого співробітника немає. Оберіть іншого.',
  },
  PersonLeft: {
    status: 409,
    ru: 'Этот сотрудник больше не работает в системе. Выберите другого.',
    en: 'This person no longer works here. Choose another one.',
    kk: 'Бұл қызметкер енді жүйеде жұмыс істемейді. Басқасын таңдаңыз.',
    uk: 'Цей співробітник більше не працює в системі. Оберіть іншого.',
  },
  EmailTaken: {
    status: 409,
    field: 'email',
    ru: 'Человек с этой почтой уже есть. Если он отключён, включите его снова.',
    en: 'There is already a person with this e-mail. If they are switched off, switch them on again.',
    kk: 'Бұл поштамен адам бар. Ол өшірілген болса, қайта қосыңыз.',
    uk: 'Людина з цією поштою вже є. Якщо її вимкнено, увімкніть знову.',
  },
  EmailNamed: {
    status: 409,
    field: 'email',
    ru: 'Почту пока не сменить: по ней человека называют воронки: {{pipelines}}. Сначала назовите там другого или группу и опубликуйте.',
    en: 'The e-mail cannot be changed yet: pipelines name this person by it: {{pipelines}}. Name somebody else or a team there and publish first.',
    kk: 'Поштаны әзірге ауыстыруға болмайды: воронкалар адамды сол бойынша атайды: {{pipelines}}. Алдымен онда басқа адамды не топты көрсетіп, жариялаңыз.',
    uk: 'Пошту поки не змінити: за нею людину називають воронки: {{pipelines}}. Спершу назвіть там іншу людину або групу й опублікуйте.',
  },
  LastAdmin: {
    status: 409,
    ru: 'Это последний администратор. Сначала дайте эту роль кому-то ещё.',
    en: 'This is the last admin. Give the role to somebody else first.',
    kk: 'Бұл соңғы әкімші. Алдымен бұл рөлді басқа біреуге беріңіз.',
    uk: 'Це останній адміністратор. Спершу дайте цю роль комусь іще.',
  },
  TeamInUse: {
    status: 409,
    ru: 'Группа в деле. Люди: {{people}}. Воронки: {{pipelines}}. Сначала переведите людей и смените группу в воронках.',
    en: 'The team is in use. People: {{people}}. Pipelines: {{pipelines}}. Move the people and name another team in the pipelines first.',
    kk: 'Топ қолданыста. Адамдар: {{people}}. Воронкалар: {{pipelines}}. Алдымен адамдарды ауыстырып, воронкаларда басқа топты көрсетіңіз.',
    uk: 'Група у роботі. Люди: {{people}}. Воронки: {{pipelines}}. Спершу переведіть людей і змініть групу у воронках.',
  },
  LinkUsed: {
    status: 410,
    ru: 'Эта ссылка уже сработала или устарела: она действует один раз и один день. Запустите bin/start снова, он напечатает новую.',
    en: 'This link has been used or has expired: it works once and for one day. Run bin/start again, it prints a new one.',
    kk: 'Бұл сілтеме қолданылған немесе ескірген: ол бір рет және бір күн жарайды. bin/start қайта іске қосыңыз, ол жаңасын шығарады.',
    uk: 'Це посилання вже спрацювало або застаріло: воно діє один раз і один день. Запустіть bin/start знову, він надрукує нове.',
  },
  WrongOldPassword: {
    status: 422,
    field: 'old',
    ru: 'Прежний пароль не подошёл. Проверьте раскладку и повторите.',
    en: 'The old password is not right. Check the keyboard layout and try again.',
    kk: 'Бұрынғы құпиясөз дұрыс емес. Пернетақта тілін тексеріп, қайталаңыз.',
    uk: 'Попередній пароль не підійшов. Перевірте розкладку й повторіть.',
  },
} satisfies Record<string, RefusalKind>;
